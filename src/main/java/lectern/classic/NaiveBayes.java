package lectern.classic;

import lectern.classic.LinearClassifier.Link;
import lectern.feature.LabelledRows;
import lectern.tensor.SparseMatrix;

/// Multinomial naive Bayes: a class draws a text's features one by one, independently.
///
/// It is a linear model whose weights need only counting: class k scores ln P(k) plus, for each
/// feature, its value times ln P(feature | k), with α added to every sum of values.
///
/// Source: McCallum & Nigam 1998, "A comparison of event models for naive Bayes text
/// classification", section 2.2. Counted here: Tribuo's own has no P(k), and smooths what a class
/// never had by another sum than what it had.
///
/// @param smoothing α, above 0; 1 is Laplace's rule
public record NaiveBayes(double smoothing) implements LinearLearner {
  /// Laplace's rule.
  public static final NaiveBayes DEFAULT = new NaiveBayes(/* smoothing= */ 1);

  public NaiveBayes {
    if (!(smoothing > 0) || !Double.isFinite(smoothing)) {
      throw new IllegalArgumentException("smoothing " + smoothing + " is not above 0");
    }
  }

  /// Counts; nothing is drawn.
  ///
  /// @param rows of values of at least 0
  @Override
  public LinearClassifier fit(LabelledRows rows, long seed) {
    SparseMatrix x = rows.x();
    double[][] sums = new double[rows.classes().size()][x.columns()];
    double[] texts = new double[sums.length];
    for (int n = 0; n < rows.size(); n++) {
      int k = rows.labels()[n];
      texts[k]++;
      for (int i = x.start(n); i < x.end(n); i++) {
        if (!(x.value(i) >= 0)) {
          throw new IllegalArgumentException(
              "text %d has the value %s; naive Bayes counts".formatted(n, x.value(i)));
        }
        sums[k][x.column(i)] += x.value(i);
      }
    }
    double[] bias = new double[sums.length];
    for (int k = 0; k < sums.length; k++) {
      bias[k] = StrictMath.log(texts[k] / rows.size());
      double total = 0;
      for (double sum : sums[k]) {
        total += sum + smoothing;
      }
      for (int d = 0; d < sums[k].length; d++) {
        sums[k][d] = StrictMath.log((sums[k][d] + smoothing) / total);
      }
    }
    return new LinearClassifier(rows.features(), rows.classes(), sums, bias, Link.SOFTMAX);
  }
}
