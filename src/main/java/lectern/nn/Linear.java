package lectern.nn;

import lectern.autograd.Activation;
import lectern.autograd.Products;
import lectern.autograd.Tape;
import lectern.autograd.Variable;

/// A fully connected layer, `f(x·Wᵀ + b)`. Parameters: `weight` [O,I], `bias` [O].
public final class Linear {
  private final Variable weight;
  private final Variable bias;

  /// @param inputs I, at least 1
  /// @param outputs O, at least 1
  public record Size(int inputs, int outputs) {
    public Size {
      if (inputs < 1 || outputs < 1) {
        throw new IllegalArgumentException(
            "a linear layer from %d to %d numbers".formatted(inputs, outputs));
      }
    }
  }

  /// A layer that starts as PyTorch's does, weight and bias uniform up to 1/√I.
  public Linear(Parameters parameters, Size size) {
    this(
        parameters,
        size,
        Initializer.LECUN_UNIFORM,
        Initializer.uniform(1 / Math.sqrt(size.inputs())));
  }

  /// A layer with first values of one's own choice.
  public Linear(Parameters parameters, Size size, Initializer weights, Initializer biases) {
    weight = parameters.create("weight", weights, size.outputs(), size.inputs());
    bias = parameters.create("bias", biases, size.outputs());
  }

  /// @param x [..,I]
  /// @return [..,O]
  public Variable forward(Tape tape, Variable x) {
    return forward(tape, x, Activation.IDENTITY);
  }

  /// The layer and an activation in one go, which is faster than one after the other.
  ///
  /// @param x [..,I]
  /// @return [..,O]
  public Variable forward(Tape tape, Variable x, Activation activation) {
    return Products.linear(tape, x, weight, bias, activation);
  }

  /// The weight, [O,I].
  public Variable weight() {
    return weight;
  }

  /// The bias, [O].
  public Variable bias() {
    return bias;
  }
}
