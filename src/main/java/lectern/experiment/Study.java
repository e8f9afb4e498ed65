package lectern.experiment;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import lectern.run.Run;
import lectern.run.RunStatus;
import lectern.yaml.Yaml;
import tech.tablesaw.api.Table;

/// All runs of one experiment under one profile, and what they say.
public final class Study {
  private final String id;
  private final ExperimentSpec spec;
  private final Choice choice;
  private final int planned;
  private final List<Run> runs;

  /// @param id what its runs have as their study
  /// @param spec the experiment with the arms, grid and search that were run
  /// @param choice what was asked for
  /// @param planned how many runs there should be
  /// @param runs those there are, in the plan's order
  public Study(String id, ExperimentSpec spec, Choice choice, int planned, List<Run> runs) {
    this.id = id;
    this.spec = spec;
    this.choice = choice;
    this.planned = planned;
    this.runs = List.copyOf(runs);
  }

  /// A run by itself.
  ///
  /// @param spec the run's experiment
  public static Study ofOne(ExperimentSpec spec, Run run) {
    return new Study(run.study(), spec, Choice.of(run.profile()), /* planned= */ 1, List.of(run));
  }

  /// The latest runs of an experiment that were started together, by what their own folders say:
  /// for runs whose study left no record. It is taken for one as filed.
  ///
  /// @param runs of that experiment
  /// @return absent if there are none
  public static Optional<Study> latest(ExperimentSpec spec, List<Run> runs) {
    return runs.stream()
        .max(Comparator.comparing(Run::study))
        .map(last ->
            new Study(
                last.study(),
                underProfile(spec, last.profile()),
                Choice.of(last.profile()),
                last.planned(),
                runs.stream()
                    .filter(run -> run.study().equals(last.study()))
                    .sorted(planOrder(spec))
                    .toList()));
  }

  /// With the arms and the grid of a profile, unless the experiment has it no longer.
  private static ExperimentSpec underProfile(ExperimentSpec spec, String profile) {
    return spec.profiles().containsKey(profile)
        ? Planner.effective(spec, Choice.of(profile))
        : spec;
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

  /// Its id, by which it is found again.
  public String id() {
    return id;
  }

  /// The experiment with the arms, the grid and the search that were run.
  public ExperimentSpec spec() {
    return spec;
  }

  /// The profile's name.
  public String profile() {
    return choice.profile();
  }

  /// What was asked for.
  public Choice choice() {
    return choice;
  }

  /// Whether it is what the experiment's file means: nothing was set or swept by hand, and no run
  /// was stopped early.
  public boolean asFiled() {
    return choice.isAsFiled() && runs.stream().noneMatch(run -> run.status() == RunStatus.STOPPED);
  }

  /// How many runs were planned; less are there after an interruption, or when a budget was spent.
  public int planned() {
    return planned;
  }

  /// How many of the planned runs were never begun.
  public int notBegun() {
    return planned - runs.size();
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

  /// What the runs say about each claim, in the file's order; about those that the profile judges,
  /// see {@link Profile}.
  public List<ClaimVerdict> verdicts() {
    Judge judge = new Judge(this);
    List<ClaimVerdict> verdicts = new ArrayList<>();
    for (Claim claim : spec.claims()) {
      List<Expectation> judged = claim.expect().stream().filter(this::judges).toList();
      if (!judged.isEmpty()) {
        verdicts.add(
            ClaimVerdict.of(
                claim,
                judged.stream()
                    .flatMap(expectation -> judge.findings(expectation).stream())
                    .toList()));
      }
    }
    return verdicts;
  }

  /// Whether an expectation is judged: whether its arms are among the profile's. Of arms that were
  /// chosen by hand instead, each is, so that what was left out by hand shows.
  public boolean judges(Expectation expectation) {
    Profile profile = spec.profiles().get(profile());
    return profile == null || !choice.sweep().only().isEmpty() || profile.judges(expectation);
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
