package lectern.report;

import java.util.List;
import lectern.InputException;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// Reads a table's cells for drawing.
final class Columns {
  private Columns() {}

  /// A cell as a number: NaN where it is missing or not a number.
  ///
  /// @throws InputException if the table has no such column, naming those it has
  static double number(Table table, String name, int row) {
    Column<?> column = column(table, name);
    if (column.isMissing(row)) {
      return Double.NaN;
    }
    if (column instanceof NumericColumn<?> numbers) {
      return numbers.getDouble(row);
    }
    try {
      return Double.parseDouble(column.getString(row));
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /// A cell as text, empty where it is missing.
  static String text(Table table, String name, int row) {
    Column<?> column = column(table, name);
    return column.isMissing(row) ? "" : column.getString(row);
  }

  private static Column<?> column(Table table, String name) {
    List<String> names = table.columnNames();
    if (!names.contains(name)) {
      throw new InputException(
          "Table '"
              + table.name()
              + "' has no column '"
              + name
              + "' to draw; it has "
              + names
              + ".");
    }
    return table.column(name);
  }
}
