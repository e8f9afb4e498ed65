package lectern.vectors;

import java.util.Optional;

/// What training word vectors gives.
public final class Word2VecModel {
  private final WordVectors vectors;
  private final float[] output;
  private final float[] rows;
  private final Subwords subwords; // or null

  Word2VecModel(WordVectors vectors, float[] output, float[] rows, Subwords subwords) {
    this.vectors = vectors;
    this.output = output;
    this.rows = rows;
    this.subwords = subwords;
  }

  /// The words' vectors: their rows of the input table, or the means of these and their n-grams'.
  public WordVectors vectors() {
    return vectors;
  }

  /// The output table, row-major: [V,D] in word order for negative sampling and full softmax,
  /// [V-1,D] in the order of the tree's inner nodes for hierarchical softmax. Not a copy.
  public float[] output() {
    return output;
  }

  /// The vector of any word, [D]: that of the vocabulary, or the mean of the n-grams' rows of a
  /// word that was never seen. Empty if it has no n-gram that was seen, or none were trained.
  public Optional<float[]> vector(String word) {
    if (vectors.contains(word)) {
      return Optional.of(vectors.of(word));
    }
    int[] picked = subwords == null ? new int[0] : subwords.rows(word);
    if (picked.length == 0) {
      return Optional.empty();
    }
    int width = vectors.width();
    float[] mean = new float[width];
    for (int row : picked) {
      for (int i = 0; i < width; i++) {
        mean[i] += rows[row * width + i];
      }
    }
    for (int i = 0; i < width; i++) {
      mean[i] /= picked.length;
    }
    return Optional.of(mean);
  }
}
