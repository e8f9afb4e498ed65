package lectern.notebook;

import java.util.List;
import lectern.report.Html;
import lectern.text.Concordance;

/// A concordance as a table whose middle column is the word: what comes before it ends there, what
/// comes after begins there.
final class ConcordanceView {
  /// More lines would fill the screen; `first(…)` and another order show others.
  private static final int MOST = 40;

  private static final String NO_WRAP = "white-space:nowrap;padding:1px 4px;";

  private ConcordanceView() {}

  static String html(Concordance concordance) {
    List<Concordance.Line> lines = concordance.lines();
    if (lines.isEmpty()) {
      return "<p>The word does not occur.</p>";
    }
    StringBuilder html =
        new StringBuilder("<div style=\"overflow-x:auto\"><table class=\"lectern\"><tbody>");
    for (Concordance.Line line : lines.subList(0, Math.min(MOST, lines.size()))) {
      html.append("<tr>")
          .append(cell("text-align:right", String.join(" ", line.left())))
          .append(cell("text-align:center;font-weight:bold;color:#d55e00", line.word()))
          .append(cell("text-align:left", String.join(" ", line.right())))
          .append("</tr>");
    }
    html.append("</tbody></table></div>");
    if (lines.size() > MOST) {
      html.append("<p>").append(MOST).append(" of ").append(lines.size()).append(" lines</p>");
    }
    return html.toString();
  }

  private static String cell(String style, String text) {
    return "<td style=\"" + NO_WRAP + style + "\">" + Html.escape(text) + "</td>";
  }
}
