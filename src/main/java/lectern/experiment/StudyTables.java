package lectern.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import lectern.run.MetricRow;
import lectern.run.Run;
import lectern.run.RunStatus;
import lectern.statistics.StudentT;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// The tables of a study.
final class StudyTables {
  /// What no path of a grid or search may be called, as each has a column.
  static final Set<String> COLUMNS =
      Set.of(
          "run", "arm", "seed", "status", "seconds", "measure", "n", "mean", "sd", "low", "high",
          "step", "metric", "value");

  private StudyTables() {}

  static Table runs(Study study) {
    List<Run> runs = study.runList();
    Table table = Table.create(study.spec().id() + " runs");
    table.addColumns(strings("run", runs, Run::id), strings("arm", runs, Run::arm));
    addGrid(table, runs.stream().map(Run::grid).toList());
    table.addColumns(
        LongColumn.create("seed", runs.stream().mapToLong(Run::seed)),
        strings("status", runs, run -> run.status().label()),
        DoubleColumn.create("seconds", runs.stream().mapToDouble(Run::seconds)));
    for (String measure : measures(runs)) {
      DoubleColumn column = DoubleColumn.create(measure);
      for (Run run : runs) {
        Double value = run.measures().values().get(measure);
        if (value == null) {
          column.appendMissing();
        } else {
          column.append(value);
        }
      }
      table.addColumns(column);
    }
    return table;
  }

  static Table summary(Study study) {
    SequencedMap<Cell, List<Run>> cells = new LinkedHashMap<>();
    for (Run run : study.runList()) {
      if (run.status() == RunStatus.FINISHED) {
        cells.computeIfAbsent(new Cell(run.arm(), run.grid()), cell -> new ArrayList<>()).add(run);
      }
    }
    List<SequencedMap<String, String>> grids = new ArrayList<>();
    StringColumn arm = StringColumn.create("arm");
    StringColumn measure = StringColumn.create("measure");
    IntColumn n = IntColumn.create("n");
    DoubleColumn mean = DoubleColumn.create("mean");
    DoubleColumn sd = DoubleColumn.create("sd");
    DoubleColumn low = DoubleColumn.create("low");
    DoubleColumn high = DoubleColumn.create("high");
    cells.forEach((cell, runs) -> {
      for (String name : measures(runs)) {
        double[] values =
            runs.stream()
                .map(run -> run.measures().values().get(name))
                .filter(value -> value != null)
                .mapToDouble(Double::doubleValue)
                .toArray();
        StudentT sample = StudentT.of(values);
        arm.append(cell.arm());
        grids.add(cell.grid());
        measure.append(name);
        n.append(sample.n());
        mean.append(sample.mean());
        sd.append(sample.sd());
        low.append(sample.interval().low());
        high.append(sample.interval().high());
      }
    });
    Table table = Table.create(study.spec().id(), arm);
    addGrid(table, grids);
    return table.addColumns(measure, n, mean, sd, low, high);
  }

  private record Cell(String arm, SequencedMap<String, String> grid) {}

  static Table curves(Study study) {
    List<Run> owners = new ArrayList<>();
    List<MetricRow> rows = new ArrayList<>();
    for (Run run : study.runList()) {
      for (MetricRow row : run.metrics()) {
        owners.add(run);
        rows.add(row);
      }
    }
    Table table = Table.create(study.spec().id() + " curves");
    table.addColumns(strings("run", owners, Run::id), strings("arm", owners, Run::arm));
    addGrid(table, owners.stream().map(Run::grid).toList());
    return table.addColumns(
        LongColumn.create("seed", owners.stream().mapToLong(Run::seed)),
        LongColumn.create("step", rows.stream().mapToLong(MetricRow::step)),
        strings("metric", rows, MetricRow::metric),
        DoubleColumn.create("value", rows.stream().mapToDouble(MetricRow::value)));
  }

  private static Set<String> measures(List<Run> runs) {
    Set<String> names = new LinkedHashSet<>();
    runs.forEach(run -> names.addAll(run.measures().values().keySet()));
    return names;
  }

  private static <T> StringColumn strings(String name, List<T> rows, Function<T, String> cell) {
    StringColumn column = StringColumn.create(name);
    rows.forEach(row -> column.append(cell.apply(row)));
    return column;
  }

  /// A column for each path of the grid, of numbers if all its values are.
  private static void addGrid(Table table, List<SequencedMap<String, String>> grids) {
    if (grids.isEmpty()) {
      return;
    }
    for (String path : grids.getFirst().keySet()) {
      table.addColumns(column(path, grids.stream().map(grid -> grid.get(path)).toList()));
    }
  }

  private static Column<?> column(String name, List<String> texts) {
    try {
      return DoubleColumn.create(name, texts.stream().mapToDouble(Double::parseDouble));
    } catch (NumberFormatException | NullPointerException e) {
      return strings(name, texts, text -> text);
    }
  }
}
