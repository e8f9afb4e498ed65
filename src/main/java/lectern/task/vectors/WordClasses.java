package lectern.task.vectors;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lectern.data.WordClassText;
import lectern.run.RunContext;
import lectern.vectors.WordText;

/// Generated sentences of words in classes: words of one class are used alike, words of different
/// classes are not, and there can be as many as one likes.
///
/// @param classes how many, at least 5
/// @param wordsInClass how many words a class has, at least 2
/// @param sentences how many, at least 1
/// @param length words a sentence, at least 2
public record WordClasses(int classes, int wordsInClass, int sentences, int length)
    implements VectorText {
  private static final int MAPPED_CLASSES = 8;
  private static final int MAPPED_WORDS = 8; // of each, the most frequent

  public WordClasses {
    if (sentences < 1) {
      throw new IllegalArgumentException("sentences " + sentences + " is below 1");
    }
    new WordClassText(classes, wordsInClass, length); // checks
  }

  @Override
  public VectorMaterial read(RunContext context) {
    WordClassText generator = new WordClassText(classes, wordsInClass, length);
    List<String> names = generator.vocabulary().tokens();
    List<List<String>> drawn =
        generator.sentences(sentences, context.random().split("text")).stream()
            .map(generator.vocabulary()::decode)
            .toList();
    Map<String, String> classOf = new LinkedHashMap<>();
    Map<String, String> mapped = new LinkedHashMap<>();
    for (int word = 0; word < names.size(); word++) {
      classOf.put(names.get(word), generator.classOf(word));
      if (word / wordsInClass < MAPPED_CLASSES && word % wordsInClass < MAPPED_WORDS) {
        mapped.put(names.get(word), generator.classOf(word));
      }
    }
    List<String> asked = List.of("c0w0", "c1w0", "c2w1", "c3w1");
    return new VectorMaterial(
        WordText.of(drawn, /* atLeast= */ 1), classOf, List.of(), Optional.empty(), mapped, asked);
  }
}
