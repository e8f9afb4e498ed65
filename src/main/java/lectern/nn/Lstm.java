package lectern.nn;

import lectern.autograd.Recurrence;
import lectern.autograd.Tape;
import lectern.autograd.Variable;

/// A layer of long short-term memory, {@link Recurrence#lstm}. Its state has two parts, hidden and
/// cell.
public final class Lstm implements Recurrent {
  private final RecurrentWeights own;

  public Lstm(Parameters parameters, Size size) {
    own = RecurrentWeights.create(parameters, size, /* gates= */ 4);
  }

  @Override
  public RecurrentState initialState(int batch) {
    return RecurrentState.of(own.zeros(batch), own.zeros(batch));
  }

  @Override
  public Output forward(Tape tape, Variable x, RecurrentState state, Pass pass) {
    var out = Recurrence.lstm(tape, x, state.only(0, 2), state.only(1, 2), own.weights());
    return new Output(out.all(), RecurrentState.of(out.lastHidden(), out.lastCell()));
  }
}
