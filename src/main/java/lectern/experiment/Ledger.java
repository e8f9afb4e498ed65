package lectern.experiment;

import java.util.List;
import tech.tablesaw.api.Table;

/// The claims and how they stand, over several studies.
public record Ledger(List<Row> rows) {
  public Ledger {
    rows = List.copyOf(rows);
  }

  /// One claim checked by one experiment.
  ///
  /// @param claim the claim's id
  /// @param text the claim
  /// @param experiment the experiment's id
  /// @param verdict how it stands
  /// @param finding in plain words, the finding that decided, or why it was not run
  /// @param effect of the deciding finding; NaN if none
  /// @param interval its 95 % interval
  /// @param n seeds it rests on
  /// @param seconds wall time of the study's runs
  public record Row(
      String claim,
      String text,
      String experiment,
      Verdict verdict,
      String finding,
      double effect,
      Interval interval,
      int n,
      double seconds) {}

  /// The claims of these studies, in their order.
  public static Ledger of(List<Study> studies) {
    throw new UnsupportedOperationException();
  }

  /// A column for each component of a row, `low` and `high` for the interval.
  public Table table() {
    throw new UnsupportedOperationException();
  }

  /// Whether every claim was reproduced or could not be run for want of data.
  public boolean holds() {
    return rows.stream()
        .allMatch(row -> row.verdict() == Verdict.REPRODUCED || row.verdict() == Verdict.NOT_RUN);
  }
}
