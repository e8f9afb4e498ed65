package lectern.task.vectors;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lectern.data.Grammar;
import lectern.run.RunContext;
import lectern.tensor.RandomStream;
import lectern.vectors.WordText;

/// Sentences that a grammar wrote, whose word classes are known.
///
/// @param grammar which one, such as `elman-1990`
/// @param sentences how many, at least 1
public record GeneratedGrammar(String grammar, int sentences) implements VectorText {
  private static final int ASKED = 6;

  public GeneratedGrammar {
    if (sentences < 1) {
      throw new IllegalArgumentException("sentences " + sentences + " is below 1");
    }
  }

  @Override
  public VectorMaterial read(RunContext context) {
    Grammar rules = Grammar.named(grammar);
    RandomStream random = context.random().split("text");
    List<List<String>> drawn = new ArrayList<>(sentences);
    for (long i = 0; i < sentences; i++) {
      drawn.add(rules.vocabulary().decode(rules.sentence(random.split(i))));
    }
    WordText text = WordText.of(drawn, /* atLeast= */ 1);
    List<String> all = new ArrayList<>();
    for (int word = 0; word < rules.vocabulary().size(); word++) {
      all.add(rules.wordClass(word));
    }
    Map<String, String> classOf = new LinkedHashMap<>();
    Map<String, String> mapped = new LinkedHashMap<>();
    for (String word : text.vocabulary().tokens()) {
      String name = all.get(rules.vocabulary().id(word));
      if (Collections.frequency(all, name) > 1) { // alone, it has no neighbour of its class
        classOf.put(word, name);
      }
      mapped.put(word, name);
    }
    return new VectorMaterial(
        text,
        classOf,
        List.of(),
        Optional.empty(),
        mapped,
        classOf.keySet().stream().limit(ASKED).toList());
  }
}
