package lectern.model;

import lectern.autograd.Tape;
import lectern.autograd.Variable;
import lectern.nn.Parameters;
import lectern.nn.Pass;

/// A trainable model of which token comes next.
///
/// Letters: T time in tokens, B rows of text read side by side, V vocabulary. Time-major: row b at
/// time t stands at `t * B + b`.
public interface LanguageModel {
  /// V.
  int vocabulary();

  /// All that is trained.
  Parameters parameters();

  /// Scores every next token, knowing nothing of what came before these.
  ///
  /// @param ids [T,B], each in 0..V-1
  /// @param rows B
  /// @return logits [T,B,V] in nats, not normalised; those at time t have seen ids 0..t of their
  ///   row only
  Variable logits(Tape tape, int[] ids, int rows, Pass pass);
}
