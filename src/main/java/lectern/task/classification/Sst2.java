package lectern.task.classification;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import lectern.data.LabelledText;
import lectern.data.LabelledTextReader;
import lectern.data.LabelledTexts;
import lectern.data.TextSplit;
import lectern.feature.NegationMarker;
import lectern.run.RunContext;

/// Stanford's sentiment treebank, whole sentences, negative or positive: 6,920 to learn from, 872
/// to choose by, 1,821 to be judged on.
///
/// Source: Socher et al. 2013, "Recursive deep models for semantic compositionality over a
/// sentiment treebank". Deviation from Kim 2014: phrases inside the sentences are not learned from.
///
/// @param judged which of the test sentences
public record Sst2(Judged judged) implements TextSource {
  /// Judged on every test sentence.
  public static final Sst2 DEFAULT = new Sst2(Judged.ALL);

  /// Which of the test sentences a model is judged on.
  public enum Judged {
    /// every one
    ALL,
    /// those with a negator: not, n't, no, never and the like
    NEGATED
  }

  private static final List<String> CLASSES = List.of("negative", "positive");

  @Override
  public List<TextSplit> splits(RunContext context) {
    Path folder = context.corpus("sst2");
    LabelledTexts test = part(folder, "test");
    return List.of(
        new TextSplit(
            part(folder, "train"),
            part(folder, "dev"),
            switch (judged) {
              case ALL -> test;
              case NEGATED -> test.with(test.texts().stream().filter(Sst2::isNegated).toList());
            }));
  }

  private static boolean isNegated(LabelledText text) {
    return text.words().stream().anyMatch(NegationMarker::isNegator);
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
