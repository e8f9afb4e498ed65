package lectern.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import lectern.autograd.Activation;
import lectern.autograd.Tape;
import lectern.autograd.Variable;
import lectern.nn.Parameters;
import lectern.tensor.RandomStream;
import lectern.tensor.Tensor;
import lectern.tensor.Workers;
import org.junit.jupiter.api.Test;

class MlpTest {
  private static Mlp mlp(Mlp.Config config, long seed) {
    return new Mlp(config, Parameters.create(RandomStream.of(seed)));
  }

  private static void set(Mlp mlp, String name, float... values) {
    System.arraycopy(values, 0, mlp.parameters().all().get(name).data(), 0, values.length);
  }

  @Test
  void twoReluUnitsSolveXorByHand() {
    // Goodfellow, Bengio & Courville 2016, "Deep Learning", section 6.1.
    Mlp xor = mlp(new Mlp.Config(2, List.of(2), 2, Activation.RELU), 1);
    set(xor, "layers.0.weight", 1, 1, 1, 1);
    set(xor, "layers.0.bias", 0, -1);
    set(xor, "layers.1.weight", -1, 2, 1, -2);
    set(xor, "layers.1.bias", 0.5f, -0.5f);
    Variable x = Variable.constant(Tensor.of(new float[] {0, 0, 0, 1, 1, 0, 1, 1}, 4, 2));
    Tape tape = Tape.evaluating(Workers.SINGLE);
    assertArrayEquals(new float[] {0, 0, 1, 0, 1, 0, 2, 1}, xor.features(tape, x).data());
    assertArrayEquals(
        new float[] {.5f, -.5f, -.5f, .5f, -.5f, .5f, .5f, -.5f}, xor.logits(tape, x).data());
    float[][] cases = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
    assertArrayEquals(new int[] {0, 1, 1, 0}, xor.classifier(Workers.SINGLE).predict(cases));
    double e = Math.E;
    assertEquals(e / (1 + e), xor.classifier(Workers.SINGLE).scores(cases)[0][0], 1e-6);
  }

  @Test
  void namesItsParametersLayerByLayer() {
    Mlp mlp = mlp(new Mlp.Config(3, List.of(5, 7), 2, Activation.TANH), 1);
    assertEquals(
        List.of(
            "layers.0.weight",
            "layers.0.bias",
            "layers.1.weight",
            "layers.1.bias",
            "layers.2.weight",
            "layers.2.bias"),
        List.copyOf(mlp.parameters().all().keySet()));
    assertEquals(3 * 5 + 5 + 5 * 7 + 7 + 7 * 2 + 2, mlp.parameters().count());
  }

  @Test
  void weightsStartWithinGlorotsBoundAndDependOnTheSeed() {
    Mlp.Config config = new Mlp.Config(3, List.of(5), 2, Activation.TANH);
    float[] weight = mlp(config, 1).parameters().all().get("layers.0.weight").data();
    for (float w : weight) {
      assertTrue(Math.abs(w) <= Math.sqrt(6.0 / 8));
    }
    assertArrayEquals(weight, mlp(config, 1).parameters().all().get("layers.0.weight").data());
    assertTrue(mlp(config, 2).parameters().all().get("layers.0.weight").data()[0] != weight[0]);
  }

  @Test
  void linearLayersCollapse() {
    Mlp deep = mlp(new Mlp.Config(2, List.of(3, 5), 2, Activation.IDENTITY), 3);
    set(deep, "layers.0.bias", 1, -2, 3);
    set(deep, "layers.1.bias", 1, 2, 3, 4, 5);
    Mlp.LinearMap map = deep.collapse();
    Variable x = Variable.constant(Tensor.of(new float[] {0.5f, -2}, 1, 2));
    float[] layered = deep.logits(Tape.evaluating(Workers.SINGLE), x).data();
    for (int k = 0; k < 2; k++) {
      float direct = map.bias().at(k) + 0.5f * map.weight().at(k, 0) - 2 * map.weight().at(k, 1);
      assertEquals(layered[k], direct, 1e-5);
    }
  }

  @Test
  void otherLayersDoNot() {
    Mlp mlp = mlp(Mlp.Config.XOR, 1);
    assertThrows(IllegalStateException.class, mlp::collapse);
  }

  @Test
  void refusesImpossibleSizes() {
    assertThrows(
        IllegalArgumentException.class, () -> new Mlp.Config(2, List.of(0), 2, Activation.TANH));
    assertThrows(
        IllegalArgumentException.class, () -> new Mlp.Config(2, List.of(), 1, Activation.TANH));
  }
}
