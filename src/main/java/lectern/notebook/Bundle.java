package lectern.notebook;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lectern.experiment.ClaimVerdict;
import lectern.experiment.Ledger;
import lectern.experiment.Study;
import lectern.replay.Replayed;
import lectern.replay.RunDiff;
import lectern.report.Chart;
import lectern.report.Html;
import lectern.report.HtmlTable;
import lectern.report.Ledgers;
import tech.tablesaw.api.Table;

/// A value in the forms a notebook can show, best last: text always, HTML or a picture where there
/// is one.
///
/// @param byType content by MIME type; a picture is base64
/// @param metadata width and height in pixels of the pictures, by MIME type; under {@link #OURS},
///   how letters were drawn in them
record Bundle(Map<String, String> byType, Map<String, Map<String, Object>> metadata) {
  static final String TEXT = "text/plain";
  static final String HTML = "text/html";
  static final String PNG = "image/png";

  /// What the metadata of an output say that is this project's own.
  static final String OURS = "lectern";

  /// Under {@link #OURS}: how letters were drawn, see {@link Chart#letters()}.
  static final String LETTERS = "letters";

  private static final int MOST_ROWS = 40;

  Bundle {
    byType = Map.copyOf(byType);
    metadata = Map.copyOf(metadata);
  }

  /// The types that a notebook shows other than as plain text.
  static final List<Class<?>> KNOWN =
      List.of(
          Chart.class,
          Table.class,
          Ledger.class,
          Study.class,
          ClaimVerdict.class,
          RunDiff.class,
          Replayed.class,
          Progress.class);

  /// The bundle of a value; empty for what is not one of {@link #KNOWN}.
  static Optional<Bundle> of(Object value) {
    return Optional.ofNullable(
        switch (value) {
          case Chart chart -> picture(chart);
          case Table table -> html(table.print(MOST_ROWS), HtmlTable.of(table, MOST_ROWS));
          case Ledger ledger -> html(ledger.table().print(), Ledgers.html(ledger));
          case Study study -> study(study);
          case ClaimVerdict claim -> html(sentence(claim), Ledgers.html(claim));
          case Progress progress -> html(progress.text(), progress.html());
          case RunDiff diff -> diff(diff);
          case Replayed replayed -> diff(replayed.diff());
          case null, default -> null;
        });
  }

  /// Two runs at a glance: the sentences, and what differs.
  private static Bundle diff(RunDiff diff) {
    String sentences =
        String.join(
            "\n", Stream.concat(Stream.of(diff.summary()), diff.reasons().stream()).toList());
    Table table = diff.differences();
    return table.isEmpty()
        ? text(sentences)
        : html(
            sentences + "\n\n" + table.print(MOST_ROWS),
            "<p>"
                + Html.escape(sentences).replace("\n", "<br>")
                + "</p>"
                + HtmlTable.of(table, MOST_ROWS));
  }

  private static String sentence(ClaimVerdict claim) {
    return claim.claim().id() + " " + claim.verdict().label() + ": " + claim.claim().text();
  }

  /// PNG rather than SVG: every front end, GitHub and nbconvert show it, and it is smaller.
  private static Bundle picture(Chart chart) {
    Map<String, String> forms = new LinkedHashMap<>();
    forms.put(TEXT, chart.toString());
    forms.put(PNG, Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(chart.png()));
    return new Bundle(
        forms,
        Map.of(
            PNG, Map.of("width", chart.width(), "height", chart.height()),
            OURS, Map.of(LETTERS, Chart.letters())));
  }

  /// A study at a glance: its verdicts.
  private static Bundle study(Study study) {
    StringBuilder text = new StringBuilder();
    StringBuilder html = new StringBuilder();
    for (ClaimVerdict claim : study.verdicts()) {
      text.append(sentence(claim)).append('\n');
      html.append(Ledgers.html(claim));
    }
    return html(text.toString().strip(), html.toString());
  }

  private static Bundle html(String text, String html) {
    return new Bundle(Map.of(TEXT, text, HTML, html), Map.of());
  }

  /// The bundle of a value, as text if there is nothing better.
  static Bundle any(Object value) {
    return of(value).orElseGet(() -> text(String.valueOf(value)));
  }

  /// Plain text, shown as such.
  static Bundle text(String text) {
    return html(text, "<pre>" + Html.escape(text) + "</pre>");
  }
}
