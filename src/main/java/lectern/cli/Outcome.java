package lectern.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lectern.experiment.ClaimVerdict;
import lectern.experiment.Finding;
import lectern.experiment.Ledger;
import lectern.experiment.Study;
import lectern.experiment.Verdict;
import lectern.run.Run;
import lectern.run.RunStatus;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// Prints what came out of studies.
final class Outcome {
  private Outcome() {}

  /// A row for each claim of a study.
  static void printVerdicts(Console console, Study study) {
    Listing listing = new Listing("claim", "verdict", "effect", "n", "finding");
    for (ClaimVerdict each : study.verdicts()) {
      if (each.findings().isEmpty()) {
        listing.row(each.claim().id(), each.verdict().label(), "", "", "");
        continue;
      }
      Finding finding = each.decisive();
      listing.row(
          each.claim().id(),
          each.verdict().label(),
          each.figure(),
          String.valueOf(finding.n()),
          finding.sentence());
    }
    listing.print(console);
  }

  /// A row for each arm, grid point and measure of a study.
  static void printSummary(Console console, Study study) {
    print(console, study.summary());
  }

  /// A row for each claim of a ledger.
  static void printLedger(Console console, Ledger ledger) {
    Listing listing = new Listing("id", "claim", "verdict", "effect [95 %]", "n", "seconds");
    for (Ledger.Row row : ledger.rows()) {
      listing.row(
          row.claim(),
          row.subject().isEmpty() || row.figure().isEmpty()
              ? row.text()
              : row.text() + " (" + row.subject() + ")",
          row.verdict().label(),
          row.figure(),
          row.n() == 0 ? "" : String.valueOf(row.n()),
          Figures.tenths(row.seconds()));
    }
    listing.print(console);
    for (Ledger.Row row : ledger.rows()) {
      if (row.verdict() != Verdict.REPRODUCED) {
        console.out().println(row.claim() + " (" + row.experiment() + "): " + row.finding());
      }
    }
    long reproduced =
        ledger.rows().stream().filter(row -> row.verdict() == Verdict.REPRODUCED).count();
    console
        .out()
        .println(
            String.format(
                Locale.ROOT, "%d of %d claims reproduced.", reproduced, ledger.rows().size()));
  }

  /// How long each section took, where there is more than one experiment.
  static void printSeconds(Console console, Ledger ledger) {
    if (ledger.rows().stream().map(Ledger.Row::experiment).distinct().count() < 2) {
      return;
    }
    Map<String, Double> seconds = ledger.sectionSeconds();
    String each =
        seconds.entrySet().stream()
            .map(section -> section.getKey() + " " + Figures.tenths(section.getValue()))
            .collect(Collectors.joining(", "));
    double all = seconds.values().stream().mapToDouble(Double::doubleValue).sum();
    console.out().println("Seconds by section: " + each + "; " + Figures.tenths(all) + " in all.");
  }

  /// The exit code that a study earns: a failed run or a refuted claim is a failure.
  static int exitCode(Study study) {
    boolean refuted = study.verdicts().stream().anyMatch(each -> each.verdict() == Verdict.REFUTED);
    return anyFailed(study) || refuted ? ExitCode.FAILED : ExitCode.FINE;
  }

  /// Whether one of the runs failed.
  static boolean anyFailed(Study study) {
    return study.runList().stream().anyMatch(run -> run.status() == RunStatus.FAILED);
  }

  /// Whether a study could not be run for want of a corpus; if so, says which and how to get it.
  static boolean lacksData(Console console, Study study) {
    Optional<Run> lacking =
        study.runList().stream().filter(run -> run.status() == RunStatus.DATA_MISSING).findFirst();
    lacking.ifPresent(run ->
        console.say(run.error().orElse("a corpus is missing; lectern data list says which.")));
    return lacking.isPresent();
  }

  /// Says which command goes on with studies that are not at their end.
  static void printIncomplete(Console console, List<Study> studies, String again) {
    int left = studies.stream().mapToInt(Outcome::left).sum();
    if (left > 0) {
      String runs = left == 1 ? "the run that is left: " : "the " + left + " runs that are left: ";
      console.out().println("Go on with " + runs + again);
    }
  }

  /// Runs that taking up a study would do.
  private static int left(Study study) {
    long open =
        study.runList().stream()
            .filter(
                run -> run.status() == RunStatus.INTERRUPTED || run.status() == RunStatus.FAILED)
            .count();
    return study.notBegun() + Math.toIntExact(open);
  }

  private static void print(Console console, Table table) {
    Listing listing = new Listing(table.columnNames().toArray(String[]::new));
    for (Row row : table) {
      String[] cells = new String[table.columnCount()];
      for (int column = 0; column < cells.length; column++) {
        Column<?> values = table.column(column);
        Object value = values.isMissing(row.getRowNumber()) ? "" : values.get(row.getRowNumber());
        cells[column] =
            value instanceof Double number ? Figures.number(number) : String.valueOf(value);
      }
      listing.row(cells);
    }
    listing.print(console);
  }
}
