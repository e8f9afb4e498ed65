package lectern.autograd;

import java.util.Arrays;
import lectern.tensor.Elementwise;
import lectern.tensor.Gemm;
import lectern.tensor.Gemm.Into;
import lectern.tensor.Gemm.Layout;
import lectern.tensor.Gemm.Matrix;
import lectern.tensor.Workers;

/// What the recurrent cells have in common: the matrix products, batched over time where they can
/// be, and the sharing of the batch among threads.
///
/// @param steps T
/// @param batch B
/// @param inputs I
/// @param hidden H
/// @param gates G
record Unrolled(
    Tape tape,
    Variable x,
    Variable initial,
    Recurrence.Weights weights,
    int steps,
    int batch,
    int inputs,
    int hidden,
    int gates) {

  static Unrolled of(
      Tape tape, Variable x, Variable initial, Recurrence.Weights weights, int gates) {
    int[] shape = x.shape();
    if (shape.length != 3 || shape[0] < 1) {
      throw new IllegalArgumentException(
          "input " + Arrays.toString(shape) + ": expected [T,B,I], T at least 1");
    }
    int hidden = weights.recurrent().value().columns();
    require("initial state", initial, shape[1], hidden);
    require("input weight", weights.input(), gates * hidden, shape[2]);
    require("recurrent weight", weights.recurrent(), gates * hidden, hidden);
    require("input bias", weights.inputBias(), gates * hidden);
    require("recurrent bias", weights.recurrentBias(), gates * hidden);
    return new Unrolled(tape, x, initial, weights, shape[0], shape[1], shape[2], hidden, gates);
  }

  private static void require(String what, Variable variable, int... shape) {
    if (!variable.value().hasShape(shape)) {
      throw new IllegalArgumentException(
          "%s %s: expected %s"
              .formatted(what, Arrays.toString(variable.shape()), Arrays.toString(shape)));
    }
  }

  /// G·H, the numbers that all gates of one sequence have at one step.
  int width() {
    return gates * hidden;
  }

  /// Where the gates of a sequence at a step begin in [T,B,G·H].
  int gatesAt(int step, int row) {
    return (step * batch + row) * width();
  }

  /// Where the state of a sequence at a step begins in [T,B,H].
  int stateAt(int step, int row) {
    return (step * batch + row) * hidden;
  }

  /// Everything the cell's results depend on, and the other initial state if there is one.
  Variable[] inputsAnd(Variable... others) {
    Variable[] all = Arrays.copyOf(others, others.length + 6);
    Variable[] own = {
      x, initial, weights.input(), weights.recurrent(), weights.inputBias(), weights.recurrentBias()
    };
    System.arraycopy(own, 0, all, others.length, own.length);
    return all;
  }

  /// Runs `body` on ranges of the batch. Sequences do not depend on each other, so each thread
  /// takes its own through all steps without waiting for the others.
  void forSequences(Workers.RangeBody body) {
    int shares = Math.min(tape.workers().threads(), batch / LEAST_SHARE);
    if (shares <= 1 || (long) batch * width() < Grain.TRANSCENDENTAL) {
      body.accept(0, batch);
    } else {
      tape.workers()
          .forEach(
              shares, share -> body.accept(batch * share / shares, batch * (share + 1) / shares));
    }
  }

  /// Below so many sequences a thread's own matrix products are not worth while.
  private static final int LEAST_SHARE = 8;

  /// Writes `W_i·x` plus the biases for all steps.
  ///
  /// @param out [T,B,G·H]
  void inputProduct(float[] out, Variable... biases) {
    int rows = steps * batch;
    int width = width();
    Gemm.multiply(
        tape.workers(),
        rows,
        width,
        inputs,
        Matrix.plain(x.data(), inputs),
        Matrix.transposed(weights.input().data(), inputs),
        Matrix.plain(out, width),
        Into.REPLACE);
    tape.workers()
        .forRange(
            rows,
            Grain.rows(width, Grain.PLAIN),
            (from, to) -> {
              for (int row = from; row < to; row++) {
                for (Variable bias : biases) {
                  Elementwise.add(bias.data(), 0, out, row * width, width);
                }
              }
            });
    tape.countFlops(2L * rows * width * (inputs + hidden));
  }

  /// Computes `W_h·h` for one step and some sequences, h being the state before the step.
  ///
  /// @param states [T,B,H], of which the step before has been computed
  /// @param out [T,B,G·H]
  void recurrentProduct(int step, int from, int to, float[] states, float[] out, Into into) {
    Matrix previous =
        step == 0
            ? new Matrix(initial.data(), from * hidden, hidden, Layout.PLAIN)
            : new Matrix(states, stateAt(step - 1, from), hidden, Layout.PLAIN);
    Gemm.multiply(
        tape.workers(),
        to - from,
        width(),
        hidden,
        previous,
        Matrix.transposed(weights.recurrent().data(), hidden),
        new Matrix(out, gatesAt(step, from), width(), Layout.PLAIN),
        into);
  }

  /// Passes the gates' gradient at one step on to the state before it.
  ///
  /// @param slope of what the recurrent product went into, [T,B,G·H]
  /// @param carry the gradient of the state before, [B,H]
  void carryBack(int step, int from, int to, float[] slope, float[] carry, Into into) {
    if (step > 0 || initial.isDifferentiable()) {
      Gemm.multiply(
          tape.workers(),
          to - from,
          hidden,
          width(),
          new Matrix(slope, gatesAt(step, from), width(), Layout.PLAIN),
          Matrix.plain(weights.recurrent().data(), hidden),
          new Matrix(carry, from * hidden, hidden, Layout.PLAIN),
          into);
    }
  }

  /// Adds the gradients of input, weights, biases and initial state.
  ///
  /// @param states [T,B,H]
  /// @param inputSlope the gradient of the product with the input, [T,B,G·H]
  /// @param recurrentSlope the gradient of the product with the state before, [T,B,G·H]; may be the
  ///   same array
  /// @param carry the gradient of the initial state, [B,H]
  void finish(float[] states, float[] inputSlope, float[] recurrentSlope, float[] carry) {
    Workers workers = tape.workers();
    int rows = steps * batch;
    int width = width();
    if (x.isDifferentiable()) {
      Into into = x.claimGradient();
      Gemm.multiply(
          workers,
          rows,
          inputs,
          width,
          Matrix.plain(inputSlope, width),
          Matrix.plain(weights.input().data(), inputs),
          Matrix.plain(x.gradient().data(), inputs),
          into);
    }
    if (weights.input().isDifferentiable()) {
      addOuter(inputSlope, 0, x.data(), inputs, rows, weights.input());
    }
    if (weights.recurrent().isDifferentiable()) {
      addOuter(recurrentSlope, 0, initial.data(), hidden, batch, weights.recurrent());
      int later = rows - batch;
      addOuter(recurrentSlope, batch * width, states, hidden, later, weights.recurrent());
    }
    if (weights.inputBias().isDifferentiable()) {
      float[] gradient = weights.inputBias().gradient().data();
      Reductions.addColumnSums(workers, inputSlope, rows, width, gradient);
    }
    if (weights.recurrentBias().isDifferentiable()) {
      float[] gradient = weights.recurrentBias().gradient().data();
      Reductions.addColumnSums(workers, recurrentSlope, rows, width, gradient);
    }
    if (initial.isDifferentiable()) {
      Elementwise.add(carry, 0, initial.gradient().data(), 0, batch * hidden);
    }
    tape.countFlops(4L * rows * width * (inputs + hidden));
  }

  /// Adds `slopeᵀ·values`, summed over all rows, to a weight's gradient.
  private void addOuter(
      float[] slope, int offset, float[] values, int columns, int rows, Variable weight) {
    Into into = weight.claimGradient();
    Gemm.multiply(
        tape.workers(),
        width(),
        columns,
        rows,
        new Matrix(slope, offset, width(), Layout.TRANSPOSED),
        Matrix.plain(values, columns),
        Matrix.plain(weight.gradient().data(), columns),
        into);
  }
}
