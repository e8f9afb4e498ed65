package lectern.autograd;

import lectern.tensor.Elementary;
import lectern.tensor.Elementwise;
import lectern.tensor.Gemm.Into;
import lectern.tensor.Tensor;

/// The LSTM of {@link Recurrence#lstm}.
///
/// Kept for the way back: the gates after their functions [T,B,4H], the cell states and their tanh
/// [T,B,H]. The gates' gradients overwrite the gates.
record LstmCell(Unrolled net, Variable initialCell) {

  Recurrence.LstmSequence record() {
    Tape tape = net.tape();
    int steps = net.steps();
    int batch = net.batch();
    int hidden = net.hidden();
    float[] gates = tape.empty(steps, batch, net.width()).data();
    float[] cells = tape.empty(steps, batch, hidden).data();
    float[] squashed = tape.empty(steps, batch, hidden).data(); // tanh of the cells
    Tensor states = tape.empty(steps, batch, hidden);
    net.inputProduct(gates, net.weights().inputBias(), net.weights().recurrentBias());
    net.forSequences((from, to) -> {
      for (int step = 0; step < steps; step++) {
        net.recurrentProduct(step, from, to, states.data(), gates, Into.ADD);
        for (int row = from; row < to; row++) {
          stepForward(step, row, gates, cells, squashed, states.data());
        }
      }
    });
    Tensor lastCells = tape.empty(batch, hidden);
    System.arraycopy(cells, net.stateAt(steps - 1, 0), lastCells.data(), 0, batch * hidden);
    Variable[] inputs = net.inputsAnd(initialCell);
    Variable all = tape.result(states, inputs);
    Variable lastCell = tape.result(lastCells, inputs);
    tape.onBackward(all, lastCell, () -> backward(all, lastCell, gates, cells, squashed));
    return new Recurrence.LstmSequence(all, Shapes.step(tape, all, steps - 1), lastCell);
  }

  /// Where the cell state before a step is: in `cells`, or in the initial state.
  private float[] cellsBefore(int step, float[] cells) {
    return step == 0 ? initialCell.data() : cells;
  }

  private int cellBefore(int step, int row) {
    return step == 0 ? row * net.hidden() : net.stateAt(step - 1, row);
  }

  private void stepForward(
      int step, int row, float[] gates, float[] cells, float[] squashed, float[] states) {
    int hidden = net.hidden();
    int in = net.gatesAt(step, row);
    int at = net.stateAt(step, row);
    Elementary.sigmoid(gates, in, gates, in, 2 * hidden); // i, f
    Elementary.tanh(gates, in + 2 * hidden, gates, in + 2 * hidden, hidden); // g
    Elementary.sigmoid(gates, in + 3 * hidden, gates, in + 3 * hidden, hidden); // o
    mix(gates, in, cellsBefore(step, cells), cellBefore(step, row), cells, at, hidden);
    Elementary.tanh(cells, at, squashed, at, hidden);
    Elementwise.product(gates, in + 3 * hidden, squashed, at, states, at, hidden);
  }

  /// c' = f·c + i·g.
  private static void mix(
      float[] gates, int in, float[] before, int from, float[] after, int at, int n) {
    Elementwise.product(gates, in, gates, in + 2 * n, after, at, n);
    Elementwise.addProduct(gates, in + n, before, from, after, at, n);
  }

  private void backward(
      Variable all, Variable lastCell, float[] gates, float[] cells, float[] squashed) {
    Tape tape = net.tape();
    int hidden = net.hidden();
    float[] slopes = all.gradient().data();
    float[] carry = tape.zeros(net.batch(), hidden).data();
    float[] carryCell = tape.zeros(net.batch(), hidden).data();
    if (lastCell.hasGradient()) {
      System.arraycopy(lastCell.gradient().data(), 0, carryCell, 0, carryCell.length);
    }
    net.forSequences((from, to) -> {
      for (int step = net.steps() - 1; step >= 0; step--) {
        Elementwise.add(
            slopes, net.stateAt(step, from), carry, from * hidden, (to - from) * hidden);
        for (int row = from; row < to; row++) {
          stepBack(
              gates,
              net.gatesAt(step, row),
              cellsBefore(step, cells),
              cellBefore(step, row),
              squashed,
              net.stateAt(step, row),
              carry,
              carryCell,
              row * hidden,
              hidden);
        }
        net.carryBack(step, from, to, gates, carry, Into.REPLACE);
      }
    });
    net.finish(all.data(), gates, gates, carry);
    if (initialCell.isDifferentiable()) {
      float[] gradient = initialCell.gradient().data();
      Elementwise.add(carryCell, 0, gradient, 0, gradient.length);
    }
  }

  /// Replaces the gates by the gradients of what their functions are applied to, and the carried
  /// cell gradient by that of the step before.
  ///
  /// @param carry the gradient of this step's hidden state
  private static void stepBack(
      float[] gates,
      int in,
      float[] before,
      int from,
      float[] squashed,
      int at,
      float[] carry,
      float[] carryCell,
      int row,
      int n) {
    for (int j = 0; j < n; j++) {
      float i = gates[in + j];
      float f = gates[in + n + j];
      float g = gates[in + 2 * n + j];
      float o = gates[in + 3 * n + j];
      float tanh = squashed[at + j];
      float dh = carry[row + j];
      float dc = carryCell[row + j] + dh * o * (1 - tanh * tanh);
      carryCell[row + j] = dc * f;
      gates[in + j] = dc * g * i * (1 - i);
      gates[in + n + j] = dc * before[from + j] * f * (1 - f);
      gates[in + 2 * n + j] = dc * i * (1 - g * g);
      gates[in + 3 * n + j] = dh * tanh * o * (1 - o);
    }
  }
}
