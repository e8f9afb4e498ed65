package lectern.lab;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lectern.InputException;
import lectern.experiment.ExperimentSpec;
import lectern.experiment.Study;
import lectern.experiment.StudyPlan;
import lectern.run.Run;
import lectern.store.RunStore;
import lectern.sweep.StudyRecord;
import lectern.sweep.StudyStore;

/// The studies on this machine: their records and their runs put together again.
///
/// @param records what was asked for
/// @param store what was run
/// @param experiments what their files say now
record Studies(StudyStore records, RunStore store, Experiments experiments) {
  /// Every study, oldest first. One whose record can no longer be read is passed over; {@link
  /// #study} says what is wrong with it.
  List<Study> all() {
    List<Run> runs = store.runs();
    return records.records().stream().flatMap(record -> readable(record, runs)).toList();
  }

  private static Stream<Study> readable(StudyRecord record, List<Run> runs) {
    try {
      return Stream.of(record.study(runs));
    } catch (InputException e) {
      return Stream.empty();
    }
  }

  /// One study.
  ///
  /// @throws InputException if there is none of this id, naming the nearest
  Study study(String id) {
    StudyRecord record = records.record(id);
    return record.study(store.runs(record.experiment()));
  }

  /// The study that stands for an experiment, as {@link Lab#latest}.
  Optional<Study> latest(String experiment) {
    List<Run> runs = store.runs(experiment);
    Set<String> begun = runs.stream().map(Run::study).collect(Collectors.toSet());
    List<StudyRecord> mine =
        records.records().reversed().stream()
            .filter(record -> record.experiment().equals(experiment) && begun.contains(record.id()))
            .toList();
    return Stream.concat(
            mine.stream()
                .filter(record -> record.choice().isAsFiled())
                .map(record -> study(record, runs))
                .filter(Study::asFiled),
            mine.stream().map(record -> study(record, runs)))
        .findFirst()
        .or(() -> Study.latest(experiments.spec(experiment), runs));
  }

  private Study study(StudyRecord record, List<Run> runs) {
    try {
      StudyPlan now = plan(record);
      if (now.digest().equals(record.digest())) {
        return record.study(now.spec(), runs);
      }
    } catch (InputException e) {
      // the file is gone or means something else: what was recorded counts
    }
    return record.study(runs);
  }

  private StudyPlan plan(StudyRecord record) {
    ExperimentSpec spec = experiments.spec(record.experiment());
    return spec.plan(experiments.task(spec.task()), record.choice());
  }

  /// A study by its record or, as of old, by its runs and its experiment's file.
  Optional<Study> recorded(String id, List<Run> runs) {
    Optional<Study> study =
        records.latest(record -> record.id().equals(id)).map(record -> study(record, runs));
    return study.isPresent() || runs.isEmpty()
        ? study
        : experiments.find(runs.getFirst().experiment()).flatMap(spec -> Study.latest(spec, runs));
  }
}
