package lectern.report;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import org.knowm.xchart.internal.chartpart.AxesChart;

/// An XChart plot set below a frame, and where its values landed.
///
/// @param chart laid out for exactly its own size
/// @param top pixels from the picture's top to the plot's
record Plot(AxesChart<?, ?> chart, int top) {
  /// Draws the plot; afterwards positions can be asked for.
  void paint(Graphics2D g) {
    AffineTransform before = g.getTransform();
    g.translate(0, top);
    chart.paint(g, chart.getWidth(), chart.getHeight());
    g.setTransform(before);
  }

  /// Where a value of the horizontal axis lies, pixels from the picture's left.
  double x(double value) {
    return chart.getScreenXFromChart(value);
  }

  /// Where a value of the vertical axis lies, pixels from the picture's top.
  double y(double value) {
    return top + chart.getScreenYFromChart(value);
  }
}
