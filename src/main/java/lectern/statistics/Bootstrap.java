package lectern.statistics;

import java.util.Arrays;
import lectern.tensor.RandomStream;

/// The percentile bootstrap: an interval of the mean that assumes no distribution.
///
/// Source: Efron 1979; the percentile interval, Efron and Tibshirani 1993, chapter 13.
public final class Bootstrap {
  private static final int RESAMPLES = 9_999;

  private Bootstrap() {}

  /// The 95 % interval of the mean.
  ///
  /// @param values at least one
  /// @param random where resamples are drawn from; not moved
  public static Interval mean(double[] values, RandomStream random) {
    if (values.length == 0) {
      throw new IllegalArgumentException("no values to resample");
    }
    double[] means = new double[RESAMPLES];
    for (int resample = 0; resample < RESAMPLES; resample++) {
      RandomStream draws = random.split(resample);
      double sum = 0;
      for (int i = 0; i < values.length; i++) {
        sum += values[draws.nextInt(values.length)];
      }
      means[resample] = sum / values.length;
    }
    Arrays.sort(means);
    int tail = (RESAMPLES + 1) / 40; // 2.5 % on either side
    return new Interval(means[tail - 1], means[RESAMPLES - tail]);
  }
}
