package lectern.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import lectern.tensor.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordOrderCorpusTest {
  private static final Set<String> ANIMALS = Set.of("dog", "cat", "horse", "fox");
  private static final Set<String> PERSONS = Set.of("man", "woman", "boy", "girl");

  private static LabelledTexts draw(int distance, int neutral) {
    return new WordOrderCorpus(distance, 17, neutral).draw(200, RandomStream.of(5));
  }

  private static List<String> ngrams(LabelledText text, int most) {
    List<String> ngrams = new ArrayList<>();
    for (int n = 1; n <= most; n++) {
      for (int i = 0; i + n <= text.words().size(); i++) {
        ngrams.add(String.join(" ", text.words().subList(i, i + n)));
      }
    }
    return ngrams.stream().sorted().toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 6})
  void thePairsAreOneBagOfWords(int distance) {
    List<LabelledText> texts = draw(distance, 20).texts();
    for (int first = 0; first < texts.size(); first += 2) {
      assertEquals(1, texts.get(first).label());
      assertEquals(0, texts.get(first + 1).label());
      assertEquals(ngrams(texts.get(first), 1), ngrams(texts.get(first + 1), 1));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 6})
  void withOneNeutralWordThePairsAreOneBagOfNgramsUnlessTheySpanTheDistance(int distance) {
    List<LabelledText> texts = draw(distance, 1).texts();
    for (int first = 0; first < texts.size(); first += 2) {
      assertEquals(ngrams(texts.get(first), distance), ngrams(texts.get(first + 1), distance));
      assertNotEquals(
          ngrams(texts.get(first), distance + 1), ngrams(texts.get(first + 1), distance + 1));
    }
  }

  @Test
  void theClassIsTheOrder() {
    for (LabelledText text : draw(4, 20).texts()) {
      int animal = place(text, ANIMALS);
      int person = place(text, PERSONS);
      assertEquals(4, Math.abs(animal - person));
      assertEquals(animal < person ? 1 : 0, text.label());
    }
  }

  private static int place(LabelledText text, Set<String> words) {
    assertEquals(1, text.words().stream().filter(words::contains).count());
    int place = 0;
    while (!words.contains(text.words().get(place))) {
      place++;
    }
    return place;
  }

  @Test
  void bothClassesAreEquallyFrequentAndTheSeedDecides() {
    assertArrayEquals(new int[] {100, 100}, draw(2, 20).counts());
    assertEquals(draw(2, 20), draw(2, 20));
    assertNotEquals(draw(2, 20), new WordOrderCorpus(2, 17, 20).draw(200, RandomStream.of(6)));
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new WordOrderCorpus(0, 5, 1));
    assertThrows(IllegalArgumentException.class, () -> new WordOrderCorpus(3, 7, 1));
    assertThrows(IllegalArgumentException.class, () -> new WordOrderCorpus(3, 8, 21));
    assertThrows(
        IllegalArgumentException.class,
        () -> new WordOrderCorpus(3, 8, 20).draw(3, RandomStream.of(1)));
  }
}
