package lectern.task.linear;

import lectern.run.RunContext;

/// The text whose neighbouring tokens are learned: `data.kind`.
public sealed interface BigramText permits GrammarText, TinyShakespeare {
  /// Tokens as numbers.
  ///
  /// @param vocabulary V
  /// @param training learned from, at least two, each in 0..V-1
  /// @param heldOut judged on, likewise
  record Texts(int vocabulary, int[] training, int[] heldOut) {}

  /// The texts of a run.
  ///
  /// @throws lectern.data.MissingDataException if a corpus is not here
  Texts texts(RunContext context);
}
