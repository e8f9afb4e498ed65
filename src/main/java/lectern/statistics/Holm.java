package lectern.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Several tests at once: p-values adjusted so that the chance of even one false alarm among all of
/// them stays at the level that each is then held against.
///
/// Source: Holm 1979, "A simple sequentially rejective multiple test procedure". It assumes nothing
/// about how the tests depend on one another, and never rejects less than Bonferroni's correction.
public final class Holm {
  private Holm() {}

  /// The adjusted p-values, in the order given.
  ///
  /// The k-th smallest of m is multiplied by m − k + 1; none ends below a smaller one or above 1.
  ///
  /// @param p each between 0 and 1, or NaN where no test was made: that stays NaN and is not
  ///   counted
  public static double[] adjust(double... p) {
    int[] ascending =
        IntStream.range(0, p.length)
            .filter(i -> !Double.isNaN(p[i]))
            .boxed()
            .sorted(Comparator.comparingDouble(i -> p[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] adjusted = new double[p.length];
    Arrays.fill(adjusted, Double.NaN);
    double least = 0;
    for (int k = 0; k < ascending.length; k++) {
      double value = p[ascending[k]];
      if (value < 0 || value > 1) {
        throw new IllegalArgumentException("a p-value of " + value);
      }
      least = Math.max(least, Math.min(1, (ascending.length - k) * value));
      adjusted[ascending[k]] = least;
    }
    return adjusted;
  }
}
