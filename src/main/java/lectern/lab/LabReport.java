package lectern.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import lectern.InputException;
import lectern.data.MissingDataException;
import lectern.experiment.ExperimentSpec;
import lectern.experiment.Study;
import lectern.report.Site;

/// Gathers what the report tells of a project.
///
/// @param lab the project
/// @param corpora the folder of an installed corpus by its name; throws MissingDataException
record LabReport(Lab lab, Function<String, Path> corpora) {
  /// Studies by hand of one experiment that have pages.
  private static final int MOST_BY_HAND = 5;

  /// @param folder where the pages are put
  /// @return the first page
  Path write(Path folder) {
    List<Study> studies = lab.studies();
    List<Site.Entry> entries =
        lab.experiments().stream().map(spec -> entry(spec, studies)).toList();
    try {
      return Site.of(entries).write(folder);
    } catch (IOException e) {
      throw new InputException(
          "The report cannot be written to "
              + folder
              + " ("
              + e
              + "); make the folder writable or free some space.",
          e);
    }
  }

  private Site.Entry entry(ExperimentSpec spec, List<Study> studies) {
    // A verdict of other settings than the file's is none on the claim.
    Optional<Study> latest = lab.latest(spec.id()).filter(study -> study.choice().isAsFiled());
    List<Study> byHand =
        studies.stream()
            .filter(study -> study.spec().id().equals(spec.id()))
            .filter(study -> !study.runList().isEmpty() && !study.asFiled())
            .filter(study -> !study.id().equals(latest.map(Study::id).orElse("")))
            .toList();
    return new Site.Entry(
        spec,
        latest,
        missing(spec),
        lab.reference(spec.id()),
        byHand.subList(Math.max(0, byHand.size() - MOST_BY_HAND), byHand.size()));
  }

  /// What is said of the first corpus that an experiment lacks.
  private Optional<String> missing(ExperimentSpec spec) {
    for (String corpus : spec.requires()) {
      try {
        corpora.apply(corpus);
      } catch (MissingDataException e) {
        return Optional.of(e.getMessage());
      }
    }
    return Optional.empty();
  }
}
