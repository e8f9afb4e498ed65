package lectern.statistics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/// Numbers as a reader wants them: four figures at most, no trailing zeros, thousands grouped.
public final class Digits {
  private Digits() {}

  /// A value as a short text.
  public static String of(double value) {
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
    return size >= 10_000 ? String.format(Locale.ROOT, "%,d", rounded.longValue()) : plain;
  }
}
