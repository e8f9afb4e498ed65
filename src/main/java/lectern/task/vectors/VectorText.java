package lectern.task.vectors;

import lectern.run.RunContext;

/// Which text vectors are made from, and what is known of its words: `data.kind`.
public sealed interface VectorText
    permits Royal, WordClasses, GeneratedGrammar, PennTreebank, NoText {
  /// The text of a run.
  ///
  /// @throws lectern.data.MissingDataException if it needs a corpus that is not here
  VectorMaterial read(RunContext context);
}
