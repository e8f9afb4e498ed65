package lectern.task.vectors;

import lectern.run.Measures;
import lectern.run.RunContext;
import lectern.vectors.WordVectors;

/// What makes vectors: `method.kind`.
public sealed interface VectorMethod permits OneHot, Counts, Word2vec, Planted, Glove {
  /// Makes vectors.
  ///
  /// @param data where the material is from
  /// @throws IllegalArgumentException if this method has no use for such data
  /// @throws InterruptedException if the user asked to stop
  Made make(VectorText data, VectorMaterial material, RunContext context)
      throws InterruptedException;

  /// What came of it.
  ///
  /// @param vectors of all words or some, in any order
  /// @param counts how frequent each of them is
  /// @param measures what else there is to say
  record Made(WordVectors vectors, long[] counts, Measures measures) {}

  /// What is asked of every method that makes vectors from text.
  static void checkText(VectorMaterial material) {
    if (material.text().vocabulary().size() == 0) {
      throw new IllegalArgumentException(
          "method.kind makes vectors from text, and data.kind is no-text; give data.kind a text");
    }
  }
}
