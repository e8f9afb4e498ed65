package lectern.statistics;

import org.hipparchus.distribution.continuous.TDistribution;

/// A sample's mean and what Student's t distribution says of the true one.
///
/// Source: Student 1908; the paired form is the one-sample form on the differences.
///
/// @param n how many values
/// @param mean NaN if there are none
/// @param sd standard deviation with n − 1; NaN below two values
/// @param interval the 95 % confidence interval of the mean; a single point if all values are equal
public record StudentT(int n, double mean, double sd, Interval interval) {
  private static final double UPPER = 0.975;

  /// Describes a sample.
  public static StudentT of(double... values) {
    int n = values.length;
    if (n == 0) {
      return new StudentT(0, Double.NaN, Double.NaN, Interval.NONE);
    }
    if (allEqual(values)) { // no rounding may turn a constant into a distribution
      double only = values[0];
      return n == 1
          ? new StudentT(1, only, Double.NaN, Interval.NONE)
          : new StudentT(n, only, 0, new Interval(only, only));
    }
    double mean = 0;
    for (double value : values) {
      mean += value / n;
    }
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return ofMoments(n, mean, Math.sqrt(squares / (n - 1)));
  }

  /// Describes a sample of which no more is known.
  ///
  /// @param n at least 2
  public static StudentT ofMoments(int n, double mean, double sd) {
    double half = new TDistribution(n - 1).inverseCumulativeProbability(UPPER) * sd / Math.sqrt(n);
    return new StudentT(n, mean, sd, new Interval(mean - half, mean + half));
  }

  /// How likely a sample at least so far from `threshold` is if the true mean is there: two-sided.
  ///
  /// @return NaN below two values; 1 or 0 where all values are equal
  public double p(double threshold) {
    if (n < 2) {
      return Double.NaN;
    }
    if (sd == 0) {
      return mean == threshold ? 1 : 0;
    }
    double t = (mean - threshold) / (sd / Math.sqrt(n));
    return 2 * new TDistribution(n - 1).cumulativeProbability(-Math.abs(t));
  }

  private static boolean allEqual(double[] values) {
    for (double value : values) {
      if (value != values[0]) {
        return false;
      }
    }
    return true;
  }
}
