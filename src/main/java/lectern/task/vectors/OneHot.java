package lectern.task.vectors;

import lectern.run.Measures;
import lectern.run.RunContext;
import lectern.vectors.WordVectors;

/// A dimension a word, 1 for the word itself: the floor, for no two words are alike.
public record OneHot() implements VectorMethod {
  private static final int MOST_WORDS = 4096;

  @Override
  public Made make(VectorText data, VectorMaterial material, RunContext context) {
    VectorMethod.checkText(material);
    int words = material.text().vocabulary().size();
    if (words > MOST_WORDS) {
      throw new IllegalArgumentException(
          "method.kind one-hot of %d words; at most %d".formatted(words, MOST_WORDS));
    }
    float[] rows = new float[words * words];
    for (int word = 0; word < words; word++) {
      rows[word * words + word] = 1;
    }
    return new Made(
        new WordVectors(material.text().vocabulary().tokens(), rows, words),
        material.text().counts(),
        Measures.none());
  }
}
