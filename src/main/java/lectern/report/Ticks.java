package lectern.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.function.Function;
import lectern.statistics.Digits;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/// Where the marks of an axis stand and what they say.
final class Ticks {
  private static final int NAMED_PLACES = 12;

  private Ticks() {}

  /// Sets how both axes are spaced and labelled.
  ///
  /// @param xs the places on the horizontal axis that hold data: where they are few, a logarithmic
  ///   axis names them and no others; where all are whole numbers, a linear one names no others
  static void of(AxesChartStyler styler, Axis x, Axis y, double... xs) {
    styler.setXAxisLogarithmic(x.scale() == Axis.Scale.LOGARITHMIC);
    styler.setYAxisLogarithmic(y.scale() == Axis.Scale.LOGARITHMIC);
    styler.setXAxisLogarithmicDecadeOnly(false);
    styler.setYAxisLogarithmicDecadeOnly(false);
    styler.setXAxisTickMarkSpacingHint(70);
    styler.setYAxisTickMarkSpacingHint(52);
    double[] places = Arrays.stream(xs).distinct().toArray();
    styler.setXAxisTickLabelsFormattingFunction(labels(x, places));
    styler.setYAxisTickLabelsFormattingFunction(value -> label(value, y));
  }

  /// What a tick of the horizontal axis says, see {@link #of}; a blank for nothing.
  static Function<Double, String> labels(Axis axis, double... places) {
    if (places.length > 1
        && places.length <= NAMED_PLACES
        && axis.scale() == Axis.Scale.LOGARITHMIC) {
      return value ->
          Arrays.stream(places).anyMatch(place -> close(place, value)) ? label(value) : " ";
    }
    boolean whole = Arrays.stream(places).allMatch(Ticks::isWhole);
    if (places.length > 1 && whole && axis.scale() == Axis.Scale.LINEAR) {
      return value -> isWhole(value) ? label(value) : " ";
    }
    return value -> label(value, axis);
  }

  /// Adds an invisible series at uneven places: XChart puts ticks on evenly spaced data, wherever
  /// that lies, and on round numbers only where the data are uneven.
  static void roundNumbers(XYChart chart, double left, double right, double bottom, double top) {
    double[] xs = {left, left + 0.377 * (right - left), right};
    double[] ys = {bottom, bottom + 0.377 * (top - bottom), top};
    XYSeries series = chart.addSeries("uneven", xs, ys);
    series.setLineStyle(SeriesLines.NONE);
    series.setMarker(SeriesMarkers.NONE);
  }

  private static String label(double value, Axis axis) {
    if (axis.scale() == Axis.Scale.LINEAR) {
      return label(value);
    }
    String digits = new BigDecimal(value).round(new MathContext(1)).unscaledValue().toString();
    return digits.equals("1") || digits.equals("2") || digits.equals("5") ? label(value) : " ";
  }

  private static String label(double value) {
    // A tick's value carries the rounding of its computation: 0.30000000000000004, -1e-17.
    double tidy = new BigDecimal(value).round(new MathContext(10)).doubleValue();
    return Digits.of(StrictMath.abs(tidy) < 1e-12 ? 0 : tidy);
  }

  private static boolean isWhole(double value) {
    return StrictMath.abs(value - StrictMath.rint(value)) < 1e-9;
  }

  private static boolean close(double a, double b) {
    return StrictMath.abs(a - b) <= 1e-9 * StrictMath.abs(a);
  }
}
