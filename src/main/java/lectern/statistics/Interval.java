package lectern.statistics;

/// A 95 % confidence interval, both ends included.
///
/// @param low NaN where n is too small for one
/// @param high at least `low`
public record Interval(double low, double high) {
  /// No interval: fewer than two values.
  public static final Interval NONE = new Interval(Double.NaN, Double.NaN);

  public Interval {
    if (low > high) {
      throw new IllegalArgumentException("interval from " + low + " down to " + high);
    }
  }

  /// Whether there is one.
  public boolean known() {
    return !Double.isNaN(low) && !Double.isNaN(high);
  }
}
