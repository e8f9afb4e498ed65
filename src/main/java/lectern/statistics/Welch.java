package lectern.statistics;

import org.hipparchus.distribution.continuous.TDistribution;

/// The difference between the means of two samples whose values do not pair up and whose spreads
/// may differ.
///
/// Source: Welch 1947; the degrees of freedom are Satterthwaite's, 1946.
///
/// @param difference mean of the first − mean of the second
/// @param error standard error of the difference
/// @param degrees of freedom, not whole; NaN where all values are equal
/// @param interval the difference's 95 % confidence interval
public record Welch(double difference, double error, double degrees, Interval interval) {
  private static final double UPPER = 0.975;

  /// Compares two samples.
  ///
  /// @throws IllegalArgumentException if one has fewer than two values
  public static Welch of(StudentT first, StudentT second) {
    if (first.n() < 2 || second.n() < 2) {
      throw new IllegalArgumentException(
          "samples of " + first.n() + " and " + second.n() + "; each needs two values at least");
    }
    double difference = first.mean() - second.mean();
    double a = first.sd() * first.sd() / first.n();
    double b = second.sd() * second.sd() / second.n();
    if (a + b == 0) {
      return new Welch(difference, 0, Double.NaN, new Interval(difference, difference));
    }
    double error = Math.sqrt(a + b);
    double degrees = (a + b) * (a + b) / (a * a / (first.n() - 1) + b * b / (second.n() - 1));
    double half = new TDistribution(degrees).inverseCumulativeProbability(UPPER) * error;
    return new Welch(
        difference, error, degrees, new Interval(difference - half, difference + half));
  }

  /// How likely a difference at least so far from 0 is if the true means are equal: two-sided.
  ///
  /// @return 1 or 0 where all values of each sample are equal
  public double p() {
    if (error == 0) {
      return difference == 0 ? 1 : 0;
    }
    return 2 * new TDistribution(degrees).cumulativeProbability(-Math.abs(difference / error));
  }
}
