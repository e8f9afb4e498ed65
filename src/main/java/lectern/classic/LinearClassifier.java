package lectern.classic;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import lectern.model.Classifier;
import lectern.tensor.SparseMatrix;

/// A linear model as it was learned, whoever learned it: class k scores x·W[k] + b[k].
///
/// Letters: N texts, D features, K classes.
///
/// @param features [D], their names
/// @param classes [K], their names
/// @param weights [K,D], what a feature of value 1 adds to a class's score
/// @param bias [K], what a class scores before any feature is seen, all there is for a text without
///   known words
/// @param link what scores say of probabilities
public record LinearClassifier(
    List<String> features, List<String> classes, double[][] weights, double[] bias, Link link)
    implements Classifier {

  /// What scores say of probabilities.
  public enum Link {
    /// Scores are logits: their softmax is the probability of the class, and was trained to be it.
    SOFTMAX,
    /// Each score is the log-odds of its class against all others, learned apart; the logistic
    /// functions of all, divided by their sum. Source: Fan et al. 2008 (LIBLINEAR), for what to do
    /// with logistic regressions of one class against the rest.
    ONE_VERSUS_REST,
    /// Scores are margins, which nothing trained to be log-odds. Where a probability is asked for,
    /// their softmax stands in, uncalibrated.
    MARGIN
  }

  /// A feature and what it adds to a class's score.
  public record Weight(String feature, double weight) {}

  public LinearClassifier {
    features = List.copyOf(features);
    classes = List.copyOf(classes);
    if (weights.length != classes.size()
        || bias.length != classes.size()
        || weights[0].length != features.size()) {
      throw new IllegalArgumentException(
          "weights [%d,%d] and %d biases for %d classes and %d features"
              .formatted(
                  weights.length, weights[0].length, bias.length, classes.size(), features.size()));
    }
  }

  /// Scores every class, summing from the bias on in the order of the features.
  ///
  /// @param x [N,D]
  /// @return x·Wᵀ + b, [N,K]
  public double[][] scores(SparseMatrix x) {
    if (x.columns() != features.size()) {
      throw new IllegalArgumentException(
          x.columns() + " features for a model of " + features.size());
    }
    double[][] scores = new double[x.rows()][];
    for (int n = 0; n < x.rows(); n++) {
      scores[n] = bias.clone();
      for (int i = x.start(n); i < x.end(n); i++) {
        for (int k = 0; k < bias.length; k++) {
          scores[n][k] += x.value(i) * weights[k][x.column(i)];
        }
      }
    }
    return scores;
  }

  /// The probability of every class, or what stands in for it (see {@link Link}).
  ///
  /// @param x [N,D]
  /// @return [N,K], each row of sum 1
  public double[][] probabilities(SparseMatrix x) {
    double[][] scores = scores(x);
    for (double[] row : scores) {
      toProbabilities(row);
    }
    return scores;
  }

  private void toProbabilities(double[] scores) {
    double largest = Double.NEGATIVE_INFINITY;
    for (double score : scores) {
      largest = Math.max(largest, score);
    }
    double sum = 0;
    for (int k = 0; k < scores.length; k++) {
      scores[k] =
          switch (link) {
            case SOFTMAX, MARGIN -> StrictMath.exp(scores[k] - largest);
            case ONE_VERSUS_REST -> 1 / (1 + StrictMath.exp(-scores[k]));
          };
      sum += scores[k];
    }
    for (int k = 0; k < scores.length; k++) {
      scores[k] /= sum;
    }
  }

  /// {@inheritDoc}
  ///
  /// @return [N,K], margins if that is all there is, else probabilities
  @Override
  public double[][] scores(float[][] x) {
    SparseMatrix rows = SparseMatrix.of(x);
    return link == Link.MARGIN ? scores(rows) : probabilities(rows);
  }

  /// The same model with weights that sum to 0 over the classes, for each feature and the bias. A
  /// softmax sees differences alone, so that nothing it says is changed; and a weight then speaks
  /// for or against its class, whatever the feature is worth to all of them (as in naive Bayes,
  /// where a frequent word has great weights for every class).
  public LinearClassifier centred() {
    int classes = bias.length;
    double[][] centred = new double[classes][];
    double[] centredBias = bias.clone();
    for (int k = 0; k < classes; k++) {
      centred[k] = weights[k].clone();
    }
    for (int d = -1; d < features.size(); d++) {
      double sum = 0;
      for (int k = 0; k < classes; k++) {
        sum += d < 0 ? bias[k] : weights[k][d];
      }
      for (int k = 0; k < classes; k++) {
        if (d < 0) {
          centredBias[k] -= sum / classes;
        } else {
          centred[k][d] -= sum / classes;
        }
      }
    }
    return new LinearClassifier(features, this.classes, centred, centredBias, link);
  }

  /// The features that speak most for a class.
  ///
  /// @param k the class
  /// @param most how many at most
  /// @return greatest weight first, those of equal weight by number
  public List<Weight> top(int k, int most) {
    return ranked(k, most, Comparator.comparingDouble(d -> -weights[k][d]));
  }

  /// The features that speak most against a class.
  ///
  /// @return least weight first
  public List<Weight> bottom(int k, int most) {
    return ranked(k, most, Comparator.comparingDouble(d -> weights[k][d]));
  }

  /// The first in this order, of equals those of lower number.
  private List<Weight> ranked(int k, int most, Comparator<Integer> by) {
    Comparator<Integer> order = by.thenComparing(Comparator.naturalOrder());
    PriorityQueue<Integer> kept = new PriorityQueue<>(order.reversed()); // the last one on top
    for (int d = 0; d < features.size(); d++) {
      if (kept.size() < most) {
        kept.add(d);
      } else if (most > 0 && order.compare(d, kept.peek()) < 0) {
        kept.poll();
        kept.add(d);
      }
    }
    return kept.stream()
        .sorted(order)
        .map(d -> new Weight(features.get(d), weights[k][d]))
        .toList();
  }
}
