package lectern.task.classification;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import lectern.data.LabelledTextReader;
import lectern.data.LabelledTexts;
import lectern.data.TextSplit;
import lectern.run.RunContext;

/// Sentences of film reviews, negative or positive, 10,662 in all, with no split of their own: the
/// run's seed deals them into tenths, each of which is judged on while the next one is chosen by
/// and the other eight are learned from.
///
/// Source: Pang & Lee 2005, "Seeing stars"; ten-fold cross-validation: Kim 2014, section 3.
///
/// @param folds how many of the ten tenths a run is judged on, 1 to 10; at 10, every sentence is
///   judged once
public record MovieReviews(int folds) implements TextSource {
  private static final List<String> CLASSES = List.of("negative", "positive");

  public MovieReviews {
    if (folds < 1 || folds > Tenths.PARTS) {
      throw new IllegalArgumentException("folds is " + folds + "; it must be 1 to " + Tenths.PARTS);
    }
  }

  @Override
  public List<TextSplit> splits(RunContext context) {
    LabelledTexts all =
        LabelledTextReader.read(
            context.corpus("mr").resolve("rt-polarity.all"), StandardCharsets.ISO_8859_1, CLASSES);
    Tenths tenths = Tenths.of(all, context.random().split("folds"));
    return IntStream.range(0, folds).mapToObj(fold -> split(tenths, fold)).toList();
  }

  private static TextSplit split(Tenths tenths, int fold) {
    int next = (fold + 1) % Tenths.PARTS;
    return new TextSplit(tenths.without(fold, next), tenths.only(next), tenths.only(fold));
  }
}
