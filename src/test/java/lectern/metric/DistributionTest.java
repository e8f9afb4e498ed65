package lectern.metric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import lectern.text.NgramModel;
import org.junit.jupiter.api.Test;

class DistributionTest {
  private static final double[] P = {0.5, 0.25, 0.25, 0};
  private static final double[] Q = {0.25, 0.25, 0.25, 0.25};

  @Test
  void entropiesByHand() {
    double ln2 = Math.log(2);
    assertEquals(1.5 * ln2, Distribution.entropy(P), 1e-15);
    assertEquals(2 * ln2, Distribution.crossEntropy(P, Q), 1e-15);
    assertEquals(0.5 * ln2, Distribution.divergence(P, Q), 1e-15);
    assertEquals(0, Distribution.divergence(P, P));
    assertEquals(Double.POSITIVE_INFINITY, Distribution.divergence(Q, P));
  }

  @Test
  void cosineByHand() {
    assertEquals(24 / 25.0, Distribution.cosine(new double[] {3, 4}, new double[] {4, 3}), 1e-15);
    assertEquals(0, Distribution.cosine(new double[] {1, 0}, new double[] {0, 1}));
    assertEquals(Double.NaN, Distribution.cosine(new double[] {0, 0}, new double[] {0, 1}));
  }

  @Test
  void logitsAreShiftedNotOverflown() {
    float[] logits = {-1, 1000, 1000, 1000 - (float) Math.log(2), 7};
    double[] expected = {0.4, 0.4, 0.2};
    assertArrayEquals(expected, Distribution.ofLogits(logits, 1, 3), 1e-5);
  }

  @Test
  void perplexityByHand() {
    assertEquals(8, Perplexity.ofNats(3 * Math.log(2)), 1e-14);
    assertEquals(3, Perplexity.bits(3 * Math.log(2)), 1e-15);
  }

  @Test
  void refusesDifferentSizes() {
    assertThrows(
        IllegalArgumentException.class, () -> Distribution.cosine(new double[2], new double[3]));
  }

  @Test
  void aModelIsComparedWhileBothRead() {
    NgramModel truth = unigram(3, 0, 0, 0, 1); // 3/4, 1/4
    NgramModel model = unigram(3, 0, 1); // 1/2, 1/2
    PredictionMatch match =
        PredictionMatch.over(truth.reader(), model.reader(), new int[] {0, 1, 0});
    double ln2 = Math.log(2);
    assertEquals(3, match.places());
    assertEquals(0.75 * Math.log(1.5) - 0.25 * ln2, match.divergence(), 1e-15);
    assertEquals(2 / Math.sqrt(5), match.cosine(), 1e-15);
    assertEquals(ln2, match.modelNats(), 1e-15);
    assertEquals(-(2 * Math.log(0.75) + Math.log(0.25)) / 3, match.trueNats(), 1e-15);
    assertThrows(IllegalStateException.class, () -> new PredictionMatch.Tally().match());
  }

  private static NgramModel unigram(int copies, int... ids) {
    int[] text = new int[copies * ids.length];
    for (int i = 0; i < text.length; i++) {
      text[i] = ids[i % ids.length];
    }
    return NgramModel.count(new NgramModel.Config(1, 2, 0), text);
  }
}
