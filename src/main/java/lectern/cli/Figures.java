package lectern.cli;

import java.util.Locale;

/// How numbers are written in listings.
final class Figures {
  private static final int DIGITS = 4;

  private Figures() {}

  /// Four significant digits, without the noise of trailing ones for whole numbers.
  static String number(double value) {
    if (Double.isNaN(value)) {
      return "";
    }
    if (value == Math.rint(value) && Math.abs(value) < 1e6) {
      return String.format(Locale.ROOT, "%.0f", value);
    }
    double magnitude = Math.abs(value);
    if (magnitude >= 1e6 || magnitude < 1e-4) {
      return String.format(Locale.ROOT, "%.3g", value);
    }
    int whole = Math.max(0, (int) Math.floor(Math.log10(magnitude)) + 1);
    return String.format(Locale.ROOT, "%." + Math.max(0, DIGITS - whole) + "f", value);
  }

  /// `12.3`: seconds, megabytes.
  static String tenths(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
