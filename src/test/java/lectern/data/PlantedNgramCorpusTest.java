package lectern.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lectern.tensor.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlantedNgramCorpusTest {
  private static final RandomStream RANDOM = RandomStream.of(5);

  /// How often each run of words stands in a text, with room around it as padding is read.
  private static Map<String, Integer> runs(LabelledText text, int width) {
    List<String> words = new java.util.ArrayList<>(Collections.nCopies(width - 1, "·"));
    words.addAll(text.words());
    words.addAll(Collections.nCopies(width - 1, "·"));
    Map<String, Integer> counts = new TreeMap<>();
    for (int i = 0; i + width <= words.size(); i++) {
      counts.merge(String.join(" ", words.subList(i, i + width)), 1, Integer::sum);
    }
    return counts;
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void pairsAreAlikeInAllShorterRuns(int n) {
    PlantedNgramCorpus corpus = new PlantedNgramCorpus(n, /* each= */ 3, /* length= */ 29);
    LabelledTexts texts = corpus.draw(corpus.plant(RANDOM.split("plant")), 40, RANDOM.split(n));
    for (int i = 0; i < texts.size(); i += 2) {
      LabelledText left = texts.texts().get(i);
      LabelledText right = texts.texts().get(i + 1);
      assertEquals(List.of(0, 1), List.of(left.label(), right.label()));
      for (int width = 1; width < n; width++) {
        assertEquals(runs(left, width), runs(right, width));
      }
      assertNotEquals(runs(left, n), runs(right, n));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void oneWholeNgramNamesTheClass(int n) {
    PlantedNgramCorpus corpus = new PlantedNgramCorpus(n, /* each= */ 4, /* length= */ 31);
    PlantedNgramCorpus.Planted planted = corpus.plant(RANDOM);
    assertEquals(
        8 * n, new HashSet<>(planted.all().stream().flatMap(List::stream).toList()).size());
    for (LabelledText text : corpus.draw(planted, 60, RANDOM.split("texts")).texts()) {
      assertEquals(31, text.words().size());
      assertEquals(1, whole(text, text.label() == 0 ? planted.left() : planted.right()));
      assertEquals(0, whole(text, text.label() == 0 ? planted.right() : planted.left()));
    }
  }

  private static long whole(LabelledText text, List<List<String>> ngrams) {
    return ngrams.stream()
        .filter(ngram -> Collections.indexOfSubList(text.words(), ngram) >= 0)
        .count();
  }

  @Test
  void theSameSeedGivesTheSameTexts() {
    PlantedNgramCorpus corpus = new PlantedNgramCorpus(2, 1, 8);
    PlantedNgramCorpus.Planted planted = corpus.plant(RandomStream.of(1));
    assertEquals(
        corpus.draw(planted, 6, RandomStream.of(2)), corpus.draw(planted, 6, RandomStream.of(2)));
    assertNotEquals(
        corpus.draw(planted, 6, RandomStream.of(2)), corpus.draw(planted, 6, RandomStream.of(3)));
  }

  @Test
  void refusesWhatDoesNotFit() {
    assertThrows(IllegalArgumentException.class, () -> new PlantedNgramCorpus(1, 1, 30));
    assertThrows(IllegalArgumentException.class, () -> new PlantedNgramCorpus(5, 1, 60));
    assertThrows(IllegalArgumentException.class, () -> new PlantedNgramCorpus(4, 5, 60));
    String message =
        assertThrows(IllegalArgumentException.class, () -> new PlantedNgramCorpus(4, 4, 26))
            .getMessage();
    assertTrue(message.contains("at least 27"), message);
    PlantedNgramCorpus corpus = new PlantedNgramCorpus(2, 1, 8);
    assertThrows(
        IllegalArgumentException.class, () -> corpus.draw(corpus.plant(RANDOM), 3, RANDOM));
  }
}
