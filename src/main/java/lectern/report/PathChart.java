package lectern.report;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import lectern.statistics.Digits;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/// Ways through a plane, each from a ring to a dot: where optimisation went from several starts.
/// Which is which has to be told by where it begins: a legend of twenty starts would be all there
/// is.
public final class PathChart {
  private static final int WIDTH = 600;
  private static final int HEIGHT = 520;

  private record Way(String name, double[] xs, double[] ys) {}

  private final String title;
  private String subtitle = "";
  private Axis x = Axis.of("");
  private Axis y = Axis.of("");
  private final List<Way> ways = new ArrayList<>();

  private PathChart(String title) {
    this.title = title;
  }

  /// A chart without ways yet.
  public static PathChart titled(String title) {
    return new PathChart(title);
  }

  /// A second line under the title.
  public PathChart subtitle(String text) {
    subtitle = text;
    return this;
  }

  /// The horizontal axis.
  public PathChart x(Axis axis) {
    x = axis;
    return this;
  }

  /// The vertical axis.
  public PathChart y(Axis axis) {
    y = axis;
    return this;
  }

  /// Adds a way; places that are not finite are left out.
  ///
  /// @param xs in the order in which they were gone
  /// @param ys as many
  public PathChart way(String name, double[] xs, double[] ys) {
    if (xs.length != ys.length) {
      throw new IllegalArgumentException(
          "way '" + name + "' has " + xs.length + " x values and " + ys.length + " y values");
    }
    int[] kept =
        java.util.stream.IntStream.range(0, xs.length)
            .filter(i -> x.shows(xs[i]) && y.shows(ys[i]))
            .toArray();
    ways.add(
        new Way(
            name,
            Arrays.stream(kept).mapToDouble(i -> xs[i]).toArray(),
            Arrays.stream(kept).mapToDouble(i -> ys[i]).toArray()));
    return this;
  }

  /// The finished chart.
  public Chart draw() {
    List<Way> shown = ways.stream().filter(way -> way.xs().length > 0).toList();
    Frame frame = new Frame(title, subtitle, List.of());
    Axis across = x;
    Axis up = y;
    return new Chart(
        title,
        describe(shown),
        WIDTH,
        HEIGHT,
        (g, width, height) -> {
          int top = frame.paint(g, width, height);
          if (shown.isEmpty()) {
            Frame.text(g, "no values yet", Theme.TEXT, Theme.MUTED, width / 2.0 - 36, height / 2.0);
            return;
          }
          Plot plot = new Plot(axes(shown, across, up, width - 10, height - top), top);
          plot.paint(g);
          for (int i = 0; i < shown.size(); i++) {
            ends(g, plot, shown.get(i), Theme.series(i));
          }
        });
  }

  private static XYChart axes(List<Way> ways, Axis across, Axis up, int width, int height) {
    XYChart chart = new XYChart(width, height);
    Theme.style(chart.getStyler());
    chart.getStyler().setPlotGridVerticalLinesVisible(true);
    chart.getStyler().setPlotContentSize(0.9);
    chart.setXAxisTitle(across.title());
    chart.setYAxisTitle(up.title());
    Ticks.of(chart.getStyler(), across, up);
    for (int i = 0; i < ways.size(); i++) {
      XYSeries series = chart.addSeries("way " + i, ways.get(i).xs(), ways.get(i).ys());
      series.setLineColor(Theme.series(i)).setLineStyle(Theme.stroke(i));
      series.setMarker(SeriesMarkers.NONE);
    }
    return chart;
  }

  private static void ends(Graphics2D g, Plot plot, Way way, Color colour) {
    int last = way.xs().length - 1;
    Ellipse2D start = dot(plot.x(way.xs()[0]), plot.y(way.ys()[0]), 5);
    g.setColor(Theme.PAPER);
    g.fill(start);
    g.setColor(colour);
    g.setStroke(Theme.stroke(0));
    g.draw(start);
    g.fill(dot(plot.x(way.xs()[last]), plot.y(way.ys()[last]), 5));
  }

  private static Ellipse2D dot(double x, double y, double radius) {
    return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
  }

  private String describe(List<Way> shown) {
    return title
        + ": "
        + shown.stream()
            .map(way -> {
              int last = way.xs().length - 1;
              return way.name()
                  + " from "
                  + place(way.xs()[0], way.ys()[0])
                  + " to "
                  + place(way.xs()[last], way.ys()[last]);
            })
            .collect(Collectors.joining("; "));
  }

  private static String place(double x, double y) {
    return "(" + Digits.of(x) + ", " + Digits.of(y) + ")";
  }
}
