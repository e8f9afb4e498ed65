package lectern.vectors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import lectern.text.Vocabulary;
import org.junit.jupiter.api.Test;

class SubwordsTest {
  private static final SubwordSettings THREE_TO_SIX = new SubwordSettings(3, 6, 10_007);

  @Test
  void ngramsAndBucketsAreThoseOfFastText() throws IOException {
    try (InputStream file = SubwordsTest.class.getResourceAsStream("subwords.json")) {
      JsonNode golden = new ObjectMapper().readTree(file);
      assertEquals(6, golden.size());
      golden
          .fieldNames()
          .forEachRemaining(word -> {
            List<String> expected = new ArrayList<>();
            golden.get(word).forEach(pair -> expected.add(pair.get(0).asText()));
            assertEquals(expected, Subwords.ngrams(word, THREE_TO_SIX));
            golden
                .get(word)
                .forEach(pair ->
                    assertEquals(
                        pair.get(1).asInt(),
                        Subwords.bucket(pair.get(0).asText(), 10_007),
                        pair.get(0).asText()));
          });
    }
  }

  /// The published values of FNV-1a, 32 bits, modulo no more than they have.
  @Test
  void theHashIsFnv1a() {
    assertEquals(Integer.remainderUnsigned(0x811C9DC5, 1_000_003), Subwords.bucket("", 1_000_003));
    assertEquals(Integer.remainderUnsigned(0xE40C292C, 1_000_003), Subwords.bucket("a", 1_000_003));
    assertEquals(
        Integer.remainderUnsigned(0xBF9CF968, 1_000_003), Subwords.bucket("foobar", 1_000_003));
  }

  @Test
  void singleCharactersLeaveOutTheBoundaries() {
    assertEquals(
        List.of("<i", "i", "it", "t", "t>"), Subwords.ngrams("it", new SubwordSettings(1, 2, 7)));
  }

  @Test
  void rowsAreTheWordsOwnAndOneAnOccurringBucket() {
    SubwordSettings many = new SubwordSettings(2, 2, 1_000_000);
    Subwords subwords = Subwords.of(many, Vocabulary.of(List.of("aa", "ab")));
    assertEquals(2 + 5, subwords.rowCount()); // <a aa a> ab b>
    assertEquals(0, subwords.rows(0)[0]);
    assertEquals(4, subwords.rows(0).length);
    assertEquals(subwords.rows(0)[1], subwords.rows(1)[1]); // <a
    assertArrayEquals(new int[] {subwords.rows(0)[1]}, subwords.rows("ac")); // <a, not ac or c>
    assertArrayEquals(new int[0], subwords.rows("xyz"));
  }

  @Test
  void impossibleSettingsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new SubwordSettings(0, 6, 10));
    assertThrows(IllegalArgumentException.class, () -> new SubwordSettings(4, 3, 10));
    assertThrows(IllegalArgumentException.class, () -> new SubwordSettings(3, 6, 0));
  }
}
