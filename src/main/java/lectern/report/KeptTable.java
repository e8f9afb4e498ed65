package lectern.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import lectern.experiment.Study;
import lectern.run.Run;
import tech.tablesaw.api.Table;

/// A table that a run kept, as {@link TablePicture} reads it.
///
/// @param study the run's
/// @param run who kept it
/// @param name what it is called
/// @param table its rows
record KeptTable(Study study, Run run, String name, Table table) {
  /// A longer word is cut: it has no room in a picture and is no help in its description.
  private static final int LONGEST_WORD = 80;

  int rows() {
    return table.rowCount();
  }

  boolean has(String column) {
    return table.columnNames().contains(column);
  }

  /// A cell as a word that can be seen: cut if it is very long, in brackets if there is none.
  String word(String column, int row) {
    String word = Columns.text(table, column, row);
    return word.isBlank()
        ? "(none)"
        : word.length() > LONGEST_WORD ? word.substring(0, LONGEST_WORD) + "…" : word;
  }

  /// A cell as a number, NaN if it is none.
  double number(String column, int row) {
    return Columns.number(table, column, row);
  }

  /// A column's numbers at these rows.
  double[] numbers(String column, List<Integer> rows) {
    return rows.stream().mapToDouble(row -> number(column, row)).toArray();
  }

  /// The rows by a column's words, in order of first appearance.
  SequencedMap<String, List<Integer>> by(String column) {
    SequencedMap<String, List<Integer>> groups = new LinkedHashMap<>();
    for (int row = 0; row < rows(); row++) {
      groups.computeIfAbsent(word(column, row), _ -> new ArrayList<>()).add(row);
    }
    return groups;
  }

  /// `Confusion of cnn`; where a run keeps several of a kind, the table's name tells them apart.
  String title(TablePicture kind, String what) {
    String title = what + " of " + run.arm();
    return name.equals(kind.name()) ? title : title + ": " + name;
  }

  /// `seed 1, data.gap = 5; the line is the boundary`.
  String note(String more) {
    StringBuilder note = new StringBuilder("seed ").append(run.seed());
    run.grid().forEach((path, value) -> note.append(", ").append(path).append(" = ").append(value));
    return more.isEmpty() ? note.toString() : note.append("; ").append(more).toString();
  }
}
