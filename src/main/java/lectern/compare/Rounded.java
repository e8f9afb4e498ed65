package lectern.compare;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import lectern.statistics.Interval;

/// Estimates to the digits that their intervals bear out: 0.9134 ± 0.0216, never 0.913412358 ±
/// 0.0216.
public final class Rounded {
  private static final int FIGURES = 2;
  private static final int MOST_DECIMALS = 6;
  private static final double MOST_PLAIN = 1e7;

  private Rounded() {}

  /// `0.913 ± 0.022`: an estimate and half the width of its 95 % interval, which is given to two
  /// figures and decides where the estimate ends.
  ///
  /// @return the estimate alone, to four figures, where there is no interval; empty if there is no
  ///   estimate
  public static String estimate(double value, Interval interval) {
    if (Double.isNaN(value)) {
      return "";
    }
    if (!interval.known()) {
      return number(value);
    }
    double half = (interval.high() - interval.low()) / 2;
    if (half == 0) {
      return number(value) + " ± 0";
    }
    int decimals = decimals(half);
    if (decimals > MOST_DECIMALS || Math.abs(value) >= MOST_PLAIN || half >= MOST_PLAIN) {
      return scientific(value, Math.max(FIGURES, exponent(value) - exponent(half) + FIGURES))
          + " ± "
          + scientific(half, FIGURES);
    }
    return fixed(value, decimals) + " ± " + fixed(half, decimals);
  }

  /// A value to the digits that the interval around it bears out, without the interval.
  ///
  /// @return to four figures where there is no interval; empty for NaN
  public static String within(double value, Interval interval) {
    double half = interval.known() ? (interval.high() - interval.low()) / 2 : 0;
    boolean plain = half > 0 && Double.isFinite(value) && decimals(half) <= MOST_DECIMALS;
    return plain && Math.abs(value) < MOST_PLAIN ? fixed(value, decimals(half)) : number(value);
  }

  /// As {@link #estimate}, with its sign: `+0.012 ± 0.022`.
  public static String change(double value, Interval interval) {
    String text = estimate(value, interval);
    return value > 0 && !text.isEmpty() ? "+" + text : text;
  }

  /// A p-value: three decimals, `<0.001` below them; empty for NaN.
  public static String p(double value) {
    if (Double.isNaN(value)) {
      return "";
    }
    return value < 0.001 ? "<0.001" : fixed(value, 3);
  }

  /// A number by itself, to four figures, without zeros at its end; empty for NaN.
  public static String number(double value) {
    return strip(figures(value, 4));
  }

  /// A number by itself.
  ///
  /// @param figures how many are given; whole numbers keep all of theirs
  /// @return empty for NaN
  public static String figures(double value, int figures) {
    if (Double.isNaN(value)) {
      return "";
    }
    if (Double.isInfinite(value) || value == 0) {
      return value == 0 ? "0" : value > 0 ? "∞" : "-∞";
    }
    int exponent = exponent(value);
    if (exponent < -4 || exponent >= 7) {
      return scientific(value, figures);
    }
    return fixed(value, Math.max(0, figures - 1 - exponent));
  }

  private static int decimals(double half) {
    return Math.max(0, FIGURES - 1 - exponent(half));
  }

  private static int exponent(double value) {
    BigDecimal exact = new BigDecimal(value).round(new MathContext(FIGURES));
    return exact.signum() == 0 ? 0 : exact.precision() - exact.scale() - 1;
  }

  private static String fixed(double value, int decimals) {
    String text = new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
    return text.matches("-0(\\.0*)?") ? text.substring(1) : text;
  }

  private static String scientific(double value, int figures) {
    int given = Math.clamp(figures, 1, 12);
    return String.format(Locale.ROOT, "%." + (given - 1) + "e", value)
        .replaceFirst("e([+-])0*(\\d)", "e$1$2")
        .replace("e+", "e");
  }

  private static String strip(String text) {
    int exponent = text.indexOf('e');
    String digits = exponent < 0 ? text : text.substring(0, exponent);
    String stripped =
        digits.contains(".") ? digits.replaceFirst("0+$", "").replaceFirst("\\.$", "") : digits;
    return exponent < 0 ? stripped : stripped + text.substring(exponent);
  }
}
