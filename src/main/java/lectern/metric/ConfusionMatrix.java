package lectern.metric;

/// Which class was taken for which.
///
/// A figure whose denominator is 0 (the precision of a class never predicted, say) is 0, as
/// scikit-learn has it.
///
/// Letters: N examples, K classes.
public final class ConfusionMatrix {
  private final long[][] counts; // [K,K], actual by predicted

  private ConfusionMatrix(long[][] counts) {
    this.counts = counts;
  }

  /// Counts predictions.
  ///
  /// @param actual [N], each in 0..K-1, N at least 1
  /// @param predicted [N], likewise
  /// @param classes K
  public static ConfusionMatrix of(int[] actual, int[] predicted, int classes) {
    if (actual.length == 0 || actual.length != predicted.length) {
      throw new IllegalArgumentException(
          predicted.length + " predictions for " + actual.length + " labels");
    }
    long[][] counts = new long[classes][classes];
    for (int n = 0; n < actual.length; n++) {
      counts[actual[n]][predicted[n]]++;
    }
    return new ConfusionMatrix(counts);
  }

  /// Counts predictions, each being the class of the greatest probability, the first in a tie.
  ///
  /// @param probabilities [N,K], N at least 1
  /// @param actual [N]
  public static ConfusionMatrix of(double[][] probabilities, int[] actual) {
    int[] predicted = new int[probabilities.length];
    for (int n = 0; n < predicted.length; n++) {
      predicted[n] = argmax(probabilities[n]);
    }
    return of(actual, predicted, probabilities[0].length);
  }

  /// The first of the greatest.
  static int argmax(double[] scores) {
    int best = 0;
    for (int k = 1; k < scores.length; k++) {
      best = scores[k] > scores[best] ? k : best;
    }
    return best;
  }

  /// K
  public int classes() {
    return counts.length;
  }

  /// How many examples of one class were taken for another, or for itself.
  public long count(int actual, int predicted) {
    return counts[actual][predicted];
  }

  /// The share of all examples that was taken for what they are, in [0, 1].
  public double accuracy() {
    long right = 0;
    long all = 0;
    for (int k = 0; k < counts.length; k++) {
      right += counts[k][k];
      all += actual(k);
    }
    return (double) right / all;
  }

  /// Of what was taken for a class, the share that is of it.
  public double precision(int k) {
    return share(counts[k][k], predicted(k));
  }

  /// Of what is of a class, the share that was taken for it.
  public double recall(int k) {
    return share(counts[k][k], actual(k));
  }

  /// The harmonic mean of precision and recall: twice the right ones over all that are of the class
  /// and all that were taken for it.
  ///
  /// Source: van Rijsbergen 1979, "Information retrieval", chapter 7.
  public double f1(int k) {
    return share(2 * counts[k][k], actual(k) + predicted(k));
  }

  /// The mean of the classes' F1, every class counting the same.
  public double macroF1() {
    double sum = 0;
    for (int k = 0; k < counts.length; k++) {
      sum += f1(k);
    }
    return sum / counts.length;
  }

  private long actual(int k) {
    long sum = 0;
    for (long count : counts[k]) {
      sum += count;
    }
    return sum;
  }

  private long predicted(int k) {
    long sum = 0;
    for (long[] row : counts) {
      sum += row[k];
    }
    return sum;
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
