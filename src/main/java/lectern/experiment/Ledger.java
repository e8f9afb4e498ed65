package lectern.experiment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import lectern.statistics.Interval;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/// The claims and how they stand, over several studies.
///
/// @param rows by study, then by claim
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
  /// @param subject what the effect is of, such as `accuracy of lstm − accuracy of rnn`; empty
  ///   where runs were checked one by one
  /// @param figure the effect in figures; empty if nothing was measured
  /// @param effect of the deciding finding; NaN if none
  /// @param interval its 95 % interval
  /// @param n seeds it rests on
  /// @param seconds that the study took
  public record Row(
      String claim,
      String text,
      String experiment,
      Verdict verdict,
      String finding,
      String subject,
      String figure,
      double effect,
      Interval interval,
      int n,
      double seconds) {

    static Row of(Study study, ClaimVerdict claim) {
      Finding decisive = claim.decisive();
      return new Row(
          claim.claim().id(),
          claim.claim().text(),
          study.spec().id(),
          claim.verdict(),
          decisive.sentence(),
          decisive.isAboutEveryRun() ? "" : decisive.subject(),
          claim.figure(),
          decisive.effect(),
          decisive.interval(),
          decisive.n(),
          study.seconds());
    }
  }

  /// The claims of these studies, in their order.
  public static Ledger of(List<Study> studies) {
    List<Row> rows = new ArrayList<>();
    for (Study study : studies) {
      study.verdicts().forEach(claim -> rows.add(Row.of(study, claim)));
    }
    return new Ledger(rows);
  }

  /// A column for each component of a row, `low` and `high` for the interval.
  public Table table() {
    return Table.create(
        "claims",
        strings("claim", Row::claim),
        strings("text", Row::text),
        strings("experiment", Row::experiment),
        strings("verdict", row -> row.verdict().label()),
        numbers("effect", Row::effect),
        numbers("low", row -> row.interval().low()),
        numbers("high", row -> row.interval().high()),
        IntColumn.create("n", rows.stream().mapToInt(Row::n)),
        numbers("seconds", Row::seconds),
        strings("finding", Row::finding));
  }

  /// How long the experiments of each section took, seconds, by the letter that its claims begin
  /// with. An experiment counts once, where its first claim belongs.
  public SequencedMap<String, Double> sectionSeconds() {
    SequencedMap<String, Double> seconds = new TreeMap<>();
    Set<String> counted = new HashSet<>();
    for (Row row : rows) {
      if (counted.add(row.experiment())) {
        seconds.merge(row.claim().replaceFirst("(?<=.)[0-9].*", ""), row.seconds(), Double::sum);
      }
    }
    return seconds;
  }

  private StringColumn strings(String name, Function<Row, String> cell) {
    return StringColumn.create(name, rows.stream().map(cell));
  }

  private DoubleColumn numbers(String name, ToDoubleFunction<Row> cell) {
    return DoubleColumn.create(name, rows.stream().mapToDouble(cell));
  }

  /// Whether every claim was reproduced or could not be run for want of data.
  public boolean holds() {
    return rows.stream()
        .allMatch(row -> row.verdict() == Verdict.REPRODUCED || row.verdict() == Verdict.NOT_RUN);
  }
}
