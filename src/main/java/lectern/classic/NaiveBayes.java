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
public final class NaiveBayes {
  /// How to count.
  ///
  /// @param smoothing α, above 0; 1 is Laplace's rule
  public record Options(double smoothing) {
    /// Laplace's rule.
    public static final Options DEFAULT = new Options(1);

    public Options {
      if (!(smoothing > 0) || !Double.isFinite(smoothing)) {
        throw new IllegalArgumentException("smoothing " + smoothing + " is not above 0");
      }
    }
  }

  private NaiveBayes() {}

  /// Counts a model.
  ///
  /// @param rows of values of at least 0
  public static LinearClassifier fit(Options options, LabelledRows rows) {
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
        total += sum + options.smoothing();
      }
      for (int d = 0; d < sums[k].length; d++) {
        sums[k][d] = StrictMath.log((sums[k][d] + options.smoothing()) / total);
      }
    }
    return new LinearClassifier(rows.features(), rows.classes(), sums, bias, Link.SOFTMAX);
  }
}
