package lectern.report;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.TDistribution;

/// A mean over seeds with its 95 % confidence interval.
///
/// Source: Student 1908: mean ± t(0.975, n − 1) · s / √n, s the sample deviation.
///
/// @param n finite values it was computed from
/// @param mean their mean, in their unit; NaN if there is none
/// @param low lower end; equals the mean if n < 2
/// @param high upper end; equals the mean if n < 2
public record Band(int n, double mean, double low, double high) {
  /// The band of the finite ones among some values: a diverged run has no place in a mean.
  public static Band of(double... values) {
    double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
    int n = finite.length;
    if (n == 0) {
      return new Band(0, Double.NaN, Double.NaN, Double.NaN);
    }
    double sum = 0;
    for (double value : finite) {
      sum += value;
    }
    double mean = sum / n;
    if (n == 1) {
      return new Band(1, mean, mean, mean);
    }
    double squares = 0;
    for (double value : finite) {
      squares += (value - mean) * (value - mean);
    }
    double error = StrictMath.sqrt(squares / (n - 1) / n);
    double half = error == 0 ? 0 : quantile(n - 1) * error;
    return new Band(n, mean, mean - half, mean + half);
  }

  /// Half the interval's width.
  public double half() {
    return (high - low) / 2;
  }

  private static double quantile(int degrees) {
    return new TDistribution(degrees).inverseCumulativeProbability(0.975);
  }
}
