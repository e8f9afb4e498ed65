package lectern.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lectern.data.SenseLexicon.AmbiguousWord;
import lectern.data.SenseLexicon.Sense;
import lectern.data.SenseLexicon.Topic;
import lectern.data.SenseSentence.Clues;
import lectern.tensor.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SenseTextTest {
  private static final int MANY = 30_000;
  private static final double TOLERANCE = 0.012; // four standard errors of a share of MANY

  private static final SenseText TEXT = new SenseText(SenseLexicon.ENGLISH, 3, 0.5);
  private static final List<SenseSentence> SENTENCES = TEXT.sentences(MANY, RandomStream.of(1));

  private static double share(java.util.function.Predicate<SenseSentence> holds) {
    return SENTENCES.stream().filter(holds).count() / (double) MANY;
  }

  /// Eleven words of 0.6 and one of 0.5 have m = 7.1/12; ν³ = 1/8.
  @Test
  void floorsAndCeilingsAreThoseWorkedOutByHand() {
    assertEquals(7.1 / 12, TEXT.majority(), 1e-12);
    assertEquals(1 - 4.9 / 12 * (2.0 / 3 / 8 + 1.0 / 3 / 64), TEXT.ceiling(), 1e-12);
    assertEquals(1 - 4.9 / 12 * (1.0 / 3 + 2.0 / 3 / 8), TEXT.oneSidedCeiling(), 1e-12);
  }

  @Test
  void sampledTextReachesThem() {
    assertEquals(TEXT.majority(), share(s -> s.sense() == 0), TOLERANCE);
    assertEquals(TEXT.ceiling(), share(s -> TEXT.bestGuess(s, Clues.BOTH) == s.sense()), TOLERANCE);
    for (Clues side : List.of(Clues.LEFT, Clues.RIGHT)) {
      assertEquals(
          TEXT.oneSidedCeiling(), share(s -> TEXT.bestGuess(s, side) == s.sense()), TOLERANCE);
    }
  }

  /// One topic pair, one word each, n = 1, ν = ½: a sentence x w the has a clue to the left, so
  /// that it was drawn with the sense x (½) and the clues left (⅓·½) or on both sides (⅓·½·½).
  @Test
  void theTrueModelsNatsAreThoseWorkedOutByHand() {
    SenseLexicon tiny =
        new SenseLexicon(
            List.of(new Topic("a", List.of("x")), new Topic("b", List.of("y"))),
            List.of(new AmbiguousWord("w", List.of(new Sense("a", 0.5), new Sense("b", 0.5)))),
            List.of("the"));
    SenseText text = new SenseText(tiny, 1, 0.5);
    int[] words = text.vocabulary().encode(List.of("<bos>", "x", "w", "the", "<eos>"));
    SenseSentence sentence = new SenseSentence(words, 2, 0, 0, Clues.LEFT);
    assertEquals(-Math.log(0.5 * (1 / 6.0 + 1 / 12.0)) / 4, text.nats(sentence), 1e-12);
  }

  /// The reader of the wrong side does no better than the majority: nothing leaks.
  @ParameterizedTest
  @EnumSource
  void cluesAreWhereTheSentenceSaysAndNowhereElse(Clues clues) {
    int ambiguous = SenseLexicon.ENGLISH.ambiguous().size();
    int clueWords = SenseLexicon.ENGLISH.topics().stream().mapToInt(t -> t.words().size()).sum();
    for (SenseSentence sentence : SENTENCES.subList(0, 2000)) {
      for (int i = 1; i < sentence.words().length - 1; i++) {
        int word = sentence.words()[i];
        boolean clue = word >= 2 + ambiguous && word < 2 + ambiguous + clueWords;
        boolean left = i < sentence.place();
        if (sentence.clues() == clues && clue) {
          assertTrue(clues == Clues.BOTH || left == (clues == Clues.LEFT));
        }
        assertEquals(i == sentence.place(), word >= 2 && word < 2 + ambiguous);
      }
    }
    assertEquals(1 / 3.0, share(s -> s.clues() == clues), TOLERANCE);
  }

  @Test
  void everySenseAndEveryWordOccurs() {
    Set<Integer> words = new HashSet<>();
    Set<List<Integer>> senses = new HashSet<>();
    for (SenseSentence sentence : SENTENCES) {
      Arrays.stream(sentence.words()).forEach(words::add);
      senses.add(List.of(sentence.word(), sentence.sense()));
    }
    assertEquals(TEXT.vocabulary().size(), words.size());
    assertEquals(25, senses.size());
  }

  @Test
  void aLongerTextBeginsWithTheShorter() {
    List<SenseSentence> more = TEXT.sentences(7, RandomStream.of(5));
    List<SenseSentence> fewer = TEXT.sentences(3, RandomStream.of(5));
    for (int i = 0; i < 3; i++) {
      assertArrayEquals(fewer.get(i).words(), more.get(i).words());
    }
    String first = String.join(" ", TEXT.vocabulary().decode(more.get(0).words()));
    assertTrue(first.startsWith("<bos> ") && first.endsWith(" <eos>"), first);
  }

  @Test
  void refusesWhatWouldNotBeAmbiguousOrNotKnown() {
    Sense half = new Sense("a", 0.5);
    assertThrows(IllegalArgumentException.class, () -> new Sense("a", 1));
    assertThrows(IllegalArgumentException.class, () -> new AmbiguousWord("w", List.of(half)));
    assertThrows(IllegalArgumentException.class, () -> new AmbiguousWord("w", List.of(half, half)));
    assertThrows(
        IllegalArgumentException.class,
        () -> new AmbiguousWord("w", List.of(new Sense("a", 0.4), new Sense("b", 0.6))));
    AmbiguousWord word = new AmbiguousWord("w", List.of(half, new Sense("b", 0.5)));
    List<Topic> topics = List.of(new Topic("a", List.of("x")), new Topic("c", List.of("y")));
    assertThrows(
        IllegalArgumentException.class,
        () -> new SenseLexicon(topics, List.of(word), List.of("the")));
    SenseLexicon twice =
        new SenseLexicon(
            List.of(new Topic("a", List.of("x")), new Topic("b", List.of("x"))),
            List.of(word),
            List.of("the"));
    assertThrows(IllegalArgumentException.class, () -> new SenseText(twice, 3, 0.5));
    assertThrows(IllegalArgumentException.class, () -> new SenseText(SenseLexicon.ENGLISH, 0, 0.5));
    assertThrows(IllegalArgumentException.class, () -> new SenseText(SenseLexicon.ENGLISH, 3, 1));
  }
}
