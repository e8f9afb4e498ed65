package lectern.nn;

import lectern.autograd.Activation;
import lectern.autograd.Recurrence;
import lectern.autograd.Tape;
import lectern.autograd.Variable;

/// A simple recurrent layer, {@link Recurrence#elman}.
public final class Elman implements Recurrent {
  private final RecurrentWeights own;
  private final Activation activation;

  /// A layer with tanh.
  public Elman(Parameters parameters, Size size) {
    this(parameters, size, Activation.TANH);
  }

  /// @param activation one that {@link Recurrence#elman} accepts; Elman 1990 has SIGMOID
  public Elman(Parameters parameters, Size size, Activation activation) {
    own = RecurrentWeights.create(parameters, size, /* gates= */ 1);
    this.activation = activation;
  }

  @Override
  public RecurrentState initialState(int batch) {
    return RecurrentState.of(own.zeros(batch));
  }

  @Override
  public Output forward(Tape tape, Variable x, RecurrentState state, Pass pass) {
    var out = Recurrence.elman(tape, x, state.only(0, 1), own.weights(), activation);
    return new Output(out.all(), RecurrentState.of(out.last()));
  }
}
