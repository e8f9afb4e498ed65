package lectern.task.vectors;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lectern.data.RoyalText;
import lectern.run.RunContext;
import lectern.vectors.WordText;

/// Generated sentences about kings and queens, men and women, whose analogies are true by
/// construction.
///
/// @param sentences how many, at least 1
/// @param beside words on each side of the person, at least 1
/// @param neutral the share of these that say nothing of the person, in [0, 1)
public record Royal(int sentences, int beside, double neutral) implements VectorText {
  public Royal {
    if (sentences < 1) {
      throw new IllegalArgumentException("sentences " + sentences + " is below 1");
    }
    new RoyalText(beside, neutral); // checks
  }

  @Override
  public VectorMaterial read(RunContext context) {
    RoyalText royal = text();
    List<List<String>> drawn =
        royal.sentences(sentences, context.random().split("text")).stream()
            .map(royal.vocabulary()::decode)
            .toList();
    Map<String, String> mapped = new LinkedHashMap<>();
    RoyalText.PERSONS.forEach(person -> mapped.put(person.word(), person.station()));
    return new VectorMaterial(
        WordText.of(drawn, /* atLeast= */ 1),
        Map.of(),
        List.of(),
        Optional.of(royal.questions()),
        mapped,
        List.of("king", "queen", "girl", "throne", "she", "the"));
  }

  RoyalText text() {
    return new RoyalText(beside, neutral);
  }
}
