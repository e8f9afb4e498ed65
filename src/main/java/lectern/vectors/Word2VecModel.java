package lectern.vectors;

import java.util.Optional;
import lectern.text.Vocabulary;

/// What training word vectors gives.
public final class Word2VecModel {
  private final Vocabulary vocabulary;
  private final int width;
  private final float[] vectors;
  private final float[] output;
  private final float[] rows;
  private final Subwords subwords; // or null

  Word2VecModel(
      Vocabulary vocabulary,
      int width,
      float[] vectors,
      float[] output,
      float[] rows,
      Subwords subwords) {
    this.vocabulary = vocabulary;
    this.width = width;
    this.vectors = vectors;
    this.output = output;
    this.rows = rows;
    this.subwords = subwords;
  }

  /// V words.
  public Vocabulary vocabulary() {
    return vocabulary;
  }

  /// D, numbers a vector.
  public int width() {
    return width;
  }

  /// The words' vectors, [V,D] row-major, not a copy: rows of the input table, or the means of
  /// their n-grams' rows.
  public float[] vectors() {
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
    if (vocabulary.contains(word)) {
      int at = vocabulary.id(word) * width;
      return Optional.of(java.util.Arrays.copyOfRange(vectors, at, at + width));
    }
    int[] picked = subwords == null ? new int[0] : subwords.rows(word);
    if (picked.length == 0) {
      return Optional.empty();
    }
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
