package lectern.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/// How every chart looks: one palette, one set of type sizes, quiet axes.
///
/// The series colours stay apart for readers with any common colour-vision deficiency; where it
/// matters, markers and dashes tell series apart a second time.
///
/// Source: Okabe and Ito 2008, "Color Universal Design", without its yellow, which is too pale for
/// a line on white.
final class Theme {
  static final Color PAPER = Color.WHITE;
  static final Color INK = new Color(0x1F2933);
  static final Color MUTED = new Color(0x616E7C);
  static final Color GRID = new Color(0xE4E7EB);
  static final Color FLOOR = new Color(0x7B8794);

  static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 16);
  static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
  static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 11);

  static final BasicStroke DASHED =
      new BasicStroke(
          1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {5, 4}, 0);

  private static final List<Color> SERIES =
      List.of(
          new Color(0x0072B2), // blue
          new Color(0xD55E00), // vermilion
          new Color(0x009E73), // bluish green
          new Color(0xAA4499), // purple
          new Color(0xE69F00), // orange
          new Color(0x56B4E9), // sky
          new Color(0x4D4D4D)); // grey

  private static final List<Marker> MARKERS =
      List.of(
          SeriesMarkers.CIRCLE,
          SeriesMarkers.SQUARE,
          SeriesMarkers.TRIANGLE_UP,
          SeriesMarkers.DIAMOND,
          SeriesMarkers.TRIANGLE_DOWN);

  private Theme() {}

  /// The colour of the i-th series, counted from 0; they repeat after seven.
  static Color series(int i) {
    return SERIES.get(i % SERIES.size());
  }

  /// The colours that a page may give another shade on a dark ground, by the name of the page's
  /// custom property.
  static SequencedMap<String, Color> roles() {
    SequencedMap<String, Color> roles = new LinkedHashMap<>();
    roles.put("chart-paper", PAPER);
    roles.put("chart-ink", INK);
    roles.put("chart-muted", MUTED);
    roles.put("chart-grid", GRID);
    roles.put("chart-floor", FLOOR);
    for (int i = 0; i < SERIES.size(); i++) {
      roles.put("series-" + i, SERIES.get(i));
    }
    return roles;
  }

  /// The marker of the i-th series, counted from 0.
  static Marker marker(int i) {
    return MARKERS.get(i % MARKERS.size());
  }

  /// The line of the i-th series: solid while the colours last, dashed in the second round.
  static BasicStroke stroke(int i) {
    return i < SERIES.size()
        ? new BasicStroke(2.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
        : new BasicStroke(
            2.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 10, new float[] {7, 4}, 0);
  }

  /// The same colour, see-through.
  ///
  /// @param alpha 0 invisible to 255 opaque
  static Color veil(Color colour, int alpha) {
    return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), alpha);
  }

  /// Blue below the middle, near-white at it, orange above: for values with a meaningful middle.
  ///
  /// @param share 0 lowest to 1 highest
  static Color diverging(double share) {
    Color end = share < 0.5 ? new Color(0x3B8BC2) : new Color(0xE58A3C);
    return mix(new Color(0xF7F7F5), end, StrictMath.abs(share - 0.5) * 2);
  }

  /// Pale to deep blue: for values that grow from nothing.
  ///
  /// @param share 0 lowest to 1 highest
  static Color sequential(double share) {
    return share < 0.5
        ? mix(new Color(0xF2F6FA), new Color(0x6BAED6), share * 2)
        : mix(new Color(0x6BAED6), new Color(0x08306B), share * 2 - 1);
  }

  private static Color mix(Color from, Color to, double share) {
    double s = Math.clamp(share, 0, 1);
    return new Color(
        (int) StrictMath.rint(from.getRed() + s * (to.getRed() - from.getRed())),
        (int) StrictMath.rint(from.getGreen() + s * (to.getGreen() - from.getGreen())),
        (int) StrictMath.rint(from.getBlue() + s * (to.getBlue() - from.getBlue())));
  }

  /// Styles the axes and the plot; title and legend are drawn by {@link Frame}.
  static void style(AxesChartStyler styler) {
    Color clear = new Color(255, 255, 255, 0);
    styler.setBaseFont(TEXT);
    styler.setLocale(java.util.Locale.ROOT);
    styler.setChartBackgroundColor(clear);
    styler.setChartTitleVisible(false);
    styler.setChartTitleBoxVisible(false);
    styler.setChartPadding(6);
    styler.setLegendVisible(false);
    styler.setLegendPosition(Styler.LegendPosition.InsideNE);
    styler.setPlotBackgroundColor(clear);
    styler.setPlotBorderVisible(false);
    styler.setPlotContentSize(0.94);
    styler.setMarkerSize(7);
    styler.setToolTipsAlwaysVisible(false);
    styler.setChartFontColor(MUTED);
    styler.setAxisTitleFont(TEXT);
    styler.setAxisTitlePadding(8);
    styler.setXAxisTitleColor(MUTED);
    styler.setYAxisTitleColor(MUTED);
    styler.setAxisTickLabelsFont(SMALL);
    styler.setAxisTickLabelsColor(MUTED);
    styler.setAxisTickMarksColor(GRID);
    styler.setAxisTickMarkLength(4);
    styler.setAxisTicksLineVisible(false);
    styler.setPlotTicksMarksVisible(false);
    styler.setPlotMargin(0);
    styler.setPlotGridVerticalLinesVisible(false);
    styler.setPlotGridHorizontalLinesVisible(true);
    styler.setPlotGridLinesColor(GRID);
    styler.setPlotGridLinesStroke(new BasicStroke(1f));
    styler.setErrorBarsColor(INK);
  }
}
