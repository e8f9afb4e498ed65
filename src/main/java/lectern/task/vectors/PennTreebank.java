package lectern.task.vectors;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lectern.run.RunContext;
import lectern.tensor.RandomStream;
import lectern.text.TextFile;
import lectern.text.WordTokenizer;
import lectern.vectors.WordText;

/// Newspaper sentences of the Penn Treebank: the 887,521 words of its training text, judged by what
/// people say of English words.
///
/// @param share how much of its 42,068 sentences a run reads, above 0 to 1, drawn by the run's
///   seed: below 1, figures tell how much they depend on the text
/// @param minCount occurrences below which a word is dropped, at least 1
public record PennTreebank(double share, int minCount) implements VectorText {
  public PennTreebank {
    if (!(share > 0 && share <= 1) || minCount < 1) {
      throw new IllegalArgumentException(
          "share %s and minCount %d; expected above 0 to 1, and at least 1"
              .formatted(share, minCount));
    }
  }

  @Override
  public VectorMaterial read(RunContext context) {
    Path file = context.corpus("ptb").resolve("ptb.train.txt");
    List<String> lines = TextFile.read(file).lines().toList();
    RandomStream random = context.random().split("text");
    List<List<String>> sentences = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (share == 1 || random.uniformAt(i) < share) {
        sentences.add(WordTokenizer.SPACED.tokens(lines.get(i)));
      }
    }
    return new VectorMaterial(
        WordText.of(sentences, minCount),
        Map.of(),
        WordSets.similarities(context),
        Optional.of(WordSets.analogies(context)),
        WordSets.mapped(),
        WordSets.asked());
  }
}
