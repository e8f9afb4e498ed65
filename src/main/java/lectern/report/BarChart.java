package lectern.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategorySeries;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/// Bars from zero with a whisker over the 95 % interval, one colour a group.
public final class BarChart {
  private static final int WIDTH = 720;
  private static final int HEIGHT = 400;

  private record Group(String name, Map<String, Band> bars) {}

  private final String title;
  private String subtitle = "";
  private String category = "";
  private Axis y = Axis.of("");
  private final List<String> categories = new ArrayList<>();
  private final List<Group> groups = new ArrayList<>();

  private BarChart(String title) {
    this.title = title;
  }

  /// A chart without bars yet.
  public static BarChart titled(String title) {
    return new BarChart(title);
  }

  /// One bar for each value of `by`: the mean and 95 % interval of the rows that share it.
  ///
  /// @param y numeric column
  /// @param by the column whose values the bars stand for, in order of first appearance
  public static BarChart of(String title, Table table, String y, String by) {
    BarChart chart = titled(title).y(Axis.of(y)).over(by);
    Map<String, List<Double>> values = new LinkedHashMap<>();
    for (Row row : table) {
      values
          .computeIfAbsent(Columns.text(table, by, row.getRowNumber()), _ -> new ArrayList<>())
          .add(Columns.number(table, y, row.getRowNumber()));
    }
    values.forEach((name, list) -> chart.bar(name, band(list)));
    return chart.counted();
  }

  /// Clusters of bars: one cluster for each value of `over`, in it one bar for each value of `by`.
  public static BarChart of(String title, Table table, String y, String over, String by) {
    BarChart chart = titled(title).y(Axis.of(y)).over(over);
    Map<String, Map<String, List<Double>>> values = new LinkedHashMap<>();
    for (Row row : table) {
      int at = row.getRowNumber();
      values
          .computeIfAbsent(Columns.text(table, by, at), _ -> new LinkedHashMap<>())
          .computeIfAbsent(Columns.text(table, over, at), _ -> new ArrayList<>())
          .add(Columns.number(table, y, at));
    }
    values.forEach(
        (group, bars) -> bars.forEach((name, list) -> chart.bar(group, name, band(list))));
    return chart.counted();
  }

  private static Band band(List<Double> values) {
    return Band.of(values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private BarChart counted() {
    int seeds =
        groups.stream()
            .flatMap(group -> group.bars().values().stream())
            .mapToInt(Band::n)
            .max()
            .orElse(0);
    return seeds > 1 ? subtitle("mean and 95 % interval over " + seeds + " seeds") : this;
  }

  /// A second line under the title: what the marks mean.
  public BarChart subtitle(String text) {
    subtitle = text;
    return this;
  }

  /// The vertical axis.
  public BarChart y(Axis axis) {
    y = axis;
    return this;
  }

  /// What the bars stand for, written under them.
  public BarChart over(String label) {
    category = label;
    return this;
  }

  /// Adds a bar in a colour of its own.
  public BarChart bar(String name, Band value) {
    return bar(name, name, value);
  }

  /// Adds a bar to a group of one colour.
  ///
  /// @param group what the colour stands for
  /// @param name the cluster it stands in
  public BarChart bar(String group, String name, Band value) {
    if (!categories.contains(name)) {
      categories.add(name);
    }
    for (Group known : groups) {
      if (known.name().equals(group)) {
        known.bars().put(name, value);
        return this;
      }
    }
    groups.add(new Group(group, new LinkedHashMap<>(Map.of(name, value))));
    return this;
  }

  /// The finished chart.
  public Chart draw() {
    boolean clustered =
        groups.stream()
            .anyMatch(group -> !group.bars().keySet().equals(java.util.Set.of(group.name())));
    List<Frame.Entry> legend = new ArrayList<>();
    if (clustered) {
      for (int i = 0; i < groups.size(); i++) {
        legend.add(new Frame.Entry(groups.get(i).name(), Theme.series(i), null, Theme.marker(1)));
      }
    }
    Frame frame = new Frame(title, subtitle, legend);
    List<String> names = List.copyOf(categories);
    List<Group> bars = List.copyOf(groups);
    Axis axis = y;
    String under = category;
    return new Chart(
        title,
        describe(),
        WIDTH,
        HEIGHT,
        (g, width, height) -> {
          int top = frame.paint(g, width, height);
          if (bars.isEmpty()) {
            Frame.text(g, "no values yet", Theme.TEXT, Theme.MUTED, width / 2.0 - 36, height / 2.0);
            return;
          }
          new Plot(categories(names, bars, clustered, axis, under, width - 8, height - top), top)
              .paint(g);
        });
  }

  private static CategoryChart categories(
      List<String> names,
      List<Group> groups,
      boolean clustered,
      Axis axis,
      String under,
      int width,
      int height) {
    CategoryChart chart = new CategoryChart(width, height);
    Theme.style(chart.getStyler());
    double slot = (width - 90.0) / names.size() - 10;
    List<String> labels = labels(names, slot);
    chart.getStyler().setAvailableSpaceFill(clustered ? 0.75 : 0.5);
    chart.getStyler().setOverlapped(!clustered);
    chart.setXAxisTitle(under);
    chart.setYAxisTitle(axis.title());
    chart.getStyler().setYAxisTickLabelsFormattingFunction(Ticks::number);
    for (int i = 0; i < groups.size(); i++) {
      List<Double> means = new ArrayList<>();
      List<Double> halves = new ArrayList<>();
      for (String name : names) {
        Band band = groups.get(i).bars().get(name);
        boolean shown = band != null && axis.shows(band.mean());
        means.add(shown ? (Double) band.mean() : null);
        halves.add(shown ? (Double) band.half() : null);
      }
      CategorySeries series = chart.addSeries("bars " + i, labels, means, halves);
      series.setFillColor(Theme.series(i));
    }
    return chart;
  }

  /// Names cut to their slot, and told apart again where the cut made two alike.
  private static List<String> labels(List<String> names, double slot) {
    List<String> labels = new ArrayList<>();
    for (String name : names) {
      String label =
          Frame.shortened(name.isBlank() ? "(none)" : name, Theme.SMALL, Math.max(slot, 24));
      String distinct = label;
      for (int copy = 2; labels.contains(distinct); copy++) {
        distinct = label + copy;
      }
      labels.add(distinct);
    }
    return labels;
  }

  private String describe() {
    return title
        + ": "
        + y.title()
        + "; "
        + groups.stream()
            .flatMap(group ->
                group.bars().entrySet().stream()
                    .map(bar ->
                        (bar.getKey().equals(group.name()) ? "" : group.name() + " at ")
                            + bar.getKey()
                            + " "
                            + Ticks.number(bar.getValue().mean())
                            + " ± "
                            + Ticks.number(bar.getValue().half())))
            .collect(Collectors.joining("; "));
  }
}
