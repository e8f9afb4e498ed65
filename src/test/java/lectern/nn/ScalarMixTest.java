package lectern.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import lectern.autograd.Tape;
import lectern.autograd.Variable;
import lectern.tensor.RandomStream;
import lectern.tensor.Tensor;
import lectern.tensor.Workers;
import org.junit.jupiter.api.Test;

class ScalarMixTest {
  private final Tape tape = Tape.evaluating(Workers.SINGLE);
  private final Parameters parameters = Parameters.create(RandomStream.of(1));
  private final List<Variable> layers = List.of(layer(2, 4, 6), layer(8, 0, 10));

  private static Variable layer(float... numbers) {
    return Variable.constant(Tensor.of(numbers, 1, 3));
  }

  @Test
  void isTheMeanOfAllLayersAtFirst() {
    ScalarMix mix = new ScalarMix(parameters, 2);
    assertArrayEquals(new double[] {0.5, 0.5}, mix.shares());
    assertArrayEquals(new float[] {5, 2, 8}, mix.forward(tape, layers).data());
  }

  /// softmax(ln 3, 0) = (¾, ¼), twice that with γ = 2.
  @Test
  void weighsAndScales() {
    ScalarMix mix = new ScalarMix(parameters, 2);
    parameters.all().get("weight").data()[0] = (float) Math.log(3);
    parameters.all().get("scale").data()[0] = 2;
    assertArrayEquals(new double[] {0.75, 0.25}, mix.shares(), 1e-7);
    assertArrayEquals(new float[] {7, 6, 14}, mix.forward(tape, layers).data(), 1e-5f);
  }

  @Test
  void refusesOtherNumbersOfLayers() {
    assertThrows(IllegalArgumentException.class, () -> new ScalarMix(parameters, 0));
    ScalarMix mix = new ScalarMix(parameters, 3);
    assertThrows(IllegalArgumentException.class, () -> mix.forward(tape, layers));
  }
}
