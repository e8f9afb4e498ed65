package lectern.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import lectern.tensor.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NegationCorpusTest {
  private static final Set<String> POSITIVE =
      Set.of(
          "good", "great", "fine", "moving", "funny", "clever", "warm", "fresh", "sharp", "lovely");
  private static final Set<String> NEGATIVE =
      Set.of("bad", "poor", "dull", "boring", "silly", "flat", "cold", "stale", "ugly", "tired");
  private static final Set<String> NEGATORS = Set.of("not", "never", "hardly");

  private static LabelledTexts draw(int distance) {
    return new NegationCorpus(distance, 11).draw(400, RandomStream.of(5));
  }

  /// How often each n-gram of up to n words is there, over some texts.
  private static Map<String, Integer> ngrams(List<LabelledText> texts, int most) {
    Map<String, Integer> counts = new TreeMap<>();
    for (LabelledText text : texts) {
      for (int n = 1; n <= most; n++) {
        for (int i = 0; i + n <= text.words().size(); i++) {
          counts.merge(String.join(" ", text.words().subList(i, i + n)), 1, Integer::sum);
        }
      }
    }
    return counts;
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "3", "5"})
  void inEachFourTheNgramsOfBothClassesAreTheSameUnlessTheySpanTheDistance(int distance) {
    List<LabelledText> texts = draw(distance).texts();
    for (int first = 0; first < texts.size(); first += 4) {
      List<LabelledText> positive = new ArrayList<>();
      List<LabelledText> negative = new ArrayList<>();
      for (LabelledText text : texts.subList(first, first + 4)) {
        (text.label() == 1 ? positive : negative).add(text);
      }
      assertEquals(2, positive.size());
      assertEquals(2, negative.size());
      assertEquals(ngrams(positive, distance), ngrams(negative, distance));
      assertNotEquals(ngrams(positive, distance + 1), ngrams(negative, distance + 1));
    }
  }

  @Test
  void theClassIsThePolarityTurnedAroundByANegatorAtItsDistance() {
    for (LabelledText text : draw(3).texts()) {
      List<String> words = text.words();
      assertEquals(11, words.size());
      assertEquals(
          1, words.stream().filter(w -> POSITIVE.contains(w) || NEGATIVE.contains(w)).count());
      int polar = 0;
      while (!POSITIVE.contains(words.get(polar)) && !NEGATIVE.contains(words.get(polar))) {
        polar++;
      }
      boolean negated = words.stream().anyMatch(NEGATORS::contains);
      assertEquals(negated, NEGATORS.contains(words.get(polar - 3)));
      assertEquals(POSITIVE.contains(words.get(polar)) != negated ? 1 : 0, text.label());
    }
  }

  private static double accuracy(LabelledTexts texts, ToDoubleFunction<List<String>> score) {
    return texts.texts().stream()
            .filter(text -> (score.applyAsDouble(text.words()) > 0 ? 1 : 0) == text.label())
            .count()
        / (double) texts.size();
  }

  private static double ofWord(String word) {
    return POSITIVE.contains(word)
        ? 2
        : NEGATIVE.contains(word) ? -2 : NEGATORS.contains(word) ? -3 : 0;
  }

  @Test
  void theBoundsCanBeReached() {
    NegationCorpus corpus = new NegationCorpus(1, 11);
    LabelledTexts texts = draw(1);
    assertEquals(
        corpus.bestLinear(1),
        accuracy(texts, words -> words.stream().mapToDouble(NegationCorpusTest::ofWord).sum()));
    // With pairs: a word's polarity, and twice its opposite for the pair of a negator and the word.
    assertEquals(
        corpus.bestLinear(2),
        accuracy(
            texts,
            words -> {
              double sum = 0;
              for (int i = 0; i < words.size(); i++) {
                double polarity = Math.max(-2, ofWord(words.get(i)));
                boolean negator = NEGATORS.contains(words.get(i));
                sum += negator ? 0 : polarity;
                sum -= i > 0 && NEGATORS.contains(words.get(i - 1)) ? 2 * polarity : 0;
              }
              return sum;
            }));
    assertEquals(0.75, new NegationCorpus(2, 11).bestLinear(2));
    assertEquals(1, new NegationCorpus(2, 11).bestLinear(3));
  }

  @Test
  void bothClassesAreEquallyFrequentAndTheSeedDecides() {
    assertArrayEquals(new int[] {200, 200}, draw(2).counts());
    assertEquals(draw(2), draw(2));
    assertNotEquals(draw(2), new NegationCorpus(2, 11).draw(400, RandomStream.of(6)));
    assertTrue(draw(2).texts().stream().distinct().count() > 390);
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new NegationCorpus(0, 5));
    assertThrows(IllegalArgumentException.class, () -> new NegationCorpus(5, 5));
    assertThrows(IllegalArgumentException.class, () -> new NegationCorpus(1, 5).bestLinear(0));
    assertThrows(
        IllegalArgumentException.class, () -> new NegationCorpus(1, 5).draw(6, RandomStream.of(1)));
  }
}
