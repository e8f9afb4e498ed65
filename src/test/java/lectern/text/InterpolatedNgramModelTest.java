package lectern.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class InterpolatedNgramModelTest {
  @Test
  void bigramByHand() {
    // a b a c: after nothing a 2, b 1, c 1 (3 different); after a: b 1, c 1 (2 different).
    InterpolatedNgramModel model = InterpolatedNgramModel.count(2, 4, new int[] {0, 1, 0, 2});
    double[] unigram = {2.75 / 7, 1.75 / 7, 1.75 / 7, 0.75 / 7};
    assertArrayEquals(unigram, model.next(), 1e-15);
    assertArrayEquals(
        new double[] {5.5 / 28, 10.5 / 28, 10.5 / 28, 1.5 / 28}, model.next(1, 0), 1e-15);
    assertArrayEquals(unigram, model.next(3), 1e-15, "an unseen context leaves all to the shorter");
    double nats = -(Math.log(2.75 / 7) + Math.log(10.5 / 28)) / 2;
    assertEquals(nats, model.natsPerToken(new int[] {0, 1}), 1e-15);
  }

  @Property(tries = 60)
  void readingGivesTheCrossEntropy(
      @ForAll @Size(min = 1, max = 40) int[] raw, @ForAll @IntRange(min = 1, max = 4) int order) {
    int[] text = Arrays.stream(raw).map(id -> Math.floorMod(id, 5)).toArray();
    InterpolatedNgramModel model = InterpolatedNgramModel.count(order, 5, text);
    TokenPredictor reader = model.reader();
    double nats = 0;
    for (int id : text) {
      double[] next = reader.next();
      assertEquals(1, Arrays.stream(next).sum(), 1e-12);
      nats -= StrictMath.log(next[id]);
      reader.read(id);
    }
    assertEquals(model.natsPerToken(text), nats / text.length, 1e-12);
  }

  @Test
  void refusesWhatCannotBeCounted() {
    assertThrows(
        IllegalArgumentException.class, () -> InterpolatedNgramModel.count(0, 3, new int[1]));
    assertThrows(
        IllegalArgumentException.class,
        () -> InterpolatedNgramModel.count(1, 3, new int[1]).natsPerToken(new int[0]));
  }
}
