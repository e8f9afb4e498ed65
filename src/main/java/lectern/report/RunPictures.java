package lectern.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import lectern.InputException;
import lectern.experiment.Study;
import lectern.run.Run;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

/// Pictures of the arrays that runs keep, recognised by the tables' columns.
///
/// `x1, x2, score`: a decision surface, its boundary where the score is 0. `x, y` with `word` and
/// `class`, or with `x1, x2, label`: points in a plane.
public final class RunPictures {
  /// Scores below this are what single precision leaves of zero.
  private static final double ROUNDING = 1e-4;

  private RunPictures() {}

  /// The pictures of one run of each arm: the first that finished.
  public static List<Chart> of(Study study) {
    Map<String, List<double[]>> cases = cases(study);
    List<Chart> pictures = new ArrayList<>();
    for (Run run : StudyCharts.examples(study)) {
      surface(run, cases).ifPresent(pictures::add);
    }
    for (Run run : StudyCharts.examples(study)) {
      for (String name : List.of("hidden-space", "hidden-states")) {
        points(run, name).ifPresent(pictures::add);
      }
    }
    return pictures;
  }

  /// The decision surface of an arm, with the cases that were learned on top.
  ///
  /// @throws InputException if no finished run of that arm kept one
  public static Chart surface(Study study, String arm) {
    return surface(example(study, arm), cases(study)).orElseThrow(() -> missing(arm, "surface"));
  }

  /// Points in a plane that an arm kept.
  ///
  /// @param name the table's name, such as `hidden-states`
  /// @throws InputException if no finished run of that arm kept it
  public static Chart points(Study study, String arm, String name) {
    return points(example(study, arm), name).orElseThrow(() -> missing(arm, name));
  }

  /// The text that an arm wrote: the last sample of its first finished run.
  ///
  /// @throws InputException if no finished run of that arm kept one
  public static String sample(Study study, String arm) {
    Path folder = example(study, arm).folder().resolve("samples");
    try (Stream<Path> files = Files.list(folder)) {
      return Files.readString(
          files.sorted().reduce((_, last) -> last).orElseThrow(() -> missing(arm, "sample")));
    } catch (IOException e) {
      throw missing(arm, "sample");
    }
  }

  private static Run example(Study study, String arm) {
    return StudyCharts.examples(study).stream()
        .filter(run -> run.arm().equals(arm))
        .findFirst()
        .orElseThrow(() -> new InputException("No run of arm '" + arm + "' has finished."));
  }

  private static InputException missing(String arm, String what) {
    return new InputException("The runs of arm '" + arm + "' kept no " + what + ".");
  }

  /// What a run kept under a name.
  ///
  /// @throws InputException if the file cannot be read as a table
  public static Optional<Table> table(Run run, String name) {
    Path file = run.folder().resolve("tables").resolve(name + ".csv");
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      // Words such as "true" or "10" are words: only columns that hold places are numbers.
      return Optional.of(
          Table.read()
              .usingOptions(
                  CsvReadOptions.builder(file.toFile())
                      .tableName(name)
                      .columnTypesPartial(column ->
                          column.equals("word") || column.equals("class")
                              ? Optional.of(ColumnType.STRING)
                              : Optional.empty())));
    } catch (RuntimeException e) {
      throw new InputException("Cannot read " + file + " as a table: " + e.getMessage(), e);
    }
  }

  /// What a table's numbers make, unless they make nothing: a surface of one point, words for
  /// numbers.
  private static Chart drawn(Run run, String name, Supplier<Chart> picture) {
    try {
      return picture.get();
    } catch (IllegalArgumentException | ClassCastException e) {
      Path file = run.folder().resolve("tables").resolve(name + ".csv");
      throw new InputException("Cannot draw " + file + ": " + e.getMessage() + ".", e);
    }
  }

  /// The decision surface of a run.
  ///
  /// @param cases places by class, drawn on top
  static Optional<Chart> surface(Run run, Map<String, List<double[]>> cases) {
    return table(run, "decision-surface")
        .filter(table -> table.columnNames().containsAll(List.of("x1", "x2", "score")))
        .map(table ->
            drawn(
                run,
                "decision-surface",
                () -> {
                  SurfaceChart chart =
                      SurfaceChart.of(
                              "Decision surface of " + run.arm(), table, "x1", "x2", "score")
                          .subtitle("seed " + run.seed() + "; the line is the boundary")
                          .x(Axis.of("x₁"))
                          .y(Axis.of("x₂"))
                          .meaning("score");
                  double reach =
                      Math.max(
                          StrictMath.abs(table.numberColumn("score").min()),
                          StrictMath.abs(table.numberColumn("score").max()));
                  if (reach > ROUNDING) {
                    chart.range(-reach, reach).boundary(0);
                  } else {
                    chart.range(-1, 1).subtitle("seed " + run.seed() + "; no class scores higher");
                  }
                  cases.forEach((name, places) ->
                      places.forEach(place -> chart.point(name, place[0], place[1])));
                  return chart.draw();
                }));
  }

  /// Points in a plane: hidden states or a hidden layer.
  static Optional<Chart> points(Run run, String name) {
    return table(run, name)
        .filter(table -> table.columnNames().containsAll(List.of("x", "y")))
        .map(table ->
            drawn(
                run,
                name,
                () -> {
                  boolean words = table.columnNames().containsAll(List.of("word", "class"));
                  ScatterChart chart =
                      ScatterChart.titled(
                              words
                                  ? "Hidden states of " + run.arm() + ", averaged by word"
                                  : "Hidden layer of " + run.arm() + ", case by case")
                          .subtitle(
                              "seed " + run.seed() + "; the plane in which they spread the most")
                          .x(Axis.of("component 1"))
                          .y(Axis.of("component 2"));
                  for (int row = 0; row < table.rowCount(); row++) {
                    String group =
                        words
                            ? Columns.text(table, "class", row)
                            : "class " + Columns.text(table, "label", row);
                    String label =
                        words
                            ? Columns.text(table, "word", row)
                            : "("
                                + Ticks.number(Columns.number(table, "x1", row))
                                + ", "
                                + Ticks.number(Columns.number(table, "x2", row))
                                + ")";
                    chart.point(
                        group,
                        Columns.number(table, "x", row),
                        Columns.number(table, "y", row),
                        label);
                  }
                  return chart.draw();
                }));
  }

  /// The cases that were learned, by class, from whichever run kept them.
  static Map<String, List<double[]>> cases(Study study) {
    Map<String, List<double[]>> cases = new LinkedHashMap<>();
    for (Run run : StudyCharts.examples(study)) {
      Optional<Table> kept =
          table(run, "hidden-space")
              .filter(table -> table.columnNames().containsAll(List.of("x1", "x2", "label")));
      if (kept.isPresent()) {
        Table table = kept.get().sortOn("label");
        for (int row = 0; row < table.rowCount(); row++) {
          cases
              .computeIfAbsent("class " + Columns.text(table, "label", row), _ -> new ArrayList<>())
              .add(
                  new double[] {
                    Columns.number(table, "x1", row), Columns.number(table, "x2", row)
                  });
        }
        return cases;
      }
    }
    return cases;
  }
}
