package lectern.nn;

import lectern.autograd.Recurrence;
import lectern.autograd.Tape;
import lectern.autograd.Variable;

/// A layer of gated recurrent units, {@link Recurrence#gru}.
public final class Gru implements Recurrent {
  private final RecurrentWeights own;

  public Gru(Parameters parameters, Size size) {
    own = RecurrentWeights.create(parameters, size, /* gates= */ 3);
  }

  @Override
  public RecurrentState initialState(int batch) {
    return RecurrentState.of(own.zeros(batch));
  }

  @Override
  public Output forward(Tape tape, Variable x, RecurrentState state, Pass pass) {
    var out = Recurrence.gru(tape, x, state.only(0, 1), own.weights());
    return new Output(out.all(), RecurrentState.of(out.last()));
  }
}
