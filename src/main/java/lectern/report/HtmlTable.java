package lectern.report;

import java.util.List;
import java.util.Set;
import lectern.statistics.Digits;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.FloatColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// A table as HTML: every cell escaped, numbers to four figures and set to the right. Times and ids
/// of runs carry the attribute `data-volatile`, so that notebooks can be compared without them.
public final class HtmlTable {
  private static final String NUMBER = " style=\"text-align:right\"";

  /// Said outright, because Jupyter sets every cell to the right.
  private static final String TEXT = " style=\"text-align:left\"";

  /// Columns of what differs from run to run by its nature, as study tables name them.
  private static final Set<String> VOLATILE = Set.of("run", "study", "started", "seconds");

  private HtmlTable() {}

  /// The whole table.
  public static String of(Table table) {
    return of(table, table.rowCount());
  }

  /// The first rows of a table, and how many there are.
  ///
  /// @param most rows shown
  public static String of(Table table, int most) {
    StringBuilder html = new StringBuilder("<table class=\"lectern\"><thead><tr>");
    List<Column<?>> columns = table.columns();
    for (Column<?> column : columns) {
      html.append("<th").append(numeric(column) ? NUMBER : TEXT).append('>');
      html.append(Html.escape(column.name())).append("</th>");
    }
    html.append("</tr></thead><tbody>");
    int rows = Math.min(most, table.rowCount());
    for (int row = 0; row < rows; row++) {
      html.append("<tr>");
      for (Column<?> column : columns) {
        html.append("<td data-label=\"").append(Html.escape(column.name())).append('"');
        html.append(numeric(column) ? NUMBER : TEXT);
        html.append(VOLATILE.contains(column.name()) ? " data-volatile>" : ">");
        html.append(Html.escape(cell(column, row))).append("</td>");
      }
      html.append("</tr>");
    }
    html.append("</tbody></table>");
    if (rows < table.rowCount()) {
      html.append("<p>").append(rows).append(" of ").append(table.rowCount());
      html.append(" rows</p>");
    }
    return html.toString();
  }

  private static boolean numeric(Column<?> column) {
    return column instanceof NumericColumn<?>;
  }

  /// A cell as a reader wants it; missing ones are a dash.
  static String cell(Column<?> column, int row) {
    if (column.isMissing(row)) {
      return "–";
    }
    // By class: a column's type is not always the constant, depending on which class came up first.
    boolean real = column instanceof DoubleColumn || column instanceof FloatColumn;
    return real ? Digits.of(((NumericColumn<?>) column).getDouble(row)) : column.getString(row);
  }
}
