package lectern.vectors;

import java.util.Arrays;

/// How strongly words and contexts belong together, from how often they meet.
///
/// Letters: w a word, c a context, #(w,c) how often they meet, P(c) the share of a context among
/// all, each raised to `smoothing` first.
///
/// Sources: Church and Hanks 1990 (pointwise mutual information); Bullinaria and Levy 2007 (its
/// positive part); Levy and Goldberg 2014, "Neural word embedding as implicit matrix factorization"
/// (the shift); Levy, Goldberg and Dagan 2015, section 3.1 (smoothing).
///
/// @param measure what stands in the matrix
/// @param shift k, at least 1: log k nats are taken off the mutual information, as many as k
///   negative samples do; 1 takes nothing off
/// @param smoothing the power that counts of contexts are raised to, above 0 to 1; below 1, rare
///   contexts are less surprising. 0.75 is word2vec's
public record Association(Measure measure, double shift, double smoothing) {
  /// What stands in the matrix.
  public enum Measure {
    /// The counts themselves.
    COUNTS,
    /// The logarithm of 1 + the count, nats.
    LOG_COUNTS,
    /// log (P(w,c) / (P(w)·P(c))) - log k, nats; 0 for those that never meet, whose value would be
    /// minus infinity.
    PMI,
    /// The same where it is above 0, and 0 elsewhere.
    PPMI
  }

  public Association {
    if (!(shift >= 1)) {
      throw new IllegalArgumentException("shift " + shift + " is below 1");
    }
    if (!(smoothing > 0 && smoothing <= 1)) {
      throw new IllegalArgumentException(
          "smoothing " + smoothing + " is not above 0 and at most 1");
    }
  }

  /// Weighs counts.
  ///
  /// @param counts [V,V], row the word, column its context
  /// @return the same places, less those that become 0
  public CountMatrix of(CountMatrix counts) {
    double[] word = counts.rowSums();
    double[] context = Arrays.stream(counts.columnSums()).map(this::smoothed).toArray();
    double contexts = Arrays.stream(context).sequential().sum();
    double logShift = StrictMath.log(shift);
    int[] starts = new int[counts.rows() + 1];
    int[] column = new int[counts.values().length];
    double[] values = new double[column.length];
    int kept = 0;
    for (int row = 0; row < counts.rows(); row++) {
      for (int i = counts.starts()[row]; i < counts.starts()[row + 1]; i++) {
        int c = counts.column()[i];
        double count = counts.values()[i];
        double value =
            switch (measure) {
              case COUNTS -> count;
              case LOG_COUNTS -> StrictMath.log1p(count);
              case PMI -> information(count, word[row], context[c] / contexts) - logShift;
              case PPMI ->
                  Math.max(0, information(count, word[row], context[c] / contexts) - logShift);
            };
        if (value != 0) {
          column[kept] = c;
          values[kept++] = value;
        }
      }
      starts[row + 1] = kept;
    }
    return new CountMatrix(
        counts.columns(), starts, Arrays.copyOf(column, kept), Arrays.copyOf(values, kept));
  }

  private double smoothed(double count) {
    return smoothing == 1 ? count : StrictMath.pow(count, smoothing);
  }

  private static double information(double count, double word, double contextShare) {
    return StrictMath.log(count / (word * contextShare)); // P(w,c) / P(w) = count / word
  }
}
