package lectern.autograd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lectern.tensor.Tensor;
import lectern.tensor.Workers;
import lectern.tensor.Workspace;

/// Records a computation as it runs and plays it backwards to get gradients.
///
/// One tape serves one thread and many steps: {@link #reset} forgets the last step and takes its
/// buffers back. The operations live beside this class, one topic a file, each a static method
/// whose first argument is the tape:
///
/// ```java
/// Variable hidden = Products.linear(tape, x, weight, bias, Activation.TANH); // [B,H]
/// Variable loss = Losses.softmaxCrossEntropy(tape, hidden, targets);         // []
/// tape.backward(loss);
/// ```
public final class Tape {
  private final Workers workers;
  private final boolean recording;
  private final Workspace workspace = new Workspace();
  private final List<Runnable> backward = new ArrayList<>();
  private long flops;

  private Tape(Workers workers, boolean recording) {
    this.workers = workers;
    this.recording = recording;
  }

  /// A tape for training: {@link #backward} is available.
  public static Tape recording(Workers workers) {
    return new Tape(workers, true);
  }

  /// A tape for evaluation: no result is differentiable.
  public static Tape evaluating(Workers workers) {
    return new Tape(workers, false);
  }

  /// The threads that operations split their loops over.
  public Workers workers() {
    return workers;
  }

  /// A tensor of unspecified contents, valid until {@link #reset}.
  public Tensor empty(int... shape) {
    return Tensor.of(workspace.take(Tensor.sizeOf(shape)), shape);
  }

  /// A tensor of zeros, valid until {@link #reset}.
  public Tensor zeros(int... shape) {
    Tensor tensor = empty(shape);
    Arrays.fill(tensor.data(), 0);
    return tensor;
  }

  /// Wraps what an operation computed. It is differentiable if this tape records and an input is.
  ///
  /// @param value owned by the result from now on
  public Variable result(Tensor value, Variable... inputs) {
    boolean differentiable = false;
    if (recording) {
      for (Variable input : inputs) {
        differentiable |= input.isDifferentiable();
      }
    }
    return Variable.result(value, this, differentiable);
  }

  /// Says how an operation passes its result's gradient on to its inputs' gradients, adding to
  /// them. Does nothing where the result is not differentiable; `step` is skipped where no gradient
  /// came.
  public void onBackward(Variable result, Runnable step) {
    if (result.isDifferentiable()) {
      backward.add(() -> {
        if (result.hasGradient()) {
          step.run();
        }
      });
    }
  }

  /// Adds the gradient of a scalar to everything it was computed from.
  ///
  /// @param loss of size 1
  /// @throws IllegalStateException if the loss depends on no parameter, or this tape does not
  ///   record
  public void backward(Variable loss) {
    if (!loss.isDifferentiable()) {
      throw new IllegalStateException(
          "the loss depends on no parameter, or the tape does not record");
    }
    if (loss.value().size() != 1) {
      throw new IllegalArgumentException(
          "a loss is one number, not of shape " + Arrays.toString(loss.shape()));
    }
    loss.gradient().data()[0] += 1;
    for (int i = backward.size() - 1; i >= 0; i--) {
      backward.get(i).run();
    }
    backward.clear();
  }

  /// Forgets what was recorded and takes back every buffer: results of before now hold garbage.
  public void reset() {
    backward.clear();
    workspace.reset();
  }

  /// Counts arithmetic, one multiply-add being two operations. Called by the operations.
  public void countFlops(long count) {
    flops += count;
  }

  /// The arithmetic of all operations since this tape was made.
  public long flops() {
    return flops;
  }
}
