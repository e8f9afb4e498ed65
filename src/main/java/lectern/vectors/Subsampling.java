package lectern.vectors;

/// Leaves out occurrences of frequent words at random, which brings distant words into each other's
/// windows and spends less time on words that say little.
///
/// A word of frequency f is kept with probability √(t/f) + t/f, at most 1. Source: word2vec.c of
/// Mikolov et al. 2013 (gensim and fastText do the same). Deviation from the paper: its section 2.3
/// has √(t/f) alone.
public final class Subsampling {
  private Subsampling() {}

  /// The probability of keeping each word.
  ///
  /// @param counts occurrences, [V]
  /// @param threshold t, a frequency; 0 keeps everything
  /// @return [V], each in (0, 1]
  public static double[] keepProbabilities(long[] counts, double threshold) {
    double total = 0;
    for (long count : counts) {
      total += count;
    }
    double[] keep = new double[counts.length];
    for (int i = 0; i < keep.length; i++) {
      double ratio = threshold * total / counts[i]; // t/f, infinite for a word that is not there
      keep[i] = threshold == 0 ? 1 : Math.min(1, StrictMath.sqrt(ratio) + ratio);
    }
    return keep;
  }
}
