package lectern.autograd;

import lectern.tensor.Elementwise;
import lectern.tensor.Gemm.Into;
import lectern.tensor.Tensor;

/// The simple recurrent network of {@link Recurrence#elman}.
record ElmanCell(Unrolled net, Activation activation) {

  Variable record() {
    Tape tape = net.tape();
    Tensor states = tape.empty(net.steps(), net.batch(), net.hidden());
    float[] h = states.data();
    net.inputProduct(h, net.weights().inputBias(), net.weights().recurrentBias());
    net.forSequences((from, to) -> {
      for (int step = 0; step < net.steps(); step++) {
        net.recurrentProduct(step, from, to, h, h, Into.ADD);
        int start = net.stateAt(step, from);
        activation.apply(h, h, start, (to - from) * net.hidden());
      }
    });
    Variable all = tape.result(states, net.inputsAnd());
    tape.onBackward(all, () -> backward(all));
    return all;
  }

  private void backward(Variable all) {
    Tape tape = net.tape();
    float[] h = all.data();
    float[] slopes = all.gradient().data();
    float[] sums = tape.empty(all.shape()).data(); // gradient of what the activation is applied to
    float[] carry = tape.zeros(net.batch(), net.hidden()).data();
    net.forSequences((from, to) -> {
      int n = (to - from) * net.hidden();
      for (int step = net.steps() - 1; step >= 0; step--) {
        int start = net.stateAt(step, from);
        Elementwise.sum(slopes, start, carry, from * net.hidden(), sums, start, n);
        activation.slope(h, h, sums, sums, start, n);
        net.carryBack(step, from, to, sums, carry, Into.REPLACE);
      }
    });
    net.finish(h, sums, sums, carry);
  }
}
