package lectern.metric;

/// Measures of discrete distributions, given as `[V]` probabilities. Logarithms are natural.
public final class Distribution {
  private Distribution() {}

  /// The distribution that logits stand for: their softmax.
  ///
  /// @param logits where they are
  /// @param from where they begin
  /// @param size V
  /// @return [V], sums to 1
  public static double[] ofLogits(float[] logits, int from, int size) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < size; i++) {
      largest = Math.max(largest, logits[from + i]);
    }
    double[] distribution = new double[size];
    double sum = 0;
    for (int i = 0; i < size; i++) {
      distribution[i] = StrictMath.exp(logits[from + i] - largest);
      sum += distribution[i];
    }
    for (int i = 0; i < size; i++) {
      distribution[i] /= sum;
    }
    return distribution;
  }

  /// The entropy H(p), in nats: at least 0.
  public static double entropy(double[] p) {
    return crossEntropy(p, p);
  }

  /// The cross-entropy −Σ p log q, in nats: at least H(p), infinite where q excludes what p allows.
  public static double crossEntropy(double[] p, double[] q) {
    checkSameSize(p, q);
    double nats = 0;
    for (int i = 0; i < p.length; i++) {
      nats -= p[i] == 0 ? 0 : p[i] * StrictMath.log(q[i]);
    }
    return nats;
  }

  /// The Kullback-Leibler divergence KL(p‖q) = Σ p log(p/q), in nats: what believing q costs where
  /// p is true. 0 if they are the same, infinite where q excludes what p allows.
  ///
  /// Source: Kullback & Leibler 1951.
  public static double divergence(double[] p, double[] q) {
    checkSameSize(p, q);
    double nats = 0;
    for (int i = 0; i < p.length; i++) {
      nats += p[i] == 0 ? 0 : p[i] * StrictMath.log(p[i] / q[i]);
    }
    return nats;
  }

  /// The cosine of the angle between two vectors: in -1..1, for distributions in 0..1, and 1 if
  /// they point the same way. Elman (1990) compares predictions with true probabilities by it.
  ///
  /// @return NaN if either is all zero
  public static double cosine(double[] p, double[] q) {
    checkSameSize(p, q);
    double product = 0;
    double squaresP = 0;
    double squaresQ = 0;
    for (int i = 0; i < p.length; i++) {
      product += p[i] * q[i];
      squaresP += p[i] * p[i];
      squaresQ += q[i] * q[i];
    }
    return product / (StrictMath.sqrt(squaresP) * StrictMath.sqrt(squaresQ));
  }

  private static void checkSameSize(double[] p, double[] q) {
    if (p.length != q.length) {
      throw new IllegalArgumentException(
          "distributions over " + p.length + " and " + q.length + " outcomes cannot be compared");
    }
  }
}
