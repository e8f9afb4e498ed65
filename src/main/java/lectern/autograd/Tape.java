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
  private final List<Step> steps = new ArrayList<>();
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
    return Variable.result(value, this, records(inputs));
  }

  /// Whether the result of an operation on these inputs will be differentiable: if not, it need not
  /// keep what only the way back uses.
  boolean records(Variable... inputs) {
    boolean differentiable = false;
    if (recording) {
      for (Variable input : inputs) {
        differentiable |= input.isDifferentiable();
      }
    }
    return differentiable;
  }

  /// The same numbers under another shape. Value and gradient are shared with the input's, so that
  /// nothing has to be passed back.
  Variable view(Variable input, int... shape) {
    return Variable.view(input, input.value().reshape(shape), recording);
  }

  /// Says how an operation passes its result's gradient on to its inputs' gradients, adding to
  /// them. Does nothing where the result is not differentiable; `action` is skipped where no
  /// gradient came.
  public void onBackward(Variable result, Runnable action) {
    onBackward(result, result, action);
  }

  /// The same for an operation with two results: `action` runs if a gradient came for either.
  public void onBackward(Variable result, Variable other, Runnable action) {
    if (result.isDifferentiable() || other.isDifferentiable()) {
      steps.add(new Step(result, other, action));
    }
  }

  /// Adds the gradient of a scalar to everything it was computed from, and forgets the way back:
  /// once a forward pass.
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
    for (int i = steps.size() - 1; i >= 0; i--) {
      steps.get(i).run();
    }
    steps.clear();
  }

  /// Forgets what was recorded and takes back every buffer: results of before now hold garbage.
  public void reset() {
    steps.clear();
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

  private record Step(Variable result, Variable other, Runnable action) {
    void run() {
      if (result.hasGradient() || other.hasGradient()) {
        action.run();
      }
    }
  }
}
