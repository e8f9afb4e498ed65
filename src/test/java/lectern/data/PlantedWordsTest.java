package lectern.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lectern.data.AnalogyQuestions.Question;
import lectern.data.AnalogyQuestions.Section;
import lectern.data.RoyalText.Person;
import lectern.tensor.RandomStream;
import org.junit.jupiter.api.Test;

/// What {@link RoyalText} and {@link WordClassText} say of themselves is true.
class PlantedWordsTest {
  private static final RoyalText ROYAL = new RoyalText(3, 0.25);

  @Test
  void kingMinusManPlusWomanIsQueenExactly() {
    Map<String, double[]> contexts = new HashMap<>();
    for (Person person : RoyalText.PERSONS) {
      contexts.put(person.word(), ROYAL.contexts(person));
      assertEquals(1, Arrays.stream(contexts.get(person.word())).sum(), 1e-12);
    }
    assertEquals(16, contexts.size());
    for (Section section : ROYAL.questions().sections()) {
      for (Question q : section.questions()) {
        for (int c = 0; c < ROYAL.vocabulary().size(); c++) {
          double sum = contexts.get(q.b())[c] - contexts.get(q.a())[c] + contexts.get(q.c())[c];
          assertEquals(contexts.get(q.d())[c], sum, 1e-15);
        }
      }
    }
  }

  @Test
  void theQuestionsAreThoseOfTheTraits() {
    List<Section> sections = ROYAL.questions().sections();
    assertEquals(
        List.of("gender", "station", "age"), sections.stream().map(Section::name).toList());
    assertTrue(
        sections.get(0).questions().contains(new Question("man", "king", "woman", "queen"))
            || sections.get(1).questions().contains(new Question("man", "king", "woman", "queen")));
    // gender: 8 pairs of a man and a woman, each with the 7 others, in both directions
    assertEquals(8 * 7 * 2, sections.get(0).questions().size());
    // age: 4 pairs (common and royal, male and female), each with the 3 others, in both directions
    assertEquals(4 * 3 * 2, sections.get(2).questions().size());
    // station: 6·5 changes of two genders among grown ones, and 2 changes of four among all: of
    // common and royal there are 4 pairs with 3 others, of the other 28 changes 2 pairs with 1
    assertEquals(28 * 2 + 2 * 4 * 3, sections.get(1).questions().size());
  }

  @Test
  void royalSentencesHaveTheContextsThatAreClaimed() {
    List<int[]> sentences = ROYAL.sentences(40_000, RandomStream.of(3));
    Person queen = RoyalText.PERSONS.get(5);
    double[] seen = new double[ROYAL.vocabulary().size()];
    int count = 0;
    for (int[] sentence : sentences) {
      assertEquals(7, sentence.length);
      if (sentence[3] == 5) {
        for (int t = 0; t < 7; t++) {
          if (t != 3) {
            seen[sentence[t]]++;
            count++;
          }
        }
      }
    }
    double[] truth = ROYAL.contexts(queen);
    assertTrue(count > 10_000, "queens enough to count");
    for (int c = 0; c < truth.length; c++) {
      double error = Math.sqrt(truth[c] * (1 - truth[c]) / count);
      assertEquals(truth[c], seen[c] / count, 5 * error + 1e-12, ROYAL.vocabulary().token(c));
    }
    assertEquals("royal", ROYAL.group(5));
    assertEquals("royal", ROYAL.group(ROYAL.vocabulary().id("throne")));
    assertEquals("neutral", ROYAL.group(ROYAL.vocabulary().id("the")));
  }

  @Test
  void wordsOfAClassAreUsedAlike() {
    WordClassText text = new WordClassText(7, 3, 11);
    assertEquals(21, text.vocabulary().size());
    assertEquals("c2w1", text.vocabulary().token(7));
    assertEquals("c2", text.classOf(7));
    List<int[]> sentences = text.sentences(20_000, RandomStream.of(5));
    double[][] following = new double[21][7];
    double[] counts = new double[21];
    for (int[] sentence : sentences) {
      for (int t = 0; t + 1 < 11; t++) {
        counts[sentence[t]]++;
        following[sentence[t]][sentence[t + 1] / 3]++;
      }
    }
    for (int word = 0; word < 21; word++) {
      int k = word / 3;
      double[] expected = new double[7];
      expected[(k + 1) % 7] += 0.6;
      expected[(2 * k + 1) % 7] += 0.3;
      expected[(3 * k + 2) % 7] += 0.1;
      for (int next = 0; next < 7; next++) {
        double error = Math.sqrt(0.25 / counts[word]);
        assertEquals(expected[next], following[word][next] / counts[word], 5 * error);
      }
    }
    assertEquals(2, counts[0] / counts[1], 0.1); // Zipf: 1 : 1/2 : 1/3
    assertEquals(3, counts[0] / counts[2], 0.2);
  }

  @Test
  void moreSentencesBeginWithTheFewer() {
    assertArrayEquals(
        ROYAL.sentences(3, RandomStream.of(1)).getLast(),
        ROYAL.sentences(30, RandomStream.of(1)).get(2));
    WordClassText text = new WordClassText(5, 2, 3);
    assertArrayEquals(
        text.sentences(3, RandomStream.of(1)).getLast(),
        text.sentences(30, RandomStream.of(1)).get(2));
  }

  @Test
  void whatMeansNothingIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new RoyalText(0, 0));
    assertThrows(IllegalArgumentException.class, () -> new RoyalText(1, 1));
    assertThrows(IllegalArgumentException.class, () -> new WordClassText(4, 2, 2));
    assertThrows(IllegalArgumentException.class, () -> new WordClassText(5, 1, 2));
    assertThrows(IllegalArgumentException.class, () -> new WordClassText(5000, 5000, 2));
  }
}
