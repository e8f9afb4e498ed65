package lectern.task.vectors;

import java.util.Optional;
import lectern.run.Measures;
import lectern.run.RunContext;
import lectern.vectors.Association;
import lectern.vectors.Association.Measure;
import lectern.vectors.Cooccurrence;
import lectern.vectors.CountMatrix;
import lectern.vectors.TruncatedSvd;
import lectern.vectors.Window;
import lectern.vectors.Window.Weighting;
import lectern.vectors.WordText;
import lectern.vectors.WordVectors;

/// How often a word meets every other, weighed and reduced to few dimensions.
///
/// @param window which words are context
/// @param association how strongly words and contexts belong together
/// @param width D, dimensions that the decomposition keeps; none: a dimension a word
/// @param power p of U·Σᵖ, at least 0
public record Counts(Window window, Association association, Optional<Integer> width, double power)
    implements VectorMethod {
  private static final int MOST_WORDS = 4096; // without a decomposition

  /// Positive mutual information within two words, 100 dimensions. Source: Levy, Goldberg and Dagan
  /// 2015, section 7, whose advice this is.
  public static final Counts DEFAULT =
      new Counts(
          new Window(2, Weighting.DYNAMIC),
          new Association(Measure.PPMI, /* shift= */ 1, /* smoothing= */ 0.75),
          Optional.of(100),
          /* power= */ 0.5);

  public Counts {
    if (width.isPresent() && width.get() < 1) {
      throw new IllegalArgumentException("width " + width.get() + " is below 1");
    }
    if (!(power >= 0)) {
      throw new IllegalArgumentException("power " + power + " is below 0");
    }
  }

  @Override
  public Made make(VectorText data, VectorMaterial material, RunContext context)
      throws InterruptedException {
    VectorMethod.checkText(material);
    WordText text = material.text();
    CountMatrix matrix = association.of(Cooccurrence.count(text, window, context.workers()));
    context.checkInterrupted();
    return new Made(vectors(text, matrix, context), text.counts(), Measures.none());
  }

  private WordVectors vectors(WordText text, CountMatrix matrix, RunContext context) {
    if (width.isPresent()) {
      context.countFlops(TruncatedSvd.flops(matrix, width.get()));
      TruncatedSvd svd =
          TruncatedSvd.of(matrix, width.get(), context.random().split("svd"), context.workers());
      return new WordVectors(text.vocabulary().tokens(), svd.vectors(power), width.get());
    }
    int words = matrix.rows();
    if (words > MOST_WORDS) {
      throw new IllegalArgumentException(
          "width none for %d words; give a width above %d words".formatted(words, MOST_WORDS));
    }
    float[] rows = new float[words * words];
    for (int word = 0; word < words; word++) {
      for (int i = matrix.starts()[word]; i < matrix.starts()[word + 1]; i++) {
        rows[word * words + matrix.column()[i]] = (float) matrix.values()[i];
      }
    }
    return new WordVectors(text.vocabulary().tokens(), rows, words);
  }
}
