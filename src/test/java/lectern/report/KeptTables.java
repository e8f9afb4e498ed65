package lectern.report;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import lectern.experiment.Choice;
import lectern.experiment.Specs;
import lectern.experiment.Study;
import lectern.run.Measures;
import lectern.run.Run;
import lectern.run.RunStatus;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// A study of one run, which kept some tables, and an example of every kind of table.
final class KeptTables {
  private final Path folder;

  KeptTables(Path folder) {
    this.folder = folder;
  }

  /// Keeps a table as a run's recorder does.
  KeptTables with(Table table) {
    StringWriter text = new StringWriter();
    table.write().csv(text);
    return with(table.name(), text.toString());
  }

  /// Keeps a file as it is.
  KeptTables with(String name, String csv) {
    try {
      Files.writeString(
          Files.createDirectories(folder.resolve("tables")).resolve(name + ".csv"), csv);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  Study study() {
    SequencedMap<String, String> grid = new LinkedHashMap<>();
    grid.put("data.gap", "20");
    Run run =
        new Run(
            "run-1",
            "study",
            /* planned= */ 1,
            "sample",
            "quick",
            "fake",
            "deep",
            grid,
            /* seed= */ 1,
            new LinkedHashMap<>(),
            RunStatus.FINISHED,
            Measures.none(),
            1,
            Instant.EPOCH,
            Optional.empty(),
            folder);
    return new Study("s", Specs.right(folder), Choice.of("quick"), 1, List.of(run));
  }

  /// One table of each kind, as tasks write them.
  static List<Table> examples() {
    return List.of(
        surface(),
        Table.create(
            "hidden-space",
            DoubleColumn.create("x1", 0, 1),
            DoubleColumn.create("x2", 1, 1),
            IntColumn.create("label", 0, 1),
            DoubleColumn.create("x", 0, 1),
            DoubleColumn.create("y", 1, 0)),
        Table.create(
            "hidden-states",
            StringColumn.create("word", "cat", "runs"),
            StringColumn.create("class", "noun", "verb"),
            DoubleColumn.create("x", 0, 1),
            DoubleColumn.create("y", 1, 0)),
        lossShape(),
        path(),
        fit(),
        confusion(),
        calibration(),
        weights(),
        filters(),
        wordMap(),
        senseMap(),
        neighbours(),
        analogies(),
        Table.create(
            "similarity",
            StringColumn.create("set", "WordSim-353", "SimLex-999"),
            DoubleColumn.create("spearman", 0.625, -0.125),
            IntColumn.create("covered", 340, 870),
            IntColumn.create("total", 353, 999)));
  }

  private static Table surface() {
    return Table.create(
        "decision-surface",
        DoubleColumn.create("x1", 0, 0, 1, 1),
        DoubleColumn.create("x2", 0, 1, 0, 1),
        DoubleColumn.create("score", -1, 1, 1, -1));
  }

  static Table lossShape() {
    Table table =
        Table.create(
            "loss-shape",
            StringColumn.create("loss"),
            DoubleColumn.create("margin"),
            DoubleColumn.create("value"),
            DoubleColumn.create("slope"));
    for (double margin = -2; margin <= 2; margin += 0.125) {
      row(table, "hinge", margin, Math.max(0, 1 - margin), margin < 1 ? -1.0 : 0.0);
      row(table, "square", margin, (1 - margin) * (1 - margin), -2 * (1 - margin));
      double logistic = Math.log1p(Math.exp(-margin));
      row(table, "cross-entropy", margin, logistic, -1 / (1 + Math.exp(margin)));
    }
    return table;
  }

  static Table path() {
    Table table =
        Table.create(
            "path",
            IntColumn.create("start"),
            IntColumn.create("step"),
            DoubleColumn.create("x"),
            DoubleColumn.create("y"),
            DoubleColumn.create("loss"));
    for (int start = 1; start <= 3; start++) {
      double x = 2 * Math.cos(2 * start);
      double y = 2 * Math.sin(2 * start);
      for (int step = 0; step < 30; step++) {
        row(table, start, step, x, y, x * x + 4 * y * y);
        x -= 0.1 * x;
        y -= 0.22 * y;
      }
    }
    return table;
  }

  private static Table fit() {
    Table table =
        Table.create(
            "fit",
            DoubleColumn.create("x"),
            DoubleColumn.create("target"),
            DoubleColumn.create("value"));
    for (int i = 0; i <= 40; i++) {
      double x = -2 + i / 10.0;
      row(table, x, Math.sin(2 * x), Math.sin(2 * x) + 0.1 * Math.cos(9 * x));
    }
    return table;
  }

  static Table confusion() {
    List<String> classes = List.of("ABBR", "DESC", "ENTY", "HUM", "LOC", "NUM");
    Table table =
        Table.create(
            "confusion",
            StringColumn.create("actual"),
            StringColumn.create("predicted"),
            IntColumn.create("count"));
    for (int r = 0; r < classes.size(); r++) {
      for (int c = 0; c < classes.size(); c++) {
        row(table, classes.get(r), classes.get(c), r == c ? 60 + 11 * r : (r * 7 + c * 3) % 9);
      }
    }
    return table;
  }

  static Table calibration() {
    Table table =
        Table.create(
            "calibration",
            DoubleColumn.create("confidence"),
            DoubleColumn.create("accuracy"),
            IntColumn.create("count"),
            DoubleColumn.create("low"),
            DoubleColumn.create("high"));
    for (int bin = 0; bin < 15; bin++) {
      double middle = (bin + 0.5) / 15;
      if (bin < 7) {
        row(table, Double.NaN, Double.NaN, 0, bin / 15.0, (bin + 1) / 15.0);
      } else {
        row(table, middle, middle - 0.1, 4 * bin * bin, bin / 15.0, (bin + 1) / 15.0);
      }
    }
    return table;
  }

  private static Table weights() {
    List<String> good = List.of("excellent", "wonderful", "moving", "enjoyable", "not_bad", "best");
    List<String> bad = List.of("worst", "dull", "waste of", "boring", "NOT_good", "too long");
    Table table =
        Table.create(
            "weights",
            StringColumn.create("class"),
            StringColumn.create("feature"),
            DoubleColumn.create("weight"),
            IntColumn.create("rank"));
    for (int i = 0; i < good.size(); i++) {
      row(table, "positive", good.get(i), 2.5 - i / 3.0, i + 1);
      row(table, "positive", bad.get(i), -2.75 + i / 4.0, i + 1);
      row(table, "negative", bad.get(i), 2.75 - i / 4.0, i + 1);
      row(table, "negative", good.get(i), -2.5 + i / 3.0, i + 1);
    }
    return table;
  }

  private static Table filters() {
    Table table =
        Table.create(
            "filters",
            IntColumn.create("filter"),
            IntColumn.create("width"),
            StringColumn.create("ngram"),
            DoubleColumn.create("activation"),
            StringColumn.create("class"),
            DoubleColumn.create("weight"));
    for (int filter = 0; filter < 12; filter++) {
      for (int rank = 0; rank < 5; rank++) {
        row(
            table,
            filter,
            3 + filter % 3,
            "the " + "very ".repeat(filter % 3) + "best film " + rank,
            3.5 - 0.4 * rank - 0.1 * filter,
            filter % 2 == 0 ? "positive" : "negative",
            filter % 2 == 0 ? 0.375 : -0.25);
      }
    }
    return table;
  }

  static Table wordMap() {
    Table table =
        Table.create(
            "word-map",
            StringColumn.create("word"),
            StringColumn.create("group"),
            DoubleColumn.create("x"),
            DoubleColumn.create("y"),
            StringColumn.create("projection"));
    List<String> groups = List.of("countries", "capitals", "animals", "numbers");
    for (int i = 0; i < 80; i++) {
      double angle = 2.4 * i;
      double radius = 0.4 * Math.sqrt(i % 20);
      row(
          table,
          "word" + i,
          groups.get(i / 20),
          3 * Math.cos(1.57 * (i / 20)) + radius * Math.cos(angle),
          3 * Math.sin(1.57 * (i / 20)) + radius * Math.sin(angle),
          "tsne");
    }
    return table;
  }

  private static Table senseMap() {
    Table table =
        Table.create(
            "sense-map",
            StringColumn.create("word"),
            StringColumn.create("sense"),
            DoubleColumn.create("x"),
            DoubleColumn.create("y"),
            IntColumn.create("layer"));
    for (int layer = 0; layer < 3; layer++) {
      for (int i = 0; i < 40; i++) {
        double apart = i % 2 == 0 ? -layer : layer;
        row(
            table,
            "bank",
            i % 2 == 0 ? "river" : "money",
            apart + Math.cos(2.4 * i),
            Math.sin(2.4 * i),
            layer);
      }
    }
    return table;
  }

  private static Table neighbours() {
    Table table =
        Table.create(
            "neighbours",
            StringColumn.create("word"),
            StringColumn.create("neighbour"),
            DoubleColumn.create("cosine"),
            IntColumn.create("rank"));
    for (String word : List.of("king", "paris", "walked", "seven")) {
      for (int rank = 1; rank <= 8; rank++) {
        row(table, word, word + "like" + rank, 0.95 - 0.06 * rank, rank);
      }
    }
    return table;
  }

  private static Table analogies() {
    return Table.create(
        "analogies",
        StringColumn.create("section", "capital-common-countries", "family", "gram3-comparative"),
        IntColumn.create("correct", 300, 120, 0),
        IntColumn.create("total", 506, 506, 1332),
        IntColumn.create("covered", 400, 506, 0));
  }

  private static void row(Table table, Object... cells) {
    for (int i = 0; i < cells.length; i++) {
      Column<?> column = table.column(i);
      switch (column) {
        case DoubleColumn numbers -> numbers.append(((Number) cells[i]).doubleValue());
        case IntColumn numbers -> numbers.append((int) cells[i]);
        case StringColumn words -> words.append((String) cells[i]);
        default -> throw new IllegalArgumentException(column.name());
      }
    }
  }

  /// The same table with nothing in it, with one row, or with cells replaced.
  static List<Table> spoiled(Table table) {
    Table numberless = table.copy();
    Table hostile = table.copy();
    for (Column<?> column : List.copyOf(table.columns())) {
      int at = table.columnIndex(column.name());
      if (column instanceof StringColumn) {
        List<String> words = new ArrayList<>(hostile.stringColumn(at).asList());
        words.set(0, HtmlTest.HOSTILE);
        words.set(1, "w".repeat(20_000));
        if (words.size() > 4) {
          words.set(2, "null");
          words.set(3, "multi\nline, \"quoted\"");
          words.set(4, "");
        }
        hostile.replaceColumn(at, StringColumn.create(column.name(), words));
      } else {
        double[] none = new double[table.rowCount()];
        java.util.Arrays.fill(none, Double.NaN);
        numberless.replaceColumn(at, DoubleColumn.create(column.name(), none));
      }
    }
    return List.of(table.emptyCopy(), table.first(1), numberless, hostile);
  }
}
