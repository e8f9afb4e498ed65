package lectern.cli;

import java.util.Locale;
import lectern.experiment.Interval;

/// How numbers are written in listings.
final class Figures {
  private static final int DIGITS = 4;

  private Figures() {}

  /// `0.2310 [0.1980, 0.2640]`; empty if there is no effect.
  static String effect(double effect, Interval interval) {
    if (Double.isNaN(effect)) {
      return "";
    }
    return interval.known()
        ? number(effect) + " [" + number(interval.low()) + ", " + number(interval.high()) + "]"
        : number(effect);
  }

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
