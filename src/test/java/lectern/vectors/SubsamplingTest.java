package lectern.vectors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import lectern.text.Vocabulary;
import org.junit.jupiter.api.Test;

class SubsamplingTest {
  /// f = 0.64, 0.32, 0.04; t = 0.04: √(1/16) + 1/16, √(1/8) + 1/8, and 1 + 1, which is all.
  @Test
  void keepProbabilitiesByHand() {
    assertArrayEquals(
        new double[] {0.3125, Math.sqrt(0.125) + 0.125, 1},
        Subsampling.keepProbabilities(new long[] {64, 32, 4}, 0.04),
        1e-12);
  }

  @Test
  void aThresholdOfZeroKeepsAll() {
    assertArrayEquals(new double[] {1, 1}, Subsampling.keepProbabilities(new long[] {9, 1}, 0));
  }

  @Test
  void anEpochKeepsWordsByTheirProbabilities() {
    int[] words = new int[40_000];
    for (int i = 0; i < words.length; i++) {
      words[i] = i % 4 == 0 ? 1 : 0;
    }
    WordText text =
        new WordText(
            Vocabulary.of(List.of("a", "b")),
            new long[] {30_000, 10_001},
            new int[][] {words, {1}});
    EpochText kept = EpochText.of(text, new double[] {0.25, 1}, 5);
    long rare = 0;
    for (int i = 0; i < kept.size(); i++) {
      rare += kept.word(i);
    }
    assertEquals(10_001, rare);
    assertEquals(7_500, kept.size() - rare, 4 * Math.sqrt(30_000 * 0.25 * 0.75));
    assertEquals(kept.size() - 1, kept.from(kept.size() - 1, 5), "a sentence of one word");
  }
}
