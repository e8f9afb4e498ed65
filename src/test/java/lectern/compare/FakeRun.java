package lectern.compare;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import lectern.run.Measures;
import lectern.run.Run;
import lectern.run.RunStatus;

/// Runs for tests, made without running anything.
///
/// @param settings the whole configuration
/// @param grid those of its paths that a grid set
public record FakeRun(
    String experiment,
    String study,
    String profile,
    String arm,
    SequencedMap<String, String> settings,
    SequencedMap<String, String> grid,
    RunStatus status,
    Path folder) {
  /// An arm of one experiment, without settings.
  public static FakeRun arm(String arm) {
    return new FakeRun(
        "sample",
        "20260101-study",
        "full",
        arm,
        new LinkedHashMap<>(),
        new LinkedHashMap<>(),
        RunStatus.FINISHED,
        Path.of("nowhere"));
  }

  public FakeRun with(String path, Object value) {
    SequencedMap<String, String> more = new LinkedHashMap<>(settings);
    more.put(path, String.valueOf(value));
    return new FakeRun(experiment, study, profile, arm, more, grid, status, folder);
  }

  /// A setting that a grid or a search set.
  public FakeRun at(String path, Object value) {
    SequencedMap<String, String> more = new LinkedHashMap<>(grid);
    more.put(path, String.valueOf(value));
    return new FakeRun(
        experiment, study, profile, arm, with(path, value).settings, more, status, folder);
  }

  public FakeRun study(String other) {
    return new FakeRun(experiment, other, profile, arm, settings, grid, status, folder);
  }

  public FakeRun experiment(String other) {
    return new FakeRun(other, study, profile, arm, settings, grid, status, folder);
  }

  public FakeRun profile(String other) {
    return new FakeRun(experiment, study, other, arm, settings, grid, status, folder);
  }

  public FakeRun ended(RunStatus how) {
    return new FakeRun(experiment, study, profile, arm, settings, grid, how, folder);
  }

  public FakeRun in(Path other) {
    return new FakeRun(experiment, study, profile, arm, settings, grid, status, other);
  }

  /// One run.
  public Run run(long seed, Measures measures) {
    return new Run(
        study + "-" + arm + grid.values() + settings.values() + "-s" + seed,
        study,
        1,
        experiment,
        profile,
        "fake",
        arm,
        grid,
        seed,
        settings,
        status,
        status == RunStatus.FINISHED ? measures : Measures.none(),
        1,
        Instant.EPOCH,
        Optional.empty(),
        folder);
  }

  /// A run for each value, with the seeds 1, 2, …
  public List<Run> runs(String measure, double... values) {
    List<Run> runs = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      runs.add(run(i + 1, Measures.none().with(measure, values[i])));
    }
    return runs;
  }
}
