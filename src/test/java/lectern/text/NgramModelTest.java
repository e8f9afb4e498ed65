package lectern.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class NgramModelTest {
  private static final int[] TEXT = {0, 1, 0, 1, 2, 0, 1}; // a b a b c a b

  @Test
  void bigramByHand() {
    NgramModel model = NgramModel.count(new NgramModel.Config(2, 3, 1), TEXT);
    assertEquals(3, model.count(0, 1));
    assertEquals(0, model.count(1, 1));
    assertEquals(4, model.distinct());
    assertArrayEquals(new double[] {1 / 6.0, 4 / 6.0, 1 / 6.0}, model.next(2, 0), 1e-15);
    assertArrayEquals(new double[] {2 / 5.0, 1 / 5.0, 2 / 5.0}, model.next(1), 1e-15);
    // a b: 4/6, b a: 2/5
    double nats = -(Math.log(4 / 6.0) + Math.log(2 / 5.0)) / 2;
    assertEquals(nats, model.natsPerToken(new int[] {0, 1, 0}), 1e-14);
    assertEquals(Math.exp(nats), model.perplexity(new int[] {0, 1, 0}), 1e-13);
  }

  @Test
  void unigramByHand() {
    NgramModel model = NgramModel.count(new NgramModel.Config(1, 4, 0), TEXT);
    assertArrayEquals(new double[] {3 / 7.0, 3 / 7.0, 1 / 7.0, 0}, model.next(), 1e-15);
    assertEquals(Double.POSITIVE_INFINITY, model.natsPerToken(new int[] {3}));
  }

  @Test
  void trigramsOfTheLastContextAreFound() {
    NgramModel model = NgramModel.count(new NgramModel.Config(3, 3, 0), new int[] {2, 2, 2, 2, 1});
    assertArrayEquals(new double[] {0, 1 / 3.0, 2 / 3.0}, model.next(2, 2), 1e-15);
    assertTrue(Arrays.stream(model.next(1, 1)).allMatch(Double::isNaN));
  }

  @Property(tries = 60)
  void readingGivesTheCrossEntropy(
      @ForAll @Size(min = 4, max = 40) int[] raw, @ForAll @IntRange(min = 1, max = 4) int order) {
    int[] text = Arrays.stream(raw).map(id -> Math.floorMod(id, 5)).toArray();
    NgramModel model = NgramModel.count(new NgramModel.Config(order, 5, 0.25), text);
    TokenPredictor reader = model.reader();
    double nats = 0;
    for (int i = 0; i < text.length; i++) {
      double[] next = reader.next();
      assertEquals(1, Arrays.stream(next).sum(), 1e-12);
      nats -= i + 1 < order ? 0 : StrictMath.log(next[text[i]]);
      reader.read(text[i]);
    }
    assertEquals(model.natsPerToken(text), nats / (text.length - order + 1), 1e-12);
  }

  @Test
  void refusesWhatCannotBeCounted() {
    assertThrows(IllegalArgumentException.class, () -> new NgramModel.Config(0, 3, 1));
    assertThrows(IllegalArgumentException.class, () -> new NgramModel.Config(6, 10_000, 1));
    assertThrows(IllegalArgumentException.class, () -> new NgramModel.Config(2, 3, Double.NaN));
    NgramModel.Config bigram = new NgramModel.Config(2, 3, 1);
    assertThrows(
        IllegalArgumentException.class, () -> NgramModel.count(bigram, new int[] {0, 1, 3}));
    NgramModel model = NgramModel.count(bigram, TEXT);
    assertThrows(IllegalArgumentException.class, () -> model.next());
    assertThrows(IllegalArgumentException.class, () -> model.count(1));
    assertThrows(IllegalArgumentException.class, () -> model.natsPerToken(new int[] {1}));
  }
}
