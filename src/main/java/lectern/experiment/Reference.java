package lectern.experiment;

import java.util.List;

/// The committed outcome of an experiment, `results/reference/<experiment>.json`.
///
/// @param experiment the experiment's id
/// @param profile the profile it was run under
/// @param commit the commit it was run at
/// @param rows how its claims stood
/// @param summary mean measures
public record Reference(
    String experiment, String profile, String commit, List<Ledger.Row> rows, List<Mean> summary) {
  public Reference {
    rows = List.copyOf(rows);
    summary = List.copyOf(summary);
  }

  /// A measure's mean over seeds at one arm and grid point.
  ///
  /// @param at the arm and the grid point in words, such as `lstm, data.gap = 20`
  public record Mean(String at, String measure, int n, double mean, double sd) {}
}
