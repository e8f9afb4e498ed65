package lectern.experiment;

import java.util.List;
import tech.tablesaw.api.Table;

/// All runs of one experiment under one profile, and what they say.
public final class Study {
  private final StudyPlan plan;
  private final List<Run> runs;

  Study(StudyPlan plan, List<Run> runs) {
    this.plan = plan;
    this.runs = List.copyOf(runs);
  }

  /// The experiment.
  public ExperimentSpec spec() {
    return plan.spec();
  }

  /// What was to be run.
  public StudyPlan plan() {
    return plan;
  }

  /// The runs, in the plan's order.
  public List<Run> runList() {
    return runs;
  }

  /// One row a run: `run`, `arm`, a column for each grid path, `seed`, `status`, `seconds`, a
  /// column for each measure (missing where the run did not end).
  public Table runs() {
    throw new UnsupportedOperationException();
  }

  /// One row for each arm, grid point and measure: `arm`, a column for each grid path, `measure`,
  /// `n`, `mean`, `sd`, `low`, `high` (the 95 % interval of the mean by Student t).
  public Table summary() {
    throw new UnsupportedOperationException();
  }

  /// Everything recorded while training, one row a number: `run`, `arm`, a column for each grid
  /// path, `seed`, `step`, `metric`, `value`.
  public Table curves() {
    throw new UnsupportedOperationException();
  }

  /// What the runs say about each claim, in the file's order.
  public List<ClaimVerdict> verdicts() {
    throw new UnsupportedOperationException();
  }

  /// Wall time of all runs together, seconds.
  public double seconds() {
    return runs.stream().mapToDouble(Run::seconds).sum();
  }
}
