package lectern.autograd;

import java.util.Arrays;
import lectern.tensor.Gemm;
import lectern.tensor.Tensor;

/// A tensor in a differentiable computation: its value, and after {@link Tape#backward} the
/// gradient of the loss with respect to it.
///
/// A parameter lives across steps and owns its gradient; an intermediate result lives until the
/// tape is reset; a constant has no gradient.
public final class Variable {
  private final Tensor value;
  private final Tape tape; // null for a leaf or a view
  private final Variable source; // of a view, null otherwise
  private final boolean differentiable;
  private Tensor gradient;

  private Variable(Tensor value, Tape tape, Variable source, boolean differentiable) {
    this.value = value;
    this.tape = tape;
    this.source = source;
    this.differentiable = differentiable;
  }

  /// A leaf that is trained. Its gradient adds up until {@link #clearGradient}.
  public static Variable parameter(Tensor value) {
    Variable parameter = new Variable(value, null, null, true);
    parameter.gradient = Tensor.of(new float[value.size()], value.shape());
    return parameter;
  }

  /// A leaf that is given.
  public static Variable constant(Tensor value) {
    return new Variable(value, null, null, false);
  }

  static Variable result(Tensor value, Tape tape, boolean differentiable) {
    return new Variable(value, tape, null, differentiable);
  }

  /// Another shape for the same numbers and the same gradient.
  static Variable view(Variable source, Tensor value, boolean recording) {
    return new Variable(value, null, source, recording && source.differentiable);
  }

  public Tensor value() {
    return value;
  }

  /// The numbers of the value.
  public float[] data() {
    return value.data();
  }

  public int[] shape() {
    return value.shape();
  }

  /// Whether the loss is differentiated with respect to this; an operation skips the work
  /// otherwise.
  public boolean isDifferentiable() {
    return differentiable;
  }

  /// Whether anything has been added to the gradient since it was last cleared. An operation whose
  /// result has none has nothing to pass back.
  public boolean hasGradient() {
    return gradient != null;
  }

  /// The gradient, of the value's shape, zeros until something is added to it. A backward pass
  /// adds.
  ///
  /// @throws IllegalStateException if this is a constant
  public Tensor gradient() {
    if (gradient == null) {
      if (!differentiable) {
        throw new IllegalStateException("a constant has no gradient");
      }
      gradient =
          source == null ? tape.zeros(value.shape()) : source.gradient().reshape(value.shape());
    }
    return gradient;
  }

  /// Makes room for a gradient that one matrix product computes whole: the product replaces it
  /// where nothing has been added yet, which saves clearing it.
  Gemm.Into claimGradient() {
    if (gradient != null) {
      return Gemm.Into.ADD;
    }
    Gemm.Into into = Gemm.Into.REPLACE;
    if (source == null) {
      gradient = tape.empty(value.shape());
    } else {
      into = source.claimGradient();
      gradient = source.gradient.reshape(value.shape());
    }
    return into;
  }

  /// Sets a parameter's gradient back to zeros.
  public void clearGradient() {
    Arrays.fill(gradient().data(), 0);
  }
}
