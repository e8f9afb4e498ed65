package lectern.task.classification;

import java.util.List;
import lectern.autograd.Tape;
import lectern.autograd.Variable;
import lectern.nn.Pass;

/// A network that reads texts as the numbers of their words.
@FunctionalInterface
public interface TextNetwork {
  /// Scores every class.
  ///
  /// @param texts B of them, at least 1, each its words' numbers; a text may have none
  /// @return [B,K] in nats, not normalised
  Variable logits(Tape tape, List<int[]> texts, Pass pass);
}
