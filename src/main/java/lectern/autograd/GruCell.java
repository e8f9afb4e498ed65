package lectern.autograd;

import lectern.tensor.Elementary;
import lectern.tensor.Elementwise;
import lectern.tensor.Gemm.Into;
import lectern.tensor.Tensor;

/// The GRU of {@link Recurrence#gru}.
///
/// Kept for the way back: the gates after their functions and the recurrent products, both
/// [T,B,3H]. Their gradients overwrite them.
record GruCell(Unrolled net) {

  Variable record() {
    Tape tape = net.tape();
    int steps = net.steps();
    float[] gates = tape.empty(steps, net.batch(), net.width()).data();
    float[] products = tape.empty(steps, net.batch(), net.width()).data();
    Tensor states = tape.empty(steps, net.batch(), net.hidden());
    net.inputProduct(gates, net.weights().inputBias());
    net.forSequences((from, to) -> {
      for (int step = 0; step < steps; step++) {
        net.recurrentProduct(step, from, to, states.data(), products, Into.REPLACE);
        for (int row = from; row < to; row++) {
          stepForward(step, row, gates, products, states.data());
        }
      }
    });
    Variable all = tape.result(states, net.inputsAnd());
    tape.onBackward(all, () -> backward(all, gates, products));
    return all;
  }

  /// Where the state before a step is: in `states`, or in the initial state.
  private float[] statesBefore(int step, float[] states) {
    return step == 0 ? net.initial().data() : states;
  }

  private int stateBefore(int step, int row) {
    return step == 0 ? row * net.hidden() : net.stateAt(step - 1, row);
  }

  private void stepForward(int step, int row, float[] gates, float[] products, float[] states) {
    int hidden = net.hidden();
    int in = net.gatesAt(step, row);
    int n = in + 2 * hidden;
    Elementwise.add(net.weights().recurrentBias().data(), 0, products, in, net.width());
    Elementwise.add(products, in, gates, in, 2 * hidden);
    Elementary.sigmoid(gates, in, gates, in, 2 * hidden); // r, z
    Elementwise.addProduct(gates, in, products, n, gates, n, hidden);
    Elementary.tanh(gates, n, gates, n, hidden); // n
    mix(
        gates,
        in,
        statesBefore(step, states),
        stateBefore(step, row),
        states,
        net.stateAt(step, row),
        hidden);
  }

  /// h' = n + z·(h - n).
  private static void mix(
      float[] gates, int in, float[] before, int from, float[] after, int at, int hidden) {
    for (int j = 0; j < hidden; j++) {
      float n = gates[in + 2 * hidden + j];
      after[at + j] = Math.fma(gates[in + hidden + j], before[from + j] - n, n);
    }
  }

  private void backward(Variable all, float[] gates, float[] products) {
    Tape tape = net.tape();
    int hidden = net.hidden();
    float[] slopes = all.gradient().data();
    float[] carry = tape.zeros(net.batch(), hidden).data();
    net.forSequences((from, to) -> {
      for (int step = net.steps() - 1; step >= 0; step--) {
        Elementwise.add(
            slopes, net.stateAt(step, from), carry, from * hidden, (to - from) * hidden);
        for (int row = from; row < to; row++) {
          stepBack(
              gates,
              products,
              net.gatesAt(step, row),
              statesBefore(step, all.data()),
              stateBefore(step, row),
              carry,
              row * hidden,
              hidden);
        }
        net.carryBack(step, from, to, products, carry, Into.ADD);
      }
    });
    net.finish(all.data(), gates, products, carry);
  }

  /// Replaces the gates and the recurrent products by their gradients, and the hidden state's
  /// gradient by the part that passes through z to the step before.
  private static void stepBack(
      float[] gates,
      float[] products,
      int in,
      float[] before,
      int from,
      float[] carry,
      int row,
      int hidden) {
    for (int j = 0; j < hidden; j++) {
      int atR = in + j;
      int atZ = atR + hidden;
      int atN = atZ + hidden;
      float r = gates[atR];
      float z = gates[atZ];
      float n = gates[atN];
      float dh = carry[row + j];
      float dn = dh * (1 - z) * (1 - n * n);
      float dr = dn * products[atN] * r * (1 - r);
      float dz = dh * (before[from + j] - n) * z * (1 - z);
      carry[row + j] = dh * z;
      gates[atR] = dr;
      gates[atZ] = dz;
      gates[atN] = dn;
      products[atR] = dr;
      products[atZ] = dz;
      products[atN] = dn * r;
    }
  }
}
