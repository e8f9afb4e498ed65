package lectern.vectors;

/// Draws numbers with given probabilities in constant time: one table look-up and one comparison.
///
/// Every number has a column of the same weight, filled up by another number, its alias. A draw
/// picks a column and then one of the two in it.
///
/// Source: Walker 1977, "An efficient method for generating discrete random variables with general
/// distributions"; Vose 1991 for the construction.
public final class AliasTable {
  private final int[] alias;

  /// How much of its column a number has itself, in units of 2^-32.
  private final long[] share;

  private AliasTable(int[] alias, long[] share) {
    this.alias = alias;
    this.share = share;
  }

  /// @param weights of the numbers 0, 1, …; none negative, their sum positive and finite
  /// @throws IllegalArgumentException if they are not
  public static AliasTable of(double[] weights) {
    int n = weights.length;
    double sum = 0;
    for (double weight : weights) {
      if (!(weight >= 0)) {
        throw new IllegalArgumentException("a weight of " + weight);
      }
      sum += weight;
    }
    if (!(sum > 0) || Double.isInfinite(sum)) {
      throw new IllegalArgumentException(n + " weights with a sum of " + sum);
    }
    double[] left = new double[n];
    int[] order = new int[n]; // the small ones from the front, the large ones from the back
    int small = 0;
    int large = n;
    for (int i = 0; i < n; i++) {
      left[i] = weights[i] / sum * n;
      order[left[i] < 1 ? small++ : --large] = i;
    }
    int[] alias = new int[n];
    long[] share = new long[n];
    for (int i = 0; i < n; i++) {
      alias[i] = i;
      share[i] = 1L << 32;
    }
    while (small > 0 && large < n) {
      int low = order[--small];
      int high = order[large];
      share[low] = Math.round(left[low] * 0x1p32);
      alias[low] = high;
      left[high] -= 1 - left[low];
      if (left[high] < 1) {
        large++;
        order[small++] = high;
      }
    }
    return new AliasTable(alias, share); // what is left over is 1 but for rounding
  }

  /// The sampler of negative words: counts to a power, which gives rare words more than their
  /// share. Source: Mikolov et al. 2013, "Distributed representations of words and phrases",
  /// section 2.2, power 3/4.
  ///
  /// @param counts occurrences, [V]
  /// @param power 0 for uniform, 1 for the words' own frequencies
  public static AliasTable ofCounts(long[] counts, double power) {
    double[] weights = new double[counts.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = counts[i] == 0 ? 0 : StrictMath.pow(counts[i], power);
    }
    return of(weights);
  }

  /// The number that 64 random bits draw: the upper half picks the column.
  public int draw(long bits) {
    int column = SplitMix.below(alias.length, bits);
    return (bits & 0xFFFFFFFFL) < share[column] ? column : alias[column];
  }

  /// The probability with which each number is drawn, as the table has it.
  public double[] probabilities() {
    double[] probabilities = new double[alias.length];
    for (int i = 0; i < alias.length; i++) {
      probabilities[i] += share[i] * 0x1p-32 / alias.length;
      probabilities[alias[i]] += ((1L << 32) - share[i]) * 0x1p-32 / alias.length;
    }
    return probabilities;
  }
}
