package lectern.report;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lectern.statistics.Digits;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/// Lines over an ordered quantity, each with an optional band, and named floors to read them by.
///
/// Values that are not finite, or that a logarithmic axis cannot show, are left out. Of long lines,
/// neighbouring points are averaged.
public final class LineChart {
  private static final int WIDTH = 720;
  private static final int HEIGHT = 430;

  /// Lines of up to this many points mark each of them.
  private static final int MARKED_POINTS = 16;

  /// More could not be told apart on the screen.
  private static final int MOST_POINTS = 160;

  /// Where the lines are named.
  private enum Legend {
    ABOVE,
    ELSEWHERE
  }

  private record Line(String name, double[] x, Band[] y) {}

  private final String title;
  private String subtitle = "";
  private Axis x = Axis.of("");
  private Axis y = Axis.of("");
  private final List<Line> lines = new ArrayList<>();
  private final List<Floor> floors = new ArrayList<>();
  private Legend legend = Legend.ABOVE;

  private LineChart(String title) {
    this.title = title;
  }

  /// A chart without lines yet.
  public static LineChart titled(String title) {
    return new LineChart(title);
  }

  /// One line for each value of `by`: at each x, the mean and 95 % band of the rows that share it.
  ///
  /// @param table rows of runs: one for each seed, x and group
  /// @param y numeric column
  /// @param x numeric column
  /// @param by the column that tells the lines apart, in order of first appearance
  public static LineChart of(String title, Table table, String y, String x, String by) {
    Map<String, TreeMap<Double, List<Double>>> groups = new LinkedHashMap<>();
    for (Row row : table) {
      groups
          .computeIfAbsent(Columns.text(table, by, row.getRowNumber()), _ -> new TreeMap<>())
          .computeIfAbsent(Columns.number(table, x, row.getRowNumber()), _ -> new ArrayList<>())
          .add(Columns.number(table, y, row.getRowNumber()));
    }
    LineChart chart = titled(title).x(Axis.of(x)).y(Axis.of(y));
    int seeds = 0;
    for (var group : groups.entrySet()) {
      double[] xs = group.getValue().keySet().stream().mapToDouble(Double::doubleValue).toArray();
      Band[] ys =
          group.getValue().values().stream()
              .map(values -> Band.of(values.stream().mapToDouble(Double::doubleValue).toArray()))
              .toArray(Band[]::new);
      for (Band band : ys) {
        seeds = Math.max(seeds, band.n());
      }
      chart.lines.add(new Line(group.getKey(), xs, ys));
    }
    return seeds > 1 ? chart.subtitle("mean and 95 % band over " + seeds + " seeds") : chart;
  }

  /// A second line under the title: what the marks mean.
  public LineChart subtitle(String text) {
    subtitle = text;
    return this;
  }

  /// The horizontal axis.
  public LineChart x(Axis axis) {
    x = axis;
    return this;
  }

  /// The vertical axis.
  public LineChart y(Axis axis) {
    y = axis;
    return this;
  }

  /// Adds a line without a band.
  ///
  /// @param xs ascending
  /// @param ys as many
  public LineChart line(String name, double[] xs, double[] ys) {
    return line(name, xs, Arrays.stream(ys).mapToObj(Band::of).toArray(Band[]::new));
  }

  /// Adds a line with a band around it.
  ///
  /// @param xs ascending
  /// @param bands as many
  public LineChart line(String name, double[] xs, Band[] bands) {
    if (xs.length != bands.length) {
      throw new IllegalArgumentException(
          "line '" + name + "' has " + xs.length + " x values and " + bands.length + " y values");
    }
    lines.add(new Line(name, xs.clone(), bands.clone()));
    return this;
  }

  /// Adds a dashed horizontal line named at its right end: a true entropy, a bigram model.
  public LineChart floor(String name, double value) {
    floors.add(new Floor(name, value));
    return this;
  }

  /// Names no lines: the legend stands elsewhere.
  LineChart unnamed() {
    legend = Legend.ELSEWHERE;
    return this;
  }

  /// The entries of the legend, in the order of the lines.
  List<Frame.Entry> entries() {
    List<Line> shown = lines.stream().map(line -> kept(line, x, y)).toList();
    List<Frame.Entry> entries = new ArrayList<>();
    for (int i = 0; i < shown.size(); i++) {
      entries.add(
          new Frame.Entry(
              shown.get(i).name(),
              Theme.series(i),
              Theme.stroke(i),
              shown.get(i).x().length <= MARKED_POINTS ? Theme.marker(i) : null));
    }
    return entries;
  }

  /// The finished chart.
  public Chart draw() {
    return new Chart(title, describe(), WIDTH, HEIGHT, painter(title, subtitle, x, y));
  }

  private Chart.Painter painter(String heading, String note, Axis xAxis, Axis yAxis) {
    List<Line> shown = lines.stream().map(line -> kept(line, xAxis, yAxis)).toList();
    List<Floor> marks = floors.stream().filter(mark -> yAxis.shows(mark.value())).toList();
    Frame frame = new Frame(heading, note, legend == Legend.ABOVE ? entries() : List.of());
    return (g, width, height) -> {
      int top = frame.paint(g, width, height);
      if (shown.stream().allMatch(line -> line.x().length == 0)) {
        Frame.text(g, "no values yet", Theme.TEXT, Theme.MUTED, width / 2.0 - 36, height / 2.0);
        return;
      }
      int right = Floor.margin(marks);
      Plot plot = new Plot(xy(shown, marks, xAxis, yAxis, width - right, height - top), top);
      plot.paint(g);
      double[] places = places(shown);
      double from = Arrays.stream(places).min().orElseThrow();
      double to = Arrays.stream(places).max().orElseThrow();
      Floor.paint(g, plot, marks, plot.x(from), plot.x(to), width - right + 2);
    };
  }

  private static Line kept(Line line, Axis xAxis, Axis yAxis) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < line.x().length; i++) {
      if (xAxis.shows(line.x()[i]) && yAxis.shows(line.y()[i].mean())) {
        places.add(i);
      }
    }
    return thinned(
        new Line(
            line.name(),
            places.stream().mapToDouble(i -> line.x()[i]).toArray(),
            places.stream().map(i -> line.y()[i]).toArray(Band[]::new)));
  }

  /// A line of at most {@link #MOST_POINTS}: neighbours are averaged, as many to each point.
  private static Line thinned(Line line) {
    int n = line.x().length;
    int together = (n + MOST_POINTS - 1) / MOST_POINTS;
    if (together < 2) {
      return line;
    }
    int points = (n + together - 1) / together;
    double[] xs = new double[points];
    Band[] ys = new Band[points];
    for (int k = 0; k < points; k++) {
      int from = k * together;
      int to = Math.min(n, from + together);
      Band[] some = Arrays.copyOfRange(line.y(), from, to);
      xs[k] = Arrays.stream(line.x(), from, to).average().orElseThrow();
      ys[k] =
          new Band(
              some[0].n(),
              Arrays.stream(some).mapToDouble(Band::mean).average().orElseThrow(),
              Arrays.stream(some).mapToDouble(Band::low).average().orElseThrow(),
              Arrays.stream(some).mapToDouble(Band::high).average().orElseThrow());
    }
    return new Line(line.name(), xs, ys);
  }

  private static XYChart xy(
      List<Line> shown, List<Floor> marks, Axis xAxis, Axis yAxis, int width, int height) {
    XYChart chart = new XYChart(width, height);
    Theme.style(chart.getStyler());
    chart.setXAxisTitle(xAxis.title());
    chart.setYAxisTitle(yAxis.title());
    double[] places = places(shown);
    Ticks.of(chart.getStyler(), xAxis, yAxis, places);
    double left = Arrays.stream(places).min().orElseThrow();
    double right = Arrays.stream(places).max().orElseThrow();
    if (xAxis.scale() == Axis.Scale.LINEAR && left > 0 && left < right / 5) {
      chart.getStyler().setXAxisMin(0.0); // steps are counted from nothing
      left = 0;
    }
    for (int i = 0; i < shown.size(); i++) {
      Line line = shown.get(i);
      if (Arrays.stream(line.y()).anyMatch(band -> band.high() > band.low())) {
        band(chart, line, i, yAxis);
      }
    }
    double known =
        shown.stream().filter(line -> line.x().length > 0).findFirst().orElseThrow().y()[0].mean();
    if (places.length > MARKED_POINTS) {
      Ticks.roundNumbers(chart, left, right, known, known);
    }
    for (int i = 0; i < marks.size(); i++) {
      // An invisible point, so that the axis reaches the floor.
      XYSeries series =
          chart.addSeries("floor " + i, new double[] {right}, new double[] {marks.get(i).value()});
      series.setLineStyle(SeriesLines.NONE);
      series.setMarker(SeriesMarkers.NONE);
    }
    for (int i = 0; i < shown.size(); i++) {
      Line line = shown.get(i);
      if (line.x().length == 0) {
        continue;
      }
      double[] means = Arrays.stream(line.y()).mapToDouble(Band::mean).toArray();
      XYSeries series = chart.addSeries("line " + i, line.x(), means);
      series.setLineColor(Theme.series(i)).setLineStyle(Theme.stroke(i));
      series.setMarkerColor(Theme.series(i));
      series.setMarker(line.x().length <= MARKED_POINTS ? Theme.marker(i) : SeriesMarkers.NONE);
    }
    return chart;
  }

  private static double[] places(List<Line> shown) {
    return shown.stream().flatMapToDouble(line -> Arrays.stream(line.x())).toArray();
  }

  /// The band's outline: along its top, and back along its bottom.
  private static void band(XYChart chart, Line line, int i, Axis yAxis) {
    int n = line.x().length;
    double[] xs = new double[2 * n];
    double[] ys = new double[2 * n];
    for (int k = 0; k < n; k++) {
      Band band = line.y()[k];
      xs[k] = xs[2 * n - 1 - k] = line.x()[k];
      ys[k] = band.high();
      // A logarithmic axis has no zero: the band ends a decade below its mean instead.
      ys[2 * n - 1 - k] = yAxis.shows(band.low()) ? band.low() : band.mean() / 10;
    }
    XYSeries series = chart.addSeries("band " + i, xs, ys);
    series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.PolygonArea);
    series.setLineStyle(SeriesLines.NONE);
    series.setMarker(SeriesMarkers.NONE);
    series.setFillColor(Theme.veil(Theme.series(i), 44));
    series.setLineColor(new Color(0, 0, 0, 0));
  }

  private String describe() {
    StringBuilder words = new StringBuilder(title);
    words.append(": ").append(y.title()).append(" over ").append(x.title());
    for (Line line : lines) {
      Line kept = kept(line, x, y);
      if (kept.x().length > 0) {
        Band last = kept.y()[kept.y().length - 1];
        words.append("; ").append(line.name()).append(" ends at ").append(Digits.of(last.mean()));
      }
    }
    for (Floor mark : floors) {
      words.append("; ").append(mark.name()).append(" is ").append(Digits.of(mark.value()));
    }
    return words.toString();
  }
}
