package lectern.sweep;

import java.util.SequencedMap;
import lectern.run.Run;
import lectern.run.RunPlan;

/// What tells the runs of a study apart.
///
/// @param arm the arm's name
/// @param point value by path, of the grid and of what was drawn
/// @param seed the run's
record Cell(String arm, SequencedMap<String, String> point, long seed) {
  static Cell of(RunPlan plan) {
    return new Cell(plan.arm(), plan.grid(), plan.seed());
  }

  static Cell of(Run run) {
    return new Cell(run.arm(), run.grid(), run.seed());
  }
}
