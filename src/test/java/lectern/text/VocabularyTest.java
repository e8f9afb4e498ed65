package lectern.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class VocabularyTest {
  @Test
  void numbersFallWithFrequencyThenFollowCodePoints() {
    // U+FF5E stands before U+1F600 by code point, after it by UTF-16 unit.
    List<String> text = List.of("b", "a", "c", "c", "\uD83D\uDE00", "～");
    Vocabulary vocabulary = Vocabulary.count(text, Vocabulary.Keep.ALL);
    assertEquals(List.of("c", "a", "b", "～", "\uD83D\uDE00"), vocabulary.tokens());
    assertEquals(2, vocabulary.id("b"));
    assertEquals(List.of("b", "c"), vocabulary.decode(vocabulary.encode(List.of("b", "c"))));
  }

  @Test
  void specialsComeFirstAndRareTokensAreUnknown() {
    Vocabulary.Keep keep = new Vocabulary.Keep(List.of("<unk>", "<eos>"), 2, 4);
    Vocabulary vocabulary = Vocabulary.count(List.of("x y y z z z <eos> w w w".split(" ")), keep);
    assertEquals(List.of("<unk>", "<eos>", "w", "z"), vocabulary.tokens());
    assertArrayEquals(new int[] {0, 0, 3, 1}, vocabulary.encode(List.of("x", "y", "z", "<eos>")));
    assertFalse(vocabulary.contains("x"));
  }

  @Test
  void aTokenThatIsNotThereIsAnErrorWithoutUnknown() {
    Vocabulary vocabulary = Vocabulary.of(List.of("a"));
    var error = assertThrows(IllegalArgumentException.class, () -> vocabulary.id("b"));
    assertEquals(
        "token 'b' is not in the vocabulary, which has no <unk> either", error.getMessage());
  }

  @Test
  void refusesDoublesAndEmptyTokens() {
    assertThrows(IllegalArgumentException.class, () -> Vocabulary.of(List.of("a", "a")));
    assertThrows(IllegalArgumentException.class, () -> Vocabulary.of(List.of("")));
    assertThrows(
        IllegalArgumentException.class, () -> new Vocabulary.Keep(List.of("a", "b"), 1, 1));
  }
}
