package lectern.model;

import lectern.autograd.Pointwise;
import lectern.autograd.SparseProducts;
import lectern.autograd.Tape;
import lectern.autograd.Variable;
import lectern.nn.Initializer;
import lectern.nn.Parameters;
import lectern.tensor.SparseMatrix;

/// The log-linear model over features most of which are zero: softmax(x·W + b). Parameters:
/// `weight` [D,K] and `bias` [K].
///
/// Its loss is convex, so that it begins with zeros: any other beginning ends in the same place.
///
/// Letters: N texts, D features, K classes. Source: Cox 1966, "Some procedures connected with the
/// logistic qualitative response curve"; in language processing as maximum entropy: Berger, Della
/// Pietra & Della Pietra 1996.
public final class SoftmaxRegression {
  private final Variable weight;
  private final Variable bias;

  /// @param features D, at least 1
  /// @param classes K, at least 2
  public record Config(int features, int classes) {
    public Config {
      if (features < 1 || classes < 2) {
        throw new IllegalArgumentException(
            "a softmax regression of " + features + " features and " + classes + " classes");
      }
    }
  }

  public SoftmaxRegression(Config config, Parameters parameters) {
    weight = parameters.create("weight", Initializer.ZEROS, config.features(), config.classes());
    bias = parameters.create("bias", Initializer.ZEROS, config.classes());
  }

  /// Scores every class.
  ///
  /// @param x [N,D]
  /// @return logits [N,K] in nats, not normalised; the bias alone for a text without features
  public Variable logits(Tape tape, SparseMatrix x) {
    return Pointwise.addRow(tape, SparseProducts.multiply(tape, x, weight), bias);
  }

  /// W, [D,K]
  public Variable weight() {
    return weight;
  }

  /// b, [K]
  public Variable bias() {
    return bias;
  }
}
