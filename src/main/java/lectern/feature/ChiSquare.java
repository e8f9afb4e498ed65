package lectern.feature;

import lectern.tensor.SparseMatrix;

/// How much the presence of a feature says of a text's class.
///
/// For each feature the table of presence (two rows) by class (K columns) is set beside the one to
/// be expected if they were independent: χ² = Σ (observed - expected)² / expected.
///
/// Source: Yang & Pedersen 1997, "A comparative study on feature selection in text categorization",
/// section 2.4, whose two classes are K here.
public final class ChiSquare {
  private ChiSquare() {}

  /// The statistic of every feature.
  ///
  /// @param x [N,D]; a feature is present where a value is kept
  /// @param labels [N], each in 0..K-1
  /// @param classes K
  /// @return [D], each at least 0, and 0 for a feature of every text or of none
  public static double[] of(SparseMatrix x, int[] labels, int classes) {
    long[] texts = new long[classes];
    for (int label : labels) {
      texts[label]++;
    }
    SparseMatrix byFeature = x.transpose();
    double[] statistics = new double[x.columns()];
    for (int d = 0; d < statistics.length; d++) {
      long[] present = new long[classes];
      for (int i = byFeature.start(d); i < byFeature.end(d); i++) {
        present[labels[byFeature.column(i)]]++;
      }
      statistics[d] = statistic(present, texts, byFeature.end(d) - byFeature.start(d), x.rows());
    }
    return statistics;
  }

  private static double statistic(long[] present, long[] texts, long having, long all) {
    if (having == 0 || having == all) {
      return 0;
    }
    double sum = 0;
    for (int k = 0; k < texts.length; k++) {
      if (texts[k] > 0) {
        double expected = (double) having * texts[k] / all;
        double difference = present[k] - expected; // the same in the row of texts without it
        sum += difference * difference / expected;
        sum += difference * difference / (texts[k] - expected);
      }
    }
    return sum;
  }
}
