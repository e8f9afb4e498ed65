package lectern.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import lectern.nn.Initializer;
import lectern.nn.Parameters;
import lectern.tensor.RandomStream;
import lectern.tensor.Workers;
import org.junit.jupiter.api.Test;

class GlobalNormTest {
  private static Parameters parameters(float... gradients) {
    Parameters parameters = Parameters.create(RandomStream.of(1));
    for (int i = 0; i < gradients.length; i++) {
      parameters.create("p" + i, Initializer.ZEROS, 1).gradient().data()[0] = gradients[i];
    }
    return parameters;
  }

  private static float gradient(Parameters parameters, String name) {
    return parameters.all().get(name).gradient().data()[0];
  }

  @Test
  void measuresAllParametersAsOneVector() {
    assertEquals(13, new GlobalNorm(parameters(3, 4, 12)).measure(Workers.SINGLE));
    assertEquals(0, new GlobalNorm(parameters()).measure(Workers.SINGLE));
    assertEquals(5e30, new GlobalNorm(parameters(3e30f, 4e30f)).measure(Workers.SINGLE), 1e24);
  }

  @Test
  void shortensToTheLimitAndReturnsTheNormBefore() {
    Parameters parameters = parameters(3, -4);
    assertEquals(5, new GlobalNorm(parameters).clip(Workers.SINGLE, 1));
    assertEquals(0.6f, gradient(parameters, "p0"), 1e-6f);
    assertEquals(-0.8f, gradient(parameters, "p1"), 1e-6f);
  }

  @Test
  void leavesWhatIsShortEnoughAlone() {
    Parameters parameters = parameters(3, -4);
    assertEquals(5, new GlobalNorm(parameters).clip(Workers.SINGLE, 5.5));
    assertEquals(5, new GlobalNorm(parameters).clip(Workers.SINGLE, Double.POSITIVE_INFINITY));
    assertEquals(3f, gradient(parameters, "p0"));
    assertEquals(-4f, gradient(parameters, "p1"));
  }

  @Test
  void leavesWhatIsNoNumberAlone() {
    Parameters parameters = parameters(3, Float.NaN);
    assertEquals(Double.NaN, new GlobalNorm(parameters).clip(Workers.SINGLE, 1));
    assertEquals(3f, gradient(parameters, "p0"));
    Parameters infinite = parameters(3, Float.NEGATIVE_INFINITY);
    assertEquals(Double.POSITIVE_INFINITY, new GlobalNorm(infinite).clip(Workers.SINGLE, 1));
    assertEquals(3f, gradient(infinite, "p0"));
  }

  @Test
  void refusesALimitThatIsNone() {
    GlobalNorm norm = new GlobalNorm(parameters(3));
    assertThrows(IllegalArgumentException.class, () -> norm.clip(Workers.SINGLE, 0));
    assertThrows(IllegalArgumentException.class, () -> norm.clip(Workers.SINGLE, Double.NaN));
  }

  @Test
  void threadsDoNotChangeABit() {
    Parameters single = Known.random(300_007, 3);
    Parameters several = Known.random(300_007, 3);
    double expected = new GlobalNorm(single).clip(Workers.SINGLE, 1);
    try (Workers three = Workers.of(3)) {
      assertEquals(expected, new GlobalNorm(several).clip(three, 1));
    }
    assertArrayEquals(
        single.all().get("weight").gradient().data(),
        several.all().get("weight").gradient().data());
  }

  @Test
  void isExactToTwelveDigitsForManyNumbers() {
    Parameters parameters = Known.random(300_007, 3);
    double exact = 0;
    for (float g : parameters.all().get("weight").gradient().data()) {
      exact += (double) g * g;
    }
    double norm = new GlobalNorm(parameters).measure(Workers.SINGLE);
    assertEquals(Math.sqrt(exact), norm, 1e-12 * norm);
  }
}
