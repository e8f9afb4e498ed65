package lectern.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import lectern.nn.Initializer;
import lectern.nn.Parameters;
import lectern.optim.AdamW.Decayed;
import lectern.tensor.RandomStream;
import lectern.tensor.Tensor;
import lectern.tensor.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What all optimisers promise, and their settings.
class OptimizerTest {
  static Stream<Function<Parameters, Optimizer>> optimizers() {
    return Stream.of(
        p -> new Sgd(p, Sgd.Options.DEFAULT),
        p -> new Sgd(p, new Sgd.Options(0.9, 0.01)),
        p -> new Adam(p, Adam.Options.DEFAULT),
        p -> new AdamW(p, AdamW.Options.DEFAULT));
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void bodyAndTailGiveTheSameBits(Function<Parameters, Optimizer> make) {
    // The same numbers at other places of the vector loop, and in the scalar one.
    Parameters whole = Known.random(53, 5);
    Parameters tail = Known.random(53, 5);
    float[] expected = step(make, whole, 3);
    for (int i = 0; i < 53; i++) {
      Parameters one = Parameters.create(RandomStream.of(1));
      one.create("weight", Initializer.ZEROS, 1);
      one.all().get("weight").data()[0] = tail.all().get("weight").data()[i];
      one.all().get("weight").gradient().data()[0] = tail.all().get("weight").gradient().data()[i];
      assertEquals(expected[i], step(make, one, 3)[0]);
    }
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void threadsDoNotChangeABit(Function<Parameters, Optimizer> make) {
    Parameters single = Known.random(200_003, 5);
    Parameters several = Known.random(200_003, 5);
    make.apply(single).step(Workers.SINGLE, 0.1);
    try (Workers three = Workers.of(3)) {
      make.apply(several).step(three, 0.1);
    }
    assertArrayEquals(single.all().get("weight").data(), several.all().get("weight").data());
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void aStateWrittenBackContinuesTheSame(Function<Parameters, Optimizer> make) {
    Parameters parameters = Known.random(11, 5);
    Optimizer optimizer = make.apply(parameters);
    optimizer.step(Workers.SINGLE, 0.1);
    Parameters copy = Known.random(11, 5);
    copyData(parameters.all().get("weight").value(), copy.all().get("weight").value());
    Optimizer restored = make.apply(copy);
    assertEquals(List.copyOf(optimizer.state().keySet()), List.copyOf(restored.state().keySet()));
    optimizer.state().forEach((name, tensor) -> copyData(tensor, restored.state().get(name)));
    optimizer.step(Workers.SINGLE, 0.1);
    restored.step(Workers.SINGLE, 0.1);
    assertArrayEquals(parameters.all().get("weight").data(), copy.all().get("weight").data());
  }

  private static void copyData(Tensor from, Tensor to) {
    System.arraycopy(from.data(), 0, to.data(), 0, from.size());
  }

  private static float[] step(Function<Parameters, Optimizer> make, Parameters p, int steps) {
    Optimizer optimizer = make.apply(p);
    for (int i = 0; i < steps; i++) {
      optimizer.step(Workers.SINGLE, 0.1);
    }
    return p.all().get("weight").data();
  }

  @Test
  void plainDescentIsRateTimesGradient() {
    Parameters parameters = Parameters.create(RandomStream.of(1));
    parameters.create("w", Initializer.ONES, 1);
    parameters.all().get("w").gradient().data()[0] = 4;
    new Sgd(parameters, Sgd.Options.DEFAULT).step(Workers.SINGLE, 0.125);
    assertEquals(0.5f, parameters.all().get("w").data()[0]); // 1 - 0.125·4
  }

  @Test
  void aFirstStepOfAdamHasTheLengthOfTheRate() {
    Parameters parameters = Parameters.create(RandomStream.of(1));
    parameters.create("w", Initializer.ONES, 1);
    parameters.all().get("w").gradient().data()[0] = -1000;
    new Adam(parameters, Adam.Options.DEFAULT).step(Workers.SINGLE, 0.25);
    assertEquals(1.25f, parameters.all().get("w").data()[0], 1e-6f);
  }

  @Test
  void biasesMayKeepTheirWeight() {
    Parameters parameters = Parameters.create(RandomStream.of(1));
    parameters.create("weight", Initializer.ONES, 2, 3);
    parameters.create("bias", Initializer.ONES, 3);
    new AdamW(parameters, new AdamW.Options(0.9, 0.999, 1e-8, 0.5, Decayed.MATRICES))
        .step(Workers.SINGLE, 0.5);
    assertEquals(0.75f, parameters.all().get("weight").data()[0]); // 1 - 0.5·0.5
    assertEquals(1f, parameters.all().get("bias").data()[0]);
  }

  @Test
  void statesAreNamedByTheirParameter() {
    Parameters parameters = Known.random(3, 1);
    assertTrue(new Sgd(parameters, Sgd.Options.DEFAULT).state().isEmpty());
    assertEquals(
        List.of("weight.momentum"),
        List.copyOf(new Sgd(parameters, Sgd.Options.momentum(0.9)).state().keySet()));
    assertEquals(
        List.of("steps", "weight.mean", "weight.square"),
        List.copyOf(new Adam(parameters, Adam.Options.DEFAULT).state().keySet()));
  }

  @Test
  void impossibleSettingsAreRefused() {
    Map<String, Runnable> wrong =
        Map.of(
            "momentum 1.0 is not in [0, 1)", () -> Sgd.Options.momentum(1),
            "momentum NaN is not in [0, 1)", () -> Sgd.Options.momentum(Double.NaN),
            "weightDecay -1.0 is not a number of 0 or more", () -> new Sgd.Options(0, -1),
            "beta1 -0.1 is not in [0, 1)", () -> new Adam.Options(-0.1, 0.9, 1e-8, 0),
            "beta2 1.0 is not in [0, 1)", () -> new Adam.Options(0.9, 1, 1e-8, 0),
            "epsilon 0.0 is not a number above 0", () -> new Adam.Options(0.9, 0.99, 0, 0),
            "weightDecay Infinity is not a number of 0 or more",
                () -> new AdamW.Options(0.9, 0.99, 1e-8, Double.POSITIVE_INFINITY, Decayed.ALL));
    wrong.forEach((message, make) ->
        assertEquals(
            message, assertThrows(IllegalArgumentException.class, make::run).getMessage()));
  }
}
