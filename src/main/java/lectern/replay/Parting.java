package lectern.replay;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.OptionalDouble;

/// A recorded number in which two runs are not the same.
///
/// @param step where
/// @param metric what was recorded
/// @param left the left run's number; absent if it has none there
/// @param right the right run's number; absent if it has none there
public record Parting(long step, String metric, OptionalDouble left, OptionalDouble right) {
  private static final int FEWEST_DIGITS = 4;
  private static final int MOST_DIGITS = 17;

  /// So near that counting says more than a ratio.
  private static final long FEW_ULPS = 16;

  /// |left − right| / max(|left|, |right|): 0 to 2.
  ///
  /// @return absent unless both are there and finite
  public OptionalDouble relative() {
    if (!comparable()) {
      return OptionalDouble.empty();
    }
    double most = Math.max(Math.abs(left.getAsDouble()), Math.abs(right.getAsDouble()));
    return OptionalDouble.of(
        most == 0
            ? 0
            : Math.abs(left.getAsDouble() / most - right.getAsDouble() / most)); // no overflow
  }

  /// How many steps of the floating-point grid lie between the two: of `float` if both are floats,
  /// as losses are, else of `double`. −0.0 and 0.0 are one apart.
  ///
  /// @return -1 unless both are there and finite
  public long ulps() {
    if (!comparable()) {
      return -1;
    }
    double a = left.getAsDouble();
    double b = right.getAsDouble();
    long distance =
        floats()
            ? ordered(Float.floatToIntBits((float) a)) - ordered(Float.floatToIntBits((float) b))
            : ordered(Double.doubleToLongBits(a)) - ordered(Double.doubleToLongBits(b));
    return distance == Long.MIN_VALUE || a < 0 != b < 0 && Math.abs(a - b) > 1
        ? Long.MAX_VALUE // the difference itself can overflow
        : Math.abs(distance);
  }

  private boolean comparable() {
    return left.isPresent()
        && right.isPresent()
        && Double.isFinite(left.getAsDouble())
        && Double.isFinite(right.getAsDouble());
  }

  private boolean floats() {
    return (float) left.getAsDouble() == left.getAsDouble()
        && (float) right.getAsDouble() == right.getAsDouble();
  }

  /// Bits as a number that grows with the value.
  private static long ordered(int bits) {
    return bits >= 0 ? bits : Integer.MIN_VALUE - (long) bits - 1;
  }

  private static long ordered(long bits) {
    return bits >= 0 ? bits : Long.MIN_VALUE - bits - 1;
  }

  /// `train.loss 0.3131 against 0.3132 (3.2e-04 relative)`, with as many digits as it takes.
  public String text() {
    if (left.isEmpty() || right.isEmpty()) {
      return metric
          + (left.isEmpty() ? " is missing on the left, " : " " + left.getAsDouble() + " ")
          + (left.isEmpty()
              ? right.getAsDouble() + " on the right"
              : "on the left, missing on the right");
    }
    return metric + " " + leftText() + " against " + rightText() + distance();
  }

  /// The left number with just enough digits to tell it from the right one.
  public String leftText() {
    return left.isEmpty() ? "" : rounded(left.getAsDouble(), digits());
  }

  /// The right number with just enough digits to tell it from the left one.
  public String rightText() {
    return right.isEmpty() ? "" : rounded(right.getAsDouble(), digits());
  }

  private String distance() {
    if (!comparable()) {
      return "";
    }
    long ulps = ulps();
    return ulps <= FEW_ULPS
        ? " (" + ulps + (floats() ? " float" : " double") + (ulps == 1 ? " step" : " steps") + ")"
        : String.format(Locale.ROOT, " (%.2g relative)", relative().getAsDouble());
  }

  private int digits() {
    if (left.isEmpty() || right.isEmpty()) {
      return MOST_DIGITS;
    }
    int digits = FEWEST_DIGITS;
    while (digits < MOST_DIGITS
        && rounded(left.getAsDouble(), digits).equals(rounded(right.getAsDouble(), digits))) {
      digits++;
    }
    return digits;
  }

  private static String rounded(double value, int digits) {
    if (!Double.isFinite(value) || value == 0 || digits == MOST_DIGITS) {
      return Double.toString(value);
    }
    double rounded = new BigDecimal(value).round(new MathContext(digits)).doubleValue();
    return Double.toString(Double.isFinite(rounded) ? rounded : value); // the largest round up
  }
}
