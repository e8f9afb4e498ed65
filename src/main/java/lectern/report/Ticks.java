package lectern.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.knowm.xchart.style.AxesChartStyler;

/// Numbers as a reader wants them: four figures at most, no trailing zeros, thousands grouped.
final class Ticks {
  private Ticks() {}

  /// A value as a short text.
  static String number(double value) {
    if (!Double.isFinite(value)) {
      return String.valueOf(value);
    }
    if (value == 0) {
      return "0";
    }
    double size = StrictMath.abs(value);
    if (size >= 1e6 || size < 1e-4) {
      BigDecimal rounded = new BigDecimal(value, new MathContext(3, RoundingMode.HALF_EVEN));
      int exponent = rounded.precision() - rounded.scale() - 1;
      String digits = rounded.scaleByPowerOfTen(-exponent).stripTrailingZeros().toPlainString();
      return digits + "e" + exponent;
    }
    BigDecimal rounded =
        size >= 10_000
            ? new BigDecimal(value).setScale(0, RoundingMode.HALF_EVEN)
            : new BigDecimal(value, new MathContext(4, RoundingMode.HALF_EVEN));
    String plain = rounded.stripTrailingZeros().toPlainString();
    return size >= 10_000
        ? String.format(java.util.Locale.ROOT, "%,d", rounded.longValue())
        : plain;
  }

  /// Sets the tick labels of both axes.
  static void of(AxesChartStyler styler, Axis x, Axis y) {
    styler.setXAxisTickLabelsFormattingFunction(value -> label(value, x));
    styler.setYAxisTickLabelsFormattingFunction(value -> label(value, y));
  }

  private static String label(double value, Axis axis) {
    // A tick's value carries the rounding of its computation: 0.30000000000000004.
    double tidy = value == 0 ? 0 : new BigDecimal(value).round(new MathContext(10)).doubleValue();
    if (axis.scale() == Axis.Scale.LINEAR && StrictMath.abs(tidy) < 1e-12) {
      return "0";
    }
    return number(tidy);
  }
}
