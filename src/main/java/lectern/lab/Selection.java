package lectern.lab;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import lectern.InputException;
import lectern.experiment.ExperimentSpec;
import lectern.experiment.Study;
import lectern.run.Run;
import lectern.yaml.Nearest;

/// Which runs somebody means by a few ids.
///
/// @param all every run there is, oldest first
/// @param specs the experiment of an id, if its file is still there
record Selection(List<Run> all, Function<String, Optional<ExperimentSpec>> specs) {
  /// The runs of these ids, each once, in the order of the ids; those of a study as it was planned.
  ///
  /// @param ids studies, runs, or experiments (the latest study of each)
  /// @throws InputException if there is nothing of such an id, naming the nearest
  List<Run> of(List<String> ids) {
    Set<Run> selected = new LinkedHashSet<>();
    ids.forEach(id -> selected.addAll(of(id)));
    return List.copyOf(selected);
  }

  private List<Run> of(String id) {
    List<Run> experiment = all.stream().filter(run -> run.experiment().equals(id)).toList();
    if (!experiment.isEmpty()) {
      String latest =
          experiment.stream().map(Run::study).max(Comparator.naturalOrder()).orElseThrow();
      return asPlanned(experiment.stream().filter(run -> run.study().equals(latest)).toList());
    }
    List<Run> study = all.stream().filter(run -> run.study().equals(id)).toList();
    if (!study.isEmpty()) {
      return asPlanned(study);
    }
    return all.stream()
        .filter(run -> run.id().equals(id))
        .findFirst()
        .map(List::of)
        .orElseThrow(() -> unknown(id));
  }

  /// By arm, grid point and seed; by start where the experiment's file is gone.
  private List<Run> asPlanned(List<Run> study) {
    return specs
        .apply(study.getFirst().experiment())
        .flatMap(spec -> Study.latest(spec, study))
        .map(Study::runList)
        .orElse(study);
  }

  private InputException unknown(String id) {
    if (all.isEmpty()) {
      return new InputException(
          "There is nothing to compare yet; lectern run EXPERIMENT makes runs.");
    }
    List<String> known = new ArrayList<>();
    for (Run run : all.reversed()) {
      known.addAll(List.of(run.experiment(), run.study(), run.id()));
    }
    List<String> distinct = known.stream().distinct().toList();
    boolean unrun = specs.apply(id).isPresent();
    return new InputException(
        unrun
            ? id + " has not been run yet; lectern run " + id + " does so."
            : "There is no experiment, study or run '"
                + id
                + "'"
                + Nearest.to(id, distinct).map(near -> "; did you mean '" + near + "'?").orElse(".")
                + " lectern runs lists them.");
  }
}
