package lectern.task.vectors;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lectern.run.RunContext;
import lectern.text.Vocabulary;
import lectern.vectors.WordText;

/// No text: vectors that were made elsewhere are judged by what people say of English words.
public record NoText() implements VectorText {
  @Override
  public VectorMaterial read(RunContext context) {
    return new VectorMaterial(
        new WordText(Vocabulary.of(List.of()), new long[0], new int[0][]),
        Map.of(),
        WordSets.similarities(context),
        Optional.of(WordSets.analogies(context)),
        WordSets.mapped(),
        WordSets.asked());
  }
}
