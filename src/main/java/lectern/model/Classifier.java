package lectern.model;

/// Decides for one of K classes from D features.
///
/// Letters: N examples, D features, K classes.
public interface Classifier {
  /// Scores every class for every example.
  ///
  /// @param x [N,D]
  /// @return [N,K]; the greater, the likelier, on the classifier's own scale (probabilities or
  ///   margins)
  double[][] scores(float[][] x);

  /// The class of the greatest score, the first of them in a tie.
  ///
  /// @param x [N,D]
  /// @return [N], classes counted from 0
  default int[] predict(float[][] x) {
    double[][] scores = scores(x);
    int[] best = new int[scores.length];
    for (int n = 0; n < scores.length; n++) {
      for (int k = 1; k < scores[n].length; k++) {
        if (scores[n][k] > scores[n][best[n]]) {
          best[n] = k;
        }
      }
    }
    return best;
  }

  /// The share of examples whose predicted class is the given one, in [0, 1].
  ///
  /// @param x [N,D], N at least 1
  /// @param labels [N]
  default double accuracy(float[][] x, int[] labels) {
    int[] predicted = predict(x);
    int right = 0;
    for (int n = 0; n < labels.length; n++) {
      right += predicted[n] == labels[n] ? 1 : 0;
    }
    return (double) right / labels.length;
  }
}
