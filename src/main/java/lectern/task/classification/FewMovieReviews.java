package lectern.task.classification;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import lectern.data.LabelledTexts;
import lectern.data.TextSplit;
import lectern.run.RunContext;
import lectern.tensor.RandomStream;

/// {@link MovieReviews} of which only some have labels to learn from, drawn by the run's seed: more
/// of them begin with the fewer. There are no more to choose by than to learn from; all of a tenth
/// are judged on.
///
/// @param labelled how many are learned from at most, at least 1
/// @param folds how many of the ten tenths a run is judged on, 1 to 10
public record FewMovieReviews(int labelled, int folds) implements TextSource {
  public FewMovieReviews {
    if (labelled < 1) {
      throw new IllegalArgumentException("labelled is " + labelled + "; it must be at least 1");
    }
    new MovieReviews(folds); // checks
  }

  @Override
  public List<TextSplit> splits(RunContext context) {
    return new MovieReviews(folds)
        .splits(context).stream()
            .map(split -> few(split, labelled, context.random().split("labels")))
            .toList();
  }

  /// The same split with fewer texts to learn from and to choose by.
  static TextSplit few(TextSplit split, int labelled, RandomStream random) {
    return new TextSplit(
        some(split.training(), labelled, random.split("training")),
        some(split.validation(), labelled, random.split("validation")),
        split.test());
  }

  private static LabelledTexts some(LabelledTexts texts, int most, RandomStream random) {
    return texts.with(
        IntStream.range(0, texts.size())
            .boxed()
            .sorted(Comparator.comparingLong((Integer n) -> random.bitsAt(n)))
            .limit(most)
            .map(texts.texts()::get)
            .toList());
  }
}
