package lectern.report;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/// Points in a plane, coloured by group, with names where there is room: a picture of hidden states
/// or of word vectors.
public final class ScatterChart {
  private static final int WIDTH = 720;
  private static final int HEIGHT = 560;

  /// Names beyond these are not tried: each is held against all before it.
  private static final int MOST_NAMES = 400;

  private static final double WIDEST_NAME = 160;

  /// Where the groups are named.
  private enum Legend {
    ABOVE,
    ELSEWHERE
  }

  private record Point(double x, double y, String label) {}

  private final String title;
  private String subtitle = "";
  private Axis x = Axis.of("");
  private Axis y = Axis.of("");
  private final Map<String, List<Point>> groups = new LinkedHashMap<>();
  private Legend legend = Legend.ABOVE;

  private ScatterChart(String title) {
    this.title = title;
  }

  /// A chart without points yet.
  public static ScatterChart titled(String title) {
    return new ScatterChart(title);
  }

  /// One point a row.
  ///
  /// @param x numeric column
  /// @param y numeric column
  /// @param group the column whose values get a colour each
  /// @param label the column that names the points
  public static ScatterChart of(
      String title, Table table, String x, String y, String group, String label) {
    ScatterChart chart = titled(title).x(Axis.of(x)).y(Axis.of(y));
    for (Row row : table) {
      int at = row.getRowNumber();
      chart.point(
          Columns.text(table, group, at),
          Columns.number(table, x, at),
          Columns.number(table, y, at),
          Columns.text(table, label, at));
    }
    return chart;
  }

  /// A second line under the title.
  public ScatterChart subtitle(String text) {
    subtitle = text;
    return this;
  }

  /// The horizontal axis.
  public ScatterChart x(Axis axis) {
    x = axis;
    return this;
  }

  /// The vertical axis.
  public ScatterChart y(Axis axis) {
    y = axis;
    return this;
  }

  /// Adds a point; one without a finite place is left out.
  ///
  /// @param group what its colour stands for
  /// @param label its name, may be empty
  public ScatterChart point(String group, double atX, double atY, String label) {
    List<Point> points = groups.computeIfAbsent(group, _ -> new ArrayList<>());
    if (x.shows(atX) && y.shows(atY)) {
      points.add(new Point(atX, atY, label));
    }
    return this;
  }

  /// Names no groups: the legend stands elsewhere.
  ScatterChart unnamed() {
    legend = Legend.ELSEWHERE;
    return this;
  }

  /// The entries of the legend, in the order of the groups.
  List<Frame.Entry> entries() {
    List<Frame.Entry> entries = new ArrayList<>();
    for (String name : groups.keySet()) {
      int i = entries.size();
      entries.add(new Frame.Entry(name, Theme.series(i), null, Theme.marker(i)));
    }
    return entries;
  }

  /// The finished chart.
  public Chart draw() {
    Map<String, List<Point>> shown = new LinkedHashMap<>();
    groups.forEach((name, points) -> shown.put(name, List.copyOf(points)));
    boolean named = legend == Legend.ABOVE && shown.size() > 1;
    Frame frame = new Frame(title, subtitle, named ? entries() : List.of());
    Axis across = x;
    Axis up = y;
    int count = shown.values().stream().mapToInt(List::size).sum();
    String description =
        title + ": " + count + " points in " + shown.size() + " groups: " + shown.keySet();
    return new Chart(
        title,
        description,
        WIDTH,
        HEIGHT,
        (g, width, height) -> {
          int top = frame.paint(g, width, height);
          if (count == 0) {
            Frame.text(g, "no values yet", Theme.TEXT, Theme.MUTED, width / 2.0 - 36, height / 2.0);
            return;
          }
          Plot plot = new Plot(xy(shown, across, up, width - 8, height - top), top);
          plot.paint(g);
          label(g, plot, shown, new Rectangle2D.Double(50, top, width - 54.0, height - top - 40.0));
        });
  }

  private static XYChart xy(
      Map<String, List<Point>> groups, Axis across, Axis up, int width, int height) {
    XYChart chart = new XYChart(width, height);
    Theme.style(chart.getStyler());
    chart.getStyler().setDefaultSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
    chart.getStyler().setPlotGridVerticalLinesVisible(true);
    chart.getStyler().setPlotContentSize(0.9);
    chart.setXAxisTitle(across.title());
    chart.setYAxisTitle(up.title());
    Ticks.of(chart.getStyler(), across, up);
    int i = 0;
    for (List<Point> points : groups.values()) {
      if (!points.isEmpty()) {
        XYSeries series =
            chart.addSeries(
                "points " + i,
                points.stream().mapToDouble(Point::x).toArray(),
                points.stream().mapToDouble(Point::y).toArray());
        series.setMarker(Theme.marker(i));
        series.setMarkerColor(Theme.veil(Theme.series(i), 210));
      }
      i++;
    }
    return chart;
  }

  /// Writes each name where it touches neither another name nor the picture's edge: right of its
  /// point, left of it, above, below or across a corner; where none is free, not at all.
  private static void label(
      Graphics2D g, Plot plot, Map<String, List<Point>> groups, Rectangle2D within) {
    List<Rectangle2D> taken = new ArrayList<>();
    for (List<Point> points : groups.values()) {
      for (Point point : points) {
        taken.add(new Rectangle2D.Double(plot.x(point.x()) - 3, plot.y(point.y()) - 3, 6, 6));
      }
    }
    int i = 0;
    int tried = 0;
    for (List<Point> points : groups.values()) {
      for (Point point : points) {
        if (point.label().isBlank() || tried++ >= MOST_NAMES) {
          continue;
        }
        String name = Frame.shortened(point.label(), Theme.SMALL, WIDEST_NAME);
        double wide = Frame.width(name, Theme.SMALL);
        double px = plot.x(point.x());
        double py = plot.y(point.y());
        double[][] places = {
          {px + 7, py + 4},
          {px - 7 - wide, py + 4},
          {px - wide / 2, py - 7},
          {px - wide / 2, py + 15},
          {px + 5, py - 5},
          {px + 5, py + 13},
          {px - 5 - wide, py - 5},
          {px - 5 - wide, py + 13}
        };
        for (double[] place : places) {
          Rectangle2D box = new Rectangle2D.Double(place[0], place[1] - 10, wide, 12);
          if (within.contains(box) && taken.stream().noneMatch(box::intersects)) {
            Frame.text(g, name, Theme.SMALL, Theme.series(i).darker(), place[0], place[1]);
            taken.add(box);
            break;
          }
        }
      }
      i++;
    }
  }
}
