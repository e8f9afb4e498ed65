package lectern.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import lectern.experiment.ChartSpec;
import lectern.experiment.Study;
import lectern.run.Run;
import lectern.statistics.Digits;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/// The charts that an experiment file asks for, drawn from its study.
public final class StudyCharts {
  /// Positive values that span more than this ratio are shown on a logarithmic axis.
  private static final double WIDE = 100;

  private StudyCharts() {}

  /// Every chart of the experiment of which a run has measured something, in the file's order.
  public static List<Chart> of(Study study) {
    return study.spec().charts().stream().flatMap(spec -> of(study, spec).stream()).toList();
  }

  /// One chart; absent if no run has measured what it shows.
  public static Optional<Chart> of(Study study, ChartSpec spec) {
    Table table = told(spec, study);
    return table.isEmpty() ? Optional.empty() : Optional.of(draw(study, spec, table));
  }

  private static Chart draw(Study study, ChartSpec spec, Table table) {
    String title = title(spec);
    return switch (spec.kind()) {
      case LINE -> {
        LineChart chart =
            LineChart.of(title, table, VALUE, spec.over(), SERIES)
                .x(Axis.of(words(spec.over())))
                .y(spaced(spec.measure(), table));
        for (String floor : spec.floors()) {
          mean(study, floor).ifPresent(value -> chart.floor(floorName(spec, floor), value));
        }
        yield chart.draw();
      }
      case BAR -> {
        boolean alone = table.stringColumn(REST).countUnique() == 1;
        String over = alone && spec.over().equals(spec.by()) ? SERIES : spec.over();
        String by = spec.over().equals(spec.by()) && !alone ? REST : SERIES;
        BarChart chart =
            over.equals(by)
                ? BarChart.of(title, table, VALUE, SERIES)
                : BarChart.of(title, table, VALUE, over, by);
        chart.y(Axis.of(words(spec.measure()), unit(spec.measure()))).over(words(spec.over()));
        for (String floor : spec.floors()) {
          SequencedMap<String, Map<String, Double>> values = means(table, floor, over, by);
          long different =
              values.values().stream().flatMap(bars -> bars.values().stream()).distinct().count();
          if (different > 1) {
            chart.floors(floorName(spec, floor), values);
          } else {
            mean(study, floor).ifPresent(value -> chart.floor(floorName(spec, floor), value));
          }
        }
        yield chart.draw();
      }
    };
  }

  /// A floor's mean over the runs of each bar, to six digits, so that rounding tells no two apart.
  private static SequencedMap<String, Map<String, Double>> means(
      Table table, String measure, String over, String by) {
    SequencedMap<String, Map<String, Double>> means = new LinkedHashMap<>();
    if (!table.columnNames().contains(measure)) {
      return means;
    }
    SequencedMap<String, SequencedMap<String, DoubleSummaryStatistics>> values =
        new LinkedHashMap<>();
    for (int row = 0; row < table.rowCount(); row++) {
      double value = Columns.number(table, measure, row);
      if (Double.isFinite(value)) {
        values
            .computeIfAbsent(Columns.text(table, by, row), _ -> new LinkedHashMap<>())
            .computeIfAbsent(Columns.text(table, over, row), _ -> new DoubleSummaryStatistics())
            .accept(value);
      }
    }
    values.forEach((group, bars) -> {
      Map<String, Double> rounded = new LinkedHashMap<>();
      bars.forEach((name, of) ->
          rounded.put(
              name, new BigDecimal(of.getAverage()).round(new MathContext(6)).doubleValue()));
      means.put(group, rounded);
    });
    return means;
  }

  private static final String VALUE = "(value)";
  private static final String SERIES = "(series)";
  private static final String REST = "(rest)";

  /// The rows with a value, and three more columns: the value, the series that it belongs to, and
  /// that without what the chart names. A grid path that the chart does not name, and that varies,
  /// tells series apart too.
  private static Table told(ChartSpec spec, Study study) {
    Table table = spec.overSteps() ? metric(study.curves(), spec.measure()) : study.runs();
    List<String> apart = new ArrayList<>();
    apart.add(spec.by());
    for (String path : study.spec().grid().keySet()) {
      boolean named = path.equals(spec.by()) || path.equals(spec.over());
      if (!named && table.columnNames().contains(path) && table.column(path).unique().size() > 1) {
        apart.add(path);
      }
    }
    String source = spec.overSteps() ? "value" : spec.measure();
    DoubleColumn values = DoubleColumn.create(VALUE);
    StringColumn series = StringColumn.create(SERIES);
    StringColumn rest = StringColumn.create(REST);
    List<Integer> rows = new ArrayList<>();
    if (table.columnNames().contains(source)) {
      for (int row = 0; row < table.rowCount(); row++) {
        double value = Columns.number(table, source, row);
        if (Double.isFinite(value)) {
          rows.add(row);
          values.append(value);
          series.append(name(table, apart, row));
          rest.append(name(table, apart.subList(1, apart.size()), row));
        }
      }
    }
    Table kept =
        rows.isEmpty()
            ? table.emptyCopy() // Tablesaw cannot choose no rows
            : table.rows(rows.stream().mapToInt(Integer::intValue).toArray());
    return kept.addColumns(values, series, rest);
  }

  private static String name(Table table, List<String> paths, int row) {
    return paths.stream()
        .map(path ->
            path.equals("arm")
                ? Columns.text(table, path, row)
                : path + " = " + plain(table, path, row))
        .collect(Collectors.joining(", "));
  }

  private static String plain(Table table, String path, int row) {
    double value = Columns.number(table, path, row);
    return Double.isNaN(value) ? Columns.text(table, path, row) : Digits.of(value);
  }

  private static Table metric(Table curves, String metric) {
    return curves.where(curves.stringColumn("metric").isEqualTo(metric));
  }

  /// A floor's mean over the runs that measured it.
  private static java.util.OptionalDouble mean(Study study, String measure) {
    return study.runList().stream()
        .map(run -> run.measures().values().get(measure))
        .filter(value -> value != null && Double.isFinite(value))
        .mapToDouble(Double::doubleValue)
        .average();
  }

  private static Axis spaced(String measure, Table table) {
    double[] values = table.doubleColumn(VALUE).asDoubleArray();
    double low = Double.POSITIVE_INFINITY;
    double high = 0;
    for (double value : values) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    Axis axis = Axis.of(words(measure), unit(measure));
    return low > 0 && high / low > WIDE ? axis.logarithmic() : axis;
  }

  private static String title(ChartSpec spec) {
    String measure = words(spec.measure());
    String title = measure.substring(0, 1).toUpperCase(Locale.ROOT) + measure.substring(1);
    if (!spec.over().equals(spec.by())) {
      title += " over " + words(spec.over());
    }
    boolean plain = spec.kind() == ChartSpec.Kind.LINE && spec.by().equals("arm");
    return plain ? title : title + " by " + words(spec.by());
  }

  /// `perplexity.bigram` beside a chart of perplexity is called `bigram`.
  private static String floorName(ChartSpec spec, String floor) {
    String prefix = spec.measure() + ".";
    return floor.startsWith(prefix) ? floor.substring(prefix.length()) : floor;
  }

  /// A measure, metric or path as a reader says it.
  static String words(String name) {
    return switch (name) {
      case "step" -> "training steps";
      case "train.loss" -> "training loss";
      case "valid.loss" -> "validation loss";
      case "nats" -> "cross-entropy";
      default -> name;
    };
  }

  /// The unit of a measure, where its name says it.
  static String unit(String name) {
    boolean nats = name.equals("nats") || name.endsWith("loss") || name.equals("divergence");
    return nats ? "nats" : "";
  }

  /// The first finished run of each arm at each grid point: what samples and pictures are shown of.
  static List<Run> examples(Study study) {
    List<Run> examples = new ArrayList<>();
    Set<List<Object>> seen = new LinkedHashSet<>();
    for (Run run : study.runList()) {
      if (run.status() == lectern.run.RunStatus.FINISHED
          && seen.add(List.of(run.arm(), run.grid()))) {
        examples.add(run);
      }
    }
    return examples;
  }
}
