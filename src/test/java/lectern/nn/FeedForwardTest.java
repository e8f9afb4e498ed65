package lectern.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import lectern.autograd.Activation;
import lectern.autograd.Tape;
import lectern.autograd.Variable;
import lectern.tensor.RandomStream;
import lectern.tensor.Tensor;
import lectern.tensor.Workers;
import org.junit.jupiter.api.Test;

class FeedForwardTest {
  private final Parameters parameters = Parameters.create(RandomStream.of(1));

  private void set(String name, float... numbers) {
    System.arraycopy(numbers, 0, parameters.all().get(name).data(), 0, numbers.length);
  }

  @Test
  void byHand() {
    FeedForward network =
        new FeedForward(parameters, new FeedForward.Config(2, List.of(3), 1, Activation.RELU));
    set("0.weight", 1, 2, -1, 0, 3, -1);
    set("0.bias", 0.5f, 0, -4);
    set("1.weight", 2, 5, 7);
    set("1.bias", -1);
    // (2, 1): hidden 4.5, relu(-2) = 0, 1; out 9 + 0 + 7 - 1
    Variable x = Variable.constant(Tensor.of(new float[] {2, 1}, 1, 2));
    float[] y = network.forward(Tape.evaluating(Workers.SINGLE), x).data();
    assertArrayEquals(new float[] {15}, java.util.Arrays.copyOf(y, 1));
    assertEquals(2 * 3 + 3 + 3 + 1, parameters.count());
  }

  @Test
  void withoutHiddenLayersItIsLinear() {
    new FeedForward(parameters, new FeedForward.Config(2, List.of(), 3, Activation.RELU));
    assertEquals(List.of("0.weight", "0.bias"), List.copyOf(parameters.all().keySet()));
  }

  @Test
  void aLayerHasWidth() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new FeedForward(parameters, new FeedForward.Config(2, List.of(0), 1, Activation.TANH)));
  }
}
