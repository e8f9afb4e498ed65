package lectern.task.classification;

import java.util.List;
import java.util.function.BiFunction;
import lectern.data.LabelledTexts;
import lectern.data.TextSplit;
import lectern.run.RunContext;
import lectern.tensor.RandomStream;

/// What the sources of generated texts share.
final class Generated {
  private static final int UNIT = 8; // halves of it are whole groups of related texts

  private Generated() {}

  static void checkCount(int texts) {
    if (texts < UNIT || texts % UNIT != 0) {
      throw new IllegalArgumentException(
          "texts is " + texts + "; it must be a multiple of " + UNIT + ", at least " + UNIT);
    }
  }

  /// One split: `texts` to learn from, half as many to choose by, half as many to be judged on,
  /// each part drawn for itself.
  static List<TextSplit> splits(
      BiFunction<Integer, RandomStream, LabelledTexts> corpus, int texts, RunContext context) {
    RandomStream random = context.random().split("texts");
    return List.of(
        new TextSplit(
            corpus.apply(texts, random.split("training")),
            corpus.apply(texts / 2, random.split("validation")),
            corpus.apply(texts / 2, random.split("test"))));
  }
}
