package lectern.autograd;

/// What a model pays for its weights, to be added to its loss: λR(θ).
///
/// Biases are commonly left out: they set where a model stands, not how much it makes of its
/// features.
///
/// Source: Goldberg 2017, "Neural Network Methods for Natural Language Processing", section 2.7.2.
public final class Penalties {
  private Penalties() {}

  /// λ Σ|w|, which draws weights to 0 by the same force wherever they are, and so makes them
  /// sparse. At 0 itself the slope is 0; gradient descent with steps that do not shrink goes to and
  /// fro across 0 rather than stopping there.
  ///
  /// Source: Tibshirani 1996, "Regression shrinkage and selection via the lasso".
  ///
  /// @param strength λ, at least 0
  /// @param weights at least one, of any shapes
  /// @return []
  public static Variable l1(Tape tape, double strength, Variable... weights) {
    return sum(tape, Norm.L1, strength, weights);
  }

  /// λ Σw², which draws weights to 0 by a force in proportion to them: its slope is 2λw, so that
  /// gradient descent decays weights by the factor 1 - 2λ·rate a step.
  ///
  /// Source: Hoerl and Kennard 1970, "Ridge regression".
  ///
  /// @param strength λ, at least 0
  /// @param weights at least one, of any shapes
  /// @return []
  public static Variable l2(Tape tape, double strength, Variable... weights) {
    return sum(tape, Norm.L2, strength, weights);
  }

  private enum Norm {
    L1,
    L2
  }

  private static Variable sum(Tape tape, Norm norm, double strength, Variable... weights) {
    if (!(strength >= 0 && strength < Double.POSITIVE_INFINITY) || weights.length == 0) {
      throw new IllegalArgumentException(
          "a penalty of strength %s on %d weights".formatted(strength, weights.length));
    }
    double total = 0;
    for (Variable weight : weights) {
      for (float w : weight.data()) {
        total += norm == Norm.L1 ? Math.abs(w) : (double) w * w;
      }
      tape.countFlops(2L * weight.value().size());
    }
    Variable result = Losses.scalar(tape, strength * total, weights);
    tape.onBackward(
        result,
        () -> {
          float scale = (float) (strength * result.gradient().item());
          for (Variable weight : weights) {
            if (weight.isDifferentiable()) {
              addSlopes(norm, scale, weight);
              tape.countFlops(2L * weight.value().size());
            }
          }
        });
    return result;
  }

  private static void addSlopes(Norm norm, float scale, Variable weight) {
    float[] w = weight.data();
    float[] gradient = weight.gradient().data();
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] += scale * (norm == Norm.L1 ? Math.signum(w[i]) : 2 * w[i]);
    }
  }
}
