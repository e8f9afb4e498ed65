package lectern.report;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import lectern.statistics.Digits;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/// A reliability diagram: how often a classifier is right where it says how sure it is. A bar a bin
/// of confidences, a point at the bin's mean confidence, and the diagonal where both are equal; how
/// many cases a bin has stands above.
///
/// Source: Guo, Pleiss, Sun and Weinberger 2017, "On Calibration of Modern Neural Networks",
/// section 2.
public final class ReliabilityChart {
  private static final int WIDTH = 600;
  private static final int HEIGHT = 560;

  /// Pixels above the plot for how many cases each bin has.
  private static final int COUNTS = 58;

  private record Bin(double low, double high, double confidence, double accuracy, long count) {}

  private final String title;
  private String subtitle = "";
  private final List<Bin> bins = new ArrayList<>();

  private ReliabilityChart(String title) {
    this.title = title;
  }

  /// A diagram without bins yet.
  public static ReliabilityChart titled(String title) {
    return new ReliabilityChart(title);
  }

  /// A second line under the title.
  public ReliabilityChart subtitle(String text) {
    subtitle = text;
    return this;
  }

  /// Adds a bin; one without cases is left out.
  ///
  /// @param low lower edge, 0 to 1
  /// @param high upper edge, above `low`, 1 at most
  /// @param confidence mean probability of what was said, 0 to 1
  /// @param accuracy share that was right, 0 to 1
  /// @param count how many cases
  /// @throws IllegalArgumentException if a number is outside these bounds
  public ReliabilityChart bin(
      double low, double high, double confidence, double accuracy, long count) {
    if (count < 0) {
      throw new IllegalArgumentException("a bin of " + count + " cases");
    }
    if (count == 0) {
      return this;
    }
    if (!(low >= 0 && low < high && high <= 1)) {
      throw new IllegalArgumentException("a bin of confidences from " + low + " to " + high);
    }
    if (!(confidence >= 0 && confidence <= 1 && accuracy >= 0 && accuracy <= 1)) {
      throw new IllegalArgumentException(
          "a bin of confidence " + confidence + " and accuracy " + accuracy);
    }
    bins.add(new Bin(low, high, confidence, accuracy, count));
    return this;
  }

  /// The expected calibration error: the mean distance of accuracy and confidence over cases.
  ///
  /// @return 0 to 1; NaN without bins
  public double error() {
    double sum = 0;
    long cases = 0;
    for (Bin bin : bins) {
      sum += bin.count() * StrictMath.abs(bin.accuracy() - bin.confidence());
      cases += bin.count();
    }
    return sum / cases;
  }

  /// How many cases the bins have.
  public long cases() {
    return bins.stream().mapToLong(Bin::count).sum();
  }

  /// The finished chart.
  public Chart draw() {
    Frame frame = new Frame(title, subtitle, List.of());
    List<Bin> shown = List.copyOf(bins);
    return new Chart(
        title,
        describe(),
        WIDTH,
        HEIGHT,
        (g, width, height) -> {
          int top = frame.paint(g, width, height) + COUNTS;
          if (shown.isEmpty()) {
            Frame.text(g, "no values yet", Theme.TEXT, Theme.MUTED, width / 2.0 - 36, height / 2.0);
            return;
          }
          Plot plot = new Plot(axes(shown, width - 10, height - top), top);
          plot.paint(g);
          counts(g, plot, shown, top);
        });
  }

  private static XYChart axes(List<Bin> bins, int width, int height) {
    XYChart chart = new XYChart(width, height);
    Theme.style(chart.getStyler());
    chart.getStyler().setPlotContentSize(1);
    chart.getStyler().setXAxisMin(0.0).setXAxisMax(1.0).setYAxisMin(0.0).setYAxisMax(1.0);
    chart.setXAxisTitle("confidence");
    chart.setYAxisTitle("accuracy");
    Ticks.of(chart.getStyler(), Axis.of("confidence"), Axis.of("accuracy"));
    Ticks.roundNumbers(chart, 0, 1, 0, 1);
    for (int i = 0; i < bins.size(); i++) {
      Bin bin = bins.get(i);
      double gap = (bin.high() - bin.low()) * 0.04;
      double left = bin.low() + gap;
      double right = bin.high() - gap;
      XYSeries bar =
          chart.addSeries(
              "bin " + i,
              new double[] {left, left, right, right},
              new double[] {0, bin.accuracy(), bin.accuracy(), 0});
      bar.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.PolygonArea);
      bar.setFillColor(Theme.veil(Theme.series(0), 120));
      bar.setLineStyle(SeriesLines.NONE);
      bar.setMarker(SeriesMarkers.NONE);
    }
    XYSeries diagonal = chart.addSeries("equal", new double[] {0, 1}, new double[] {0, 1});
    diagonal.setLineColor(Theme.FLOOR).setLineStyle(Theme.DASHED);
    diagonal.setMarker(SeriesMarkers.NONE);
    XYSeries means =
        chart.addSeries(
            "means",
            bins.stream().mapToDouble(Bin::confidence).toArray(),
            bins.stream().mapToDouble(Bin::accuracy).toArray());
    means.setLineStyle(SeriesLines.NONE);
    means.setMarker(Theme.marker(0)).setMarkerColor(Theme.series(0));
    return chart;
  }

  /// Writes how many cases each bin has, under a bar as high as their share.
  private static void counts(Graphics2D g, Plot plot, List<Bin> bins, int top) {
    long most = bins.stream().mapToLong(Bin::count).max().orElse(1);
    double ground = top - 4;
    double tallest = COUNTS - 24;
    for (Bin bin : bins) {
      double left = plot.x(bin.low()) + 1;
      double width = plot.x(bin.high()) - 1 - left;
      double height = Math.max(1, tallest * bin.count() / most);
      g.setColor(Theme.FLOOR);
      g.fill(new Rectangle2D.Double(left, ground - height, width, height));
      String count = Long.toString(bin.count());
      double wide = Frame.width(count, Theme.SMALL);
      if (wide <= width + 2) {
        double x = left + (width - wide) / 2;
        Frame.text(g, count, Theme.SMALL, Theme.MUTED, x, ground - height - 3);
      }
    }
    g.setColor(Theme.MUTED);
    g.setStroke(new BasicStroke(1f));
    g.draw(new Line2D.Double(plot.x(0), ground, plot.x(1), ground));
    Frame.text(g, "cases", Theme.SMALL, Theme.MUTED, plot.x(0) - 36, ground);
  }

  private String describe() {
    return title
        + ": accuracy by confidence; "
        + bins.stream()
            .map(bin ->
                "at "
                    + Digits.of(bin.confidence())
                    + " right in "
                    + Digits.of(bin.accuracy())
                    + " of "
                    + bin.count())
            .collect(Collectors.joining("; "));
  }
}
