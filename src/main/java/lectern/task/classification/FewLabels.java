package lectern.task.classification;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import lectern.data.LabelledText;
import lectern.data.LabelledTexts;
import lectern.data.TextSplit;
import lectern.run.Measures;
import lectern.run.RunContext;
import lectern.tensor.RandomStream;

/// Texts of another source, of which only some have labels to learn from: drawn by the run's seed,
/// more of them beginning with the fewer. There are no more to choose by than to learn from; the
/// test texts are the source's own.
///
/// @param labelled how many are learned from at most, at least 1
/// @param of the source
public record FewLabels(int labelled, TextSource of) implements TextSource {
  public FewLabels {
    if (labelled < 1) {
      throw new IllegalArgumentException("labelled is " + labelled + "; it must be at least 1");
    }
  }

  @Override
  public List<TextSplit> splits(RunContext context) {
    RandomStream random = context.random().split("few labels");
    return of.splits(context).stream().map(split -> few(split, random)).toList();
  }

  private TextSplit few(TextSplit split, RandomStream random) {
    return new TextSplit(
        some(split.training(), random.split("training")),
        some(split.validation(), random.split("validation")),
        split.test());
  }

  private LabelledTexts some(LabelledTexts texts, RandomStream random) {
    List<LabelledText> all = texts.texts();
    return texts.with(
        IntStream.range(0, all.size())
            .boxed()
            .sorted(Comparator.comparingLong(n -> random.bitsAt(n)))
            .limit(labelled)
            .map(all::get)
            .toList());
  }

  @Override
  public Measures bounds() {
    return of.bounds();
  }
}
