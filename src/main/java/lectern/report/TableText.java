package lectern.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import lectern.compare.Rounded;
import lectern.statistics.Interval;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.FloatColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// A table as text for a paper or a program: Markdown, LaTeX or CSV.
///
/// For readers (Markdown and LaTeX) numbers are rounded to four figures, and where a row has the
/// ends of an interval (`low` and `high` beside `mean` and `sd`, or `x.low` and `x.high` beside
/// `x`) to the digits that the interval bears out. CSV has every digit.
public final class TableText {
  private static final Pattern NUMBER =
      Pattern.compile("[-+<]?[0-9][0-9.,e+-]*%?( ± [0-9.e+-]+)?|∞|-∞|–|");

  private TableText() {}

  /// A pipe table of GitHub's dialect, aligned for those who read it raw.
  public static String markdown(Table table) {
    List<List<String>> cells = new ArrayList<>();
    List<Integer> widths = new ArrayList<>();
    for (Column<?> column : table.columns()) {
      List<String> texts = new ArrayList<>(List.of(escapedMarkdown(column.name())));
      texts(table, column).forEach(text -> texts.add(escapedMarkdown(text)));
      cells.add(texts);
      widths.add(texts.stream().mapToInt(TableText::length).max().orElse(0));
    }
    StringBuilder text = new StringBuilder();
    for (int row = 0; row <= table.rowCount(); row++) {
      for (int c = 0; c < cells.size(); c++) {
        String cell = cells.get(c).get(row);
        String space = " ".repeat(widths.get(c) - length(cell));
        boolean right = right(table, c);
        text.append("| ").append(right ? space + cell : cell + space).append(' ');
      }
      text.append("|\n");
      if (row == 0) {
        for (int c = 0; c < cells.size(); c++) {
          boolean right = right(table, c);
          text.append("|").append(right ? "-" : ":").append("-".repeat(widths.get(c)));
          text.append(right ? ":" : "-");
        }
        text.append("|\n");
      }
    }
    return text.toString();
  }

  /// A LaTeX `tabular` with the rules of the package booktabs, which the document has to load.
  public static String latex(Table table) {
    StringBuilder text = new StringBuilder("% \\usepackage{booktabs}\n\\begin{tabular}{");
    List<List<String>> cells = new ArrayList<>();
    for (int c = 0; c < table.columnCount(); c++) {
      text.append(right(table, c) ? 'r' : 'l');
      cells.add(texts(table, table.column(c)));
    }
    text.append("}\n\\toprule\n");
    for (int c = 0; c < cells.size(); c++) {
      text.append(c > 0 ? " & " : "").append(escapedLatex(table.column(c).name()));
    }
    text.append(" \\\\\n\\midrule\n");
    for (int row = 0; row < table.rowCount(); row++) {
      for (int c = 0; c < cells.size(); c++) {
        String cell = cells.get(c).get(row);
        text.append(c > 0 ? " & " : "");
        text.append(
            NUMBER.matcher(cell).matches() ? number(escapedLatex(cell)) : escapedLatex(cell));
      }
      text.append(" \\\\\n");
    }
    return text.append("\\bottomrule\n\\end{tabular}\n").toString();
  }

  /// Comma-separated values, every digit; what is missing is empty. Lines end with CR LF.
  ///
  /// Source: RFC 4180.
  public static String csv(Table table) {
    StringBuilder text = new StringBuilder();
    for (int row = -1; row < table.rowCount(); row++) {
      for (int c = 0; c < table.columnCount(); c++) {
        Column<?> column = table.column(c);
        text.append(c > 0 ? "," : "").append(quoted(row < 0 ? column.name() : exact(column, row)));
      }
      text.append("\r\n");
    }
    return text.toString();
  }

  private static String exact(Column<?> column, int row) {
    if (column.isMissing(row)) {
      return "";
    }
    boolean real = column instanceof DoubleColumn || column instanceof FloatColumn;
    return real
        ? Double.toString(((NumericColumn<?>) column).getDouble(row))
        : column.getUnformattedString(row);
  }

  /// Tablesaw's writer leaves a quote inside a field as it is, which no reader understands.
  private static String quoted(String field) {
    return field.matches("(?s).*[\",\r\n].*") ? '"' + field.replace("\"", "\"\"") + '"' : field;
  }

  private static List<String> texts(Table table, Column<?> column) {
    List<String> texts = new ArrayList<>();
    for (int row = 0; row < column.size(); row++) {
      texts.add(text(table, column, row));
    }
    return texts;
  }

  private static String text(Table table, Column<?> column, int row) {
    if (column.isMissing(row)) {
      return column instanceof NumericColumn<?> ? "–" : "";
    }
    boolean real = column instanceof DoubleColumn || column instanceof FloatColumn;
    if (!real) {
      return column.getString(row).replaceAll("\\s+", " ");
    }
    double value = ((NumericColumn<?>) column).getDouble(row);
    return Rounded.within(value, interval(table, column.name(), row));
  }

  /// The interval that decides a number's digits.
  private static Interval interval(Table table, String name, int row) {
    String stem =
        switch (name) {
          case "mean", "sd", "low", "high" -> "";
          default -> name.replaceFirst("\\.(low|high)$", "") + ".";
        };
    List<String> names = table.columnNames();
    if (!names.contains(stem + "low") || !names.contains(stem + "high")) {
      return Interval.NONE;
    }
    double low = Columns.number(table, stem + "low", row);
    double high = Columns.number(table, stem + "high", row);
    return low <= high ? new Interval(low, high) : Interval.NONE;
  }

  private static boolean right(Table table, int index) {
    Column<?> column = table.column(index);
    return column instanceof NumericColumn<?>
        || column.size() > 0
            && texts(table, column).stream().allMatch(text -> NUMBER.matcher(text).matches());
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private static String escapedMarkdown(String text) {
    return text.replaceAll("\\s+", " ").replaceAll("[\\\\`*_\\[\\]<>|~&]", "\\\\$0");
  }

  /// A minus sign instead of a hyphen, and powers of ten written out.
  private static String number(String text) {
    return text.replaceAll("([0-9])e(-?[0-9]+)", "$1\\$\\\\cdot10^{$2}\\$")
        .replaceAll("(?<![0-9{])-(?=[0-9])", "\\$-\\$");
  }

  private static String escapedLatex(String text) {
    StringBuilder safe = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&', '%', '$', '#', '_', '{', '}' -> safe.append('\\').append(c);
        case '~' -> safe.append("\\textasciitilde{}");
        case '^' -> safe.append("\\textasciicircum{}");
        case '\\' -> safe.append("\\textbackslash{}");
        case '<', '>', '|' -> safe.append('$').append(c).append('$');
        case '[', ']', '*' -> safe.append('{').append(c).append('}'); // options of a line's end
        case '−' -> safe.append("$-$");
        case '±' -> safe.append("$\\pm$");
        case '×' -> safe.append("$\\times$");
        case '∞' -> safe.append("$\\infty$");
        case '≤' -> safe.append("$\\le$");
        case '≥' -> safe.append("$\\ge$");
        case '²' -> safe.append("$^2$");
        case '–' -> safe.append("--");
        case '—' -> safe.append("---");
        case '…' -> safe.append("\\ldots{}");
        default -> safe.append(Character.isISOControl(c) ? ' ' : c);
      }
    }
    return safe.toString();
  }
}
