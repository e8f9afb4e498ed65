package lectern.experiment;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import lectern.run.Run;
import lectern.yaml.Yaml;
import tech.tablesaw.api.Table;

/// All runs of one experiment under one profile, and what they say.
public final class Study {
  private final ExperimentSpec spec;
  private final String profile;
  private final int planned;
  private final List<Run> runs;

  /// @param planned how many runs there should be
  /// @param runs those there are
  Study(ExperimentSpec spec, String profile, int planned, List<Run> runs) {
    this.spec = spec;
    this.profile = profile;
    this.planned = planned;
    this.runs = List.copyOf(runs);
  }

  /// A run by itself.
  ///
  /// @param spec the run's experiment
  public static Study ofOne(ExperimentSpec spec, Run run) {
    return new Study(spec, run.profile(), /* planned= */ 1, List.of(run));
  }

  /// The latest study of an experiment: the runs that were started together, whole or not.
  ///
  /// @param runs of that experiment
  /// @return absent if there are none
  public static Optional<Study> latest(ExperimentSpec spec, List<Run> runs) {
    return runs.stream()
        .max(Comparator.comparing(Run::study))
        .map(last ->
            new Study(
                spec,
                last.profile(),
                last.planned(),
                runs.stream()
                    .filter(run -> run.study().equals(last.study()))
                    .sorted(planOrder(spec))
                    .toList()));
  }

  private static Comparator<Run> planOrder(ExperimentSpec spec) {
    Comparator<Run> order =
        Comparator.comparing(run -> List.copyOf(spec.arms().keySet()).indexOf(run.arm()));
    for (var dimension : spec.grid().entrySet()) {
      List<String> values = dimension.getValue().stream().map(Yaml::text).toList();
      order = order.thenComparing(run -> values.indexOf(run.grid().get(dimension.getKey())));
    }
    return order.thenComparing(Run::seed).thenComparing(Run::id);
  }

  /// The experiment.
  public ExperimentSpec spec() {
    return spec;
  }

  /// The profile's name.
  public String profile() {
    return profile;
  }

  /// How many runs were planned; less are there after an interruption.
  public int planned() {
    return planned;
  }

  /// The runs, by arm, grid point and seed.
  public List<Run> runList() {
    return runs;
  }

  /// One row a run: `run`, `arm`, a column for each grid path, `seed`, `status`, `seconds`, a
  /// column for each measure (missing where the run did not end).
  public Table runs() {
    return StudyTables.runs(this);
  }

  /// One row for each arm, grid point and measure: `arm`, a column for each grid path, `measure`,
  /// `n`, `mean`, `sd`, `low`, `high` (the 95 % interval of the mean by Student t).
  public Table summary() {
    return StudyTables.summary(this);
  }

  /// Everything recorded while training, one row a number: `run`, `arm`, a column for each grid
  /// path, `seed`, `step`, `metric`, `value`.
  public Table curves() {
    return StudyTables.curves(this);
  }

  /// What the runs say about each claim, in the file's order.
  public List<ClaimVerdict> verdicts() {
    Judge judge = new Judge(this);
    return spec.claims().stream()
        .map(claim ->
            ClaimVerdict.of(
                claim,
                claim.expect().stream()
                    .flatMap(expectation -> judge.findings(expectation).stream())
                    .toList()))
        .toList();
  }

  /// How long it took, seconds: from the first run's start to the last one's end, or the runs' own
  /// time if that is less (a study that was interrupted and taken up the next day).
  public double seconds() {
    double sum = 0;
    double end = 0;
    Instant first =
        runs.stream().map(Run::start).min(Comparator.naturalOrder()).orElse(Instant.MAX);
    for (Run run : runs) {
      sum += run.seconds();
      end = Math.max(end, Duration.between(first, run.start()).toMillis() / 1e3 + run.seconds());
    }
    return Math.min(sum, end);
  }
}
