package lectern.report;

import lectern.experiment.ClaimVerdict;
import lectern.experiment.Finding;
import lectern.experiment.Ledger;
import lectern.statistics.Digits;
import lectern.statistics.Interval;

/// The ledger of claims as HTML, with a badge for each verdict.
public final class Ledgers {
  private Ledgers() {}

  /// The ledger as a table whose looks come along with it: for a notebook's cell.
  public static String html(Ledger ledger) {
    return "<style>" + Style.TABLES + "</style>" + rows(ledger);
  }

  /// A claim with its verdict and findings: for a notebook's cell.
  public static String html(ClaimVerdict claim) {
    StringBuilder html = new StringBuilder("<style>").append(Style.TABLES).append("</style><p><b>");
    html.append(Html.escape(claim.claim().id())).append("</b> ");
    html.append(Html.escape(claim.claim().text())).append(' ').append(Badge.of(claim.verdict()));
    html.append("</p><ul>");
    for (Finding finding : claim.findings()) {
      html.append("<li>").append(Html.escape(finding.sentence())).append("</li>");
    }
    return html.append("</ul>").toString();
  }

  private static String rows(Ledger ledger) {
    StringBuilder html = new StringBuilder("<table class=\"lectern ledger\"><thead><tr>");
    for (String head : new String[] {"claim", "verdict", "effect", "n", "seconds", "experiment"}) {
      html.append("<th style=\"text-align:left\">").append(head).append("</th>");
    }
    html.append("</tr></thead><tbody>");
    for (Ledger.Row row : ledger.rows()) {
      html.append("<tr><td style=\"text-align:left\" data-label=\"claim\"><b>")
          .append(Html.escape(row.claim()));
      html.append("</b> ").append(Html.escape(row.text()));
      html.append("<small>").append(Html.escape(row.finding())).append("</small></td>");
      html.append("<td style=\"text-align:left\" data-label=\"verdict\">")
          .append(Badge.of(row.verdict()))
          .append("</td>");
      html.append("<td style=\"text-align:left\" data-label=\"effect\" class=\"figure\">");
      html.append(row.figure().isEmpty() ? "–" : Html.escape(row.figure())).append("</td>");
      html.append("<td style=\"text-align:left\" data-label=\"n\" class=\"figure\">")
          .append(row.n())
          .append("</td>");
      html.append(
          "<td style=\"text-align:left\" data-label=\"seconds\" class=\"figure\" data-volatile>");
      html.append(seconds(row.seconds())).append("</td>");
      html.append("<td style=\"text-align:left\" data-label=\"experiment\">")
          .append(Html.escape(row.experiment()));
      html.append("</td></tr>");
    }
    return html.append("</tbody></table>").toString();
  }

  /// `0.31 [0.28, 0.34]`, or a dash.
  static String effect(double effect, Interval interval) {
    if (Double.isNaN(effect)) {
      return "–";
    }
    String value = Digits.of(effect);
    return interval.known()
        ? value + " [" + Digits.of(interval.low()) + ", " + Digits.of(interval.high()) + "]"
        : value;
  }

  static String seconds(double seconds) {
    return String.format(java.util.Locale.ROOT, "%.1f", seconds);
  }
}
