package lectern.lab;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import lectern.InputException;
import lectern.experiment.ExperimentSpec;
import lectern.experiment.Goal;
import lectern.experiment.Study;
import lectern.run.Run;
import lectern.yaml.Nearest;

/// Which runs somebody means by a few ids.
///
/// @param all every run there is, oldest first
/// @param studies the study of an id from its record or, without one, from its runs; absent if
///   nothing is left that says what it was
/// @param filed the experiment of an id, if it has a file
record Selection(
    List<Run> all,
    BiFunction<String, List<Run>, Optional<Study>> studies,
    Function<String, Optional<ExperimentSpec>> filed) {
  /// Runs, each once, in the order of the ids, those of a study as it was planned.
  ///
  /// @param goal what they were to reach, if they all were to reach the same
  record Chosen(List<Run> runs, Optional<Goal> goal) {}

  /// The runs of these ids.
  ///
  /// @param ids studies, runs, or experiments (the latest study of each)
  /// @throws InputException if there is nothing of such an id, naming the nearest
  Chosen of(List<String> ids) {
    Set<Run> runs = new LinkedHashSet<>();
    Set<Optional<Goal>> goals = new LinkedHashSet<>();
    for (String id : ids) {
      List<Run> meant = named(id);
      Optional<Study> study =
          studies.apply(
              meant.getFirst().study(),
              all.stream().filter(run -> run.study().equals(meant.getFirst().study())).toList());
      boolean single = meant.size() == 1 && meant.getFirst().id().equals(id);
      runs.addAll(single ? meant : study.map(Study::runList).orElse(meant));
      goals.add(study.flatMap(each -> each.spec().goal()));
    }
    return new Chosen(
        List.copyOf(runs), goals.size() == 1 ? goals.iterator().next() : Optional.empty());
  }

  /// The runs of an id; at least one.
  private List<Run> named(String id) {
    Optional<String> latest =
        all.stream()
            .filter(run -> run.experiment().equals(id))
            .map(Run::study)
            .max(Comparator.naturalOrder());
    String study = latest.orElse(id);
    List<Run> runs = all.stream().filter(run -> run.study().equals(study)).toList();
    return !runs.isEmpty()
        ? runs
        : all.stream()
            .filter(run -> run.id().equals(id))
            .findFirst()
            .map(List::of)
            .orElseThrow(() -> unknown(id));
  }

  private InputException unknown(String id) {
    if (filed.apply(id).isPresent()) {
      return new InputException(id + " has not been run yet; lectern run " + id + " does so.");
    }
    List<String> known = new ArrayList<>();
    for (Run run : all.reversed()) {
      known.addAll(List.of(run.experiment(), run.study(), run.id()));
    }
    return new InputException(
        "There is no experiment, study or run '"
            + id
            + "'"
            + Nearest.to(id, known).map(near -> "; did you mean '" + near + "'?").orElse(".")
            + (all.isEmpty() ? " Nothing has been run yet." : " lectern runs lists them."));
  }
}
