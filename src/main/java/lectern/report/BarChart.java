package lectern.report;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.DoubleStream;
import lectern.statistics.Digits;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/// Bars from zero with a whisker over the 95 % interval, one colour a group.
public final class BarChart {
  private static final int WIDTH = 720;
  private static final int HEIGHT = 420;

  /// Pixels below the plot for names and their heading.
  private static final int FOOT = 66;

  /// Share of the height that upright names may take below the plot.
  private static final double UPRIGHT = 0.42;

  /// Pixels left of the plot, about.
  private static final int AXIS = 60;

  private static final int MOST_LINES = 3;

  private final String title;
  private String subtitle = "";
  private String category = "";
  private Axis y = Axis.of("");
  private final List<String> categories = new ArrayList<>();
  private final List<Bars.Group> groups = new ArrayList<>();
  private final List<Floor> floors = new ArrayList<>();
  private final List<OwnFloor> ownFloors = new ArrayList<>();

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
    for (Bars.Group known : groups) {
      if (known.name().equals(group)) {
        known.bars().put(name, value);
        return this;
      }
    }
    groups.add(new Bars.Group(group, new LinkedHashMap<>(Map.of(name, value))));
    return this;
  }

  /// Adds a dashed horizontal line named at its right end.
  public BarChart floor(String name, double value) {
    floors.add(new Floor(name, value));
    return this;
  }

  /// Adds a dashed line for each bar, across that bar alone, named once.
  ///
  /// @param values by group, then by cluster, as for {@link #bar(String, String, Band)}
  public BarChart floors(String name, SequencedMap<String, Map<String, Double>> values) {
    ownFloors.add(new OwnFloor(name, values));
    return this;
  }

  /// The finished chart.
  public Chart draw() {
    Bars bars = new Bars(categories, groups);
    List<Frame.Entry> legend = new ArrayList<>();
    if (bars.clustered()) {
      for (int i = 0; i < groups.size(); i++) {
        legend.add(new Frame.Entry(groups.get(i).name(), Theme.series(i), null, Theme.marker(1)));
      }
    }
    Frame frame = new Frame(title, subtitle, legend);
    List<String> names = bars.names();
    Axis axis = y;
    List<Floor> marks = floors.stream().filter(mark -> axis.shows(mark.value())).toList();
    List<OwnFloor> own = List.copyOf(ownFloors);
    String under = category;
    return new Chart(
        title,
        describe(),
        WIDTH,
        HEIGHT,
        (g, width, height) -> {
          int top = frame.paint(g, width, height);
          if (bars.groups().isEmpty()) {
            Frame.text(g, "no values yet", Theme.TEXT, Theme.MUTED, width / 2.0 - 36, height / 2.0);
            return;
          }
          List<Floor> named = new ArrayList<>(marks);
          own.forEach(floor -> named.add(new Floor(floor.name(), 0)));
          int right = Floor.margin(named);
          double slot = (width - right - AXIS) / (names.size() + 0.2) - 6;
          boolean upright = names.stream().anyMatch(name -> cut(name, slot));
          double room = UPRIGHT * height;
          int foot = upright ? upright(names, room) : FOOT;
          Plot plot =
              new Plot(axes(bars, marks, own, axis, width - right, height - top - foot), top);
          plot.paint(g);
          whiskers(g, plot, bars, axis);
          double from = plot.x(-0.6);
          Floor.paint(g, plot, marks, from, plot.x(names.size() - 0.4), width - right + 2);
          for (OwnFloor floor : own) {
            floor.paint(g, plot, bars, width - right + 2);
          }
          if (upright) {
            footUpright(g, plot, names, under, height, room);
          } else {
            foot(g, plot, names, under, height);
          }
        });
  }

  private static XYChart axes(
      Bars bars, List<Floor> marks, List<OwnFloor> own, Axis axis, int width, int height) {
    XYChart chart = new XYChart(width, height);
    Theme.style(chart.getStyler());
    Ticks.of(chart.getStyler(), Axis.of(""), axis);
    chart.getStyler().setXAxisTicksVisible(false);
    chart.getStyler().setXAxisMin(-0.6);
    chart.getStyler().setXAxisMax(bars.names().size() - 0.4);
    chart.setYAxisTitle(axis.title());
    double half = bars.half();
    bars.forEach((i, c, at) -> {
      Band band = bars.band(i, c);
      if (!axis.shows(band.mean())) {
        return;
      }
      XYSeries bar =
          chart.addSeries(
              "bar " + i + " " + c,
              new double[] {at - half, at - half, at + half, at + half},
              new double[] {0, band.mean(), band.mean(), 0});
      bar.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.PolygonArea);
      bar.setFillColor(Theme.series(i));
      bar.setLineStyle(SeriesLines.NONE);
      bar.setMarker(SeriesMarkers.NONE);
      // An invisible line, so that the axis makes room for the whiskers.
      XYSeries reach =
          chart.addSeries(
              "reach " + i + " " + c,
              new double[] {at, at},
              new double[] {Math.min(0, band.low()), Math.max(0, band.high())});
      reach.setLineStyle(SeriesLines.NONE);
      reach.setMarker(SeriesMarkers.NONE);
    });
    double[] reached =
        DoubleStream.concat(
                marks.stream().mapToDouble(Floor::value),
                own.stream().flatMapToDouble(floor -> DoubleStream.of(floor.all())))
            .toArray();
    for (int i = 0; i < reached.length; i++) {
      XYSeries reach = chart.addSeries("floor " + i, new double[] {0}, new double[] {reached[i]});
      reach.setLineStyle(SeriesLines.NONE);
      reach.setMarker(SeriesMarkers.NONE);
    }
    return chart;
  }

  private static void whiskers(Graphics2D g, Plot plot, Bars bars, Axis axis) {
    g.setColor(Theme.INK);
    g.setStroke(new BasicStroke(1.4f));
    bars.forEach((i, c, at) -> {
      Band band = bars.band(i, c);
      if (axis.shows(band.mean()) && band.high() > band.low()) {
        double x = plot.x(at);
        double top = plot.y(band.high());
        double bottom = plot.y(band.low());
        g.draw(new Line2D.Double(x, top, x, bottom));
        g.draw(new Line2D.Double(x - 4, top, x + 4, top));
        g.draw(new Line2D.Double(x - 4, bottom, x + 4, bottom));
      }
    });
    g.setStroke(new BasicStroke(1f));
    g.setColor(Theme.MUTED);
    g.draw(
        new Line2D.Double(plot.x(-0.6), plot.y(0), plot.x(bars.names().size() - 0.4), plot.y(0)));
  }

  /// Writes the clusters' names, each broken to fit its slot, and what they are below.
  private static void foot(Graphics2D g, Plot plot, List<String> names, String under, int height) {
    double slot = plot.x(1) - plot.x(0) - 6;
    int lines = 1;
    for (int c = 0; c < names.size(); c++) {
      List<String> broken = Frame.broken(names.get(c), Theme.SMALL, Math.max(slot, 24));
      lines = Math.max(lines, Math.min(MOST_LINES, broken.size()));
      for (int k = 0; k < Math.min(MOST_LINES, broken.size()); k++) {
        double x = plot.x(c) - Frame.width(broken.get(k), Theme.SMALL) / 2;
        Frame.text(g, broken.get(k), Theme.SMALL, Theme.INK, x, height - FOOT + 10 + 13 * k);
      }
    }
    double middle = (plot.x(-0.6) + plot.x(names.size() - 0.4)) / 2;
    Frame.text(
        g,
        under,
        Theme.TEXT,
        Theme.MUTED,
        middle - Frame.width(under, Theme.TEXT) / 2,
        height - FOOT + 17 + 13 * lines);
  }

  /// Whether a name cannot be read whole in a slot, however it is broken.
  private static boolean cut(String name, double slot) {
    List<String> broken = Frame.broken(name, Theme.SMALL, Math.max(slot, 24));
    return broken.size() > MOST_LINES || broken.stream().anyMatch(line -> line.endsWith("…"));
  }

  /// Pixels below the plot where names stand upright.
  private static int upright(List<String> names, double room) {
    double longest =
        names.stream().mapToDouble(name -> Frame.width(name, Theme.SMALL)).max().orElse(0);
    return (int) Math.min(room, StrictMath.ceil(longest)) + 30;
  }

  /// Writes the clusters' names from below upwards, and what they are at the bottom.
  private static void footUpright(
      Graphics2D g, Plot plot, List<String> names, String under, int height, double room) {
    int foot = upright(names, room);
    for (int c = 0; c < names.size(); c++) {
      String name = Frame.shortened(names.get(c), Theme.SMALL, room);
      AffineTransform before = g.getTransform();
      g.translate(plot.x(c) + 4, height - foot + 4 + Frame.width(name, Theme.SMALL));
      g.rotate(-Math.PI / 2);
      Frame.text(g, name, Theme.SMALL, Theme.INK, 0, 0);
      g.setTransform(before);
    }
    double middle = (plot.x(-0.6) + plot.x(names.size() - 0.4)) / 2;
    double left = middle - Frame.width(under, Theme.TEXT) / 2;
    Frame.text(g, under, Theme.TEXT, Theme.MUTED, left, height - 8);
  }

  private String describe() {
    StringBuilder words = new StringBuilder(title).append(": ").append(y.title());
    for (Bars.Group group : groups) {
      group
          .bars()
          .forEach((name, band) ->
              words
                  .append("; ")
                  .append(name.equals(group.name()) ? "" : group.name() + " at ")
                  .append(name)
                  .append(' ')
                  .append(Digits.of(band.mean()))
                  .append(" ± ")
                  .append(Digits.of(band.half())));
    }
    for (Floor floor : floors) {
      words.append("; ").append(floor.name()).append(" is ").append(Digits.of(floor.value()));
    }
    for (OwnFloor floor : ownFloors) {
      words.append("; ").append(floor.name()).append(" is ").append(floor.words());
    }
    return words.toString();
  }
}
