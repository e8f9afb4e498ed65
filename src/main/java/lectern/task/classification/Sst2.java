package lectern.task.classification;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import lectern.data.LabelledTextReader;
import lectern.data.LabelledTexts;
import lectern.data.TextSplit;
import lectern.run.RunContext;

/// Stanford's sentiment treebank, whole sentences, negative or positive: 6,920 to learn from, 872
/// to choose by, 1,821 to be judged on.
///
/// Source: Socher et al. 2013, "Recursive deep models for semantic compositionality over a
/// sentiment treebank". Deviation from Kim 2014: phrases inside the sentences are not learned from.
public record Sst2() implements TextSource {
  private static final List<String> CLASSES = List.of("negative", "positive");

  @Override
  public List<TextSplit> splits(RunContext context) {
    Path folder = context.corpus("sst2");
    return List.of(new TextSplit(part(folder, "train"), part(folder, "dev"), part(folder, "test")));
  }

  /// Ten words of praise and ten of blame, the plainest of those that occur in film reviews: each
  /// is in the opinion lexicon of Hu & Liu (2004) with this polarity. Chosen before any model was
  /// trained.
  @Override
  public List<KnownWord> knownWords() {
    return KnownWord.of(
        /* for 0= */ List.of(
            "bad", "boring", "dull", "worst", "stupid", "awful", "lame", "silly", "tedious",
            "fails"),
        /* for 1= */ List.of(
            "good",
            "best",
            "great",
            "hilarious",
            "enjoyable",
            "beautiful",
            "powerful",
            "wonderful",
            "brilliant",
            "charming"));
  }

  private static LabelledTexts part(Path folder, String name) {
    return LabelledTextReader.read(
        folder.resolve("stsa.binary." + name), StandardCharsets.UTF_8, CLASSES);
  }
}
