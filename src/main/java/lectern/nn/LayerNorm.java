package lectern.nn;

import lectern.autograd.Normalisation;
import lectern.autograd.Tape;
import lectern.autograd.Variable;

/// Brings each vector to mean 0 and variance 1, then to a learned scale and place. Parameters:
/// `weight` [C], at first ones, and `bias` [C], at first zeros.
public final class LayerNorm {
  /// What PyTorch adds to the variance.
  public static final double EPSILON = 1e-5;

  private final Variable weight;
  private final Variable bias;

  /// @param width C, at least 1
  public LayerNorm(Parameters parameters, int width) {
    weight = parameters.create("weight", Initializer.ONES, width);
    bias = parameters.create("bias", Initializer.ZEROS, width);
  }

  /// @param x [..,C]
  /// @return [..,C]
  public Variable forward(Tape tape, Variable x) {
    return Normalisation.layerNorm(tape, x, weight, bias, EPSILON);
  }
}
