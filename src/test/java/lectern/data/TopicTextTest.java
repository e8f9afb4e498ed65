package lectern.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lectern.data.SenseLexicon.AmbiguousWord;
import lectern.data.SenseLexicon.Sense;
import lectern.data.SenseLexicon.Topic;
import lectern.data.TopicText.Half;
import lectern.tensor.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TopicTextTest {
  private static final SenseLexicon LEXICON = SenseLexicon.ENGLISH;
  private static final int MANY = 20_000;

  private final TopicText text = new TopicText(LEXICON, 3, 0.5);

  @ParameterizedTest
  @EnumSource
  void topicWordsAreOfTheSentencesTopicAndItsHalf(Half half) {
    Set<String> seen = new HashSet<>();
    int without = 0;
    for (LabelledText each : text.texts(MANY, half, RandomStream.of(1)).texts()) {
      List<String> allowed = TopicText.words(LEXICON.topics().get(each.label()), half);
      assertEquals(3, each.words().size());
      for (String word : each.words()) {
        assertTrue(allowed.contains(word) || LEXICON.neutral().contains(word), word);
      }
      without += LEXICON.neutral().containsAll(each.words()) ? 1 : 0;
      seen.addAll(each.words());
    }
    assertEquals(LEXICON.neutral().size() + 6 * (half == Half.ALL ? 10 : 5), seen.size());
    assertEquals(1 / 8.0, (double) without / MANY, 0.01); // ν³
  }

  @Test
  void theHalvesShareNoWord() {
    for (Topic topic : LEXICON.topics()) {
      Set<String> both = new HashSet<>(TopicText.words(topic, Half.EVEN));
      both.retainAll(TopicText.words(topic, Half.ODD));
      assertEquals(Set.of(), both);
    }
    assertEquals("loan", TopicText.words(LEXICON.topics().getFirst(), Half.EVEN).getFirst());
  }

  @Test
  void boundsAreThoseWorkedOutByHand() {
    assertEquals(1 / 6.0, text.chance(), 1e-12);
    assertEquals(1 - 5 / 6.0 / 8, text.ceiling(), 1e-12);
  }

  @Test
  void aLongerTextBeginsWithTheShorter() {
    assertEquals(
        text.texts(3, Half.ODD, RandomStream.of(5)).texts(),
        text.texts(7, Half.ODD, RandomStream.of(5)).texts().subList(0, 3));
  }

  @Test
  void refusesTopicsWithoutHalves() {
    assertThrows(IllegalArgumentException.class, () -> new TopicText(LEXICON, 0, 0.5));
    assertThrows(IllegalArgumentException.class, () -> new TopicText(LEXICON, 3, 1));
    SenseLexicon short1 =
        new SenseLexicon(
            List.of(new Topic("a", List.of("x")), new Topic("b", List.of("y", "z"))),
            List.of(new AmbiguousWord("w", List.of(new Sense("a", 0.5), new Sense("b", 0.5)))),
            List.of("the"));
    assertThrows(IllegalArgumentException.class, () -> new TopicText(short1, 3, 0.5));
  }
}
