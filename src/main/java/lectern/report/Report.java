package lectern.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lectern.experiment.Ledger;
import lectern.experiment.Study;
import lectern.experiment.Verdict;

/// What a set of studies found, as one HTML page that needs nothing else: no network, no script.
///
/// First the ledger of claims, then a section an experiment. Text from data is escaped throughout.
public final class Report {
  private final List<Study> studies;

  private Report(List<Study> studies) {
    this.studies = List.copyOf(studies);
  }

  /// A report on these studies, in their order.
  public static Report of(List<Study> studies) {
    return new Report(studies);
  }

  /// Writes the page.
  ///
  /// @param file ends in `.html`; missing folders are made
  public void save(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, html(), StandardCharsets.UTF_8);
  }

  /// The page.
  public String html() {
    Ledger ledger = Ledger.of(studies);
    StringBuilder page = new StringBuilder(1 << 16);
    page.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">");
    page.append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">");
    page.append("<title>Lectern report</title><style>");
    page.append(Style.TABLES).append(Style.PAGE).append("</style></head><body><main>");
    page.append("<h1>What the experiments say</h1><p class=\"lead\">").append(count(ledger));
    page.append("</p>");
    if (ledger.rows().isEmpty()) {
      page.append("<p>Nothing has been run yet. Begin with <code>./lectern reproduce</code>.</p>");
    } else {
      page.append("<div class=\"scroll\">").append(Ledgers.rows(ledger, "#")).append("</div>");
    }
    page.append(
        """
        <details><summary>How a claim is judged</summary><p>Each experiment is run with several \
        seeds. A claim is <b>reproduced</b> when the whole 95 % interval of its effect lies on the \
        side it predicts, beyond the margin it names, or when an exact assertion held in every \
        run; <b>refuted</b> when the whole interval lies on the other side, or an assertion failed \
        in a run; <b>inconclusive</b> when the interval spans the margin. Where a corpus is not on \
        this machine, its claims are <b>not run</b>. The test is named beside each finding.</p>\
        </details>\
        """);
    for (Study study : studies) {
      page.append(StudySection.of(study));
    }
    page.append(
        "<footer>Written by Lectern. Every figure on this page comes from the run folders ");
    page.append("under <code>results/runs</code>.</footer></main></body></html>\n");
    return page.toString();
  }

  private static String count(Ledger ledger) {
    Map<Verdict, Long> counts = new LinkedHashMap<>();
    for (Verdict verdict : Verdict.values()) {
      long count = ledger.rows().stream().filter(row -> row.verdict() == verdict).count();
      if (count > 0) {
        counts.put(verdict, count);
      }
    }
    int claims = ledger.rows().size();
    return claims
        + (claims == 1 ? " claim" : " claims")
        + (counts.isEmpty() ? "" : ": ")
        + counts.entrySet().stream()
            .map(entry -> entry.getValue() + " " + entry.getKey().label())
            .collect(Collectors.joining(", "));
  }
}
