package lectern.nn;

import lectern.autograd.Tape;
import lectern.autograd.Variable;

/// A recurrent network over whole sequences, time-major.
///
/// Letters: T steps, B sequences side by side, I inputs, H hidden units. Gates and parameters are
/// named and ordered as PyTorch's: `weight_ih`, `weight_hh`, `bias_ih`, `bias_hh`.
public sealed interface Recurrent permits Elman, Lstm, Gru, RecurrentStack {

  /// @param inputs I, at least 1
  /// @param hidden H, at least 1
  record Size(int inputs, int hidden) {
    public Size {
      if (inputs < 1 || hidden < 1) {
        throw new IllegalArgumentException(
            "a recurrent layer of %d units on %d inputs".formatted(hidden, inputs));
      }
    }
  }

  /// What a network computed.
  ///
  /// @param all the topmost hidden state after each step, [T,B,H]
  /// @param state what to continue from; valid until the tape's reset unless {@link
  ///   RecurrentState#detached}
  record Output(Variable all, RecurrentState state) {}

  /// The state to begin with: zeros.
  RecurrentState initialState(int batch);

  /// Runs through a sequence.
  ///
  /// @param x [T,B,I], T at least 1
  /// @param state before the first step
  /// @param pass noise, if any, between layers
  Output forward(Tape tape, Variable x, RecurrentState state, Pass pass);
}
