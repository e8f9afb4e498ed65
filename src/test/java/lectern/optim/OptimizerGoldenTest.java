package lectern.optim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;
import java.util.stream.Stream;
import lectern.nn.Parameters;
import lectern.optim.AdamW.Decayed;
import lectern.tensor.Workers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Six steps of each optimiser against PyTorch 1.13; golden.py is beside golden.json.
class OptimizerGoldenTest {
  private static final double RATE = 0.05;
  private static final double TOLERANCE = 2e-6; // a few ulp of numbers around 1, over 6 steps

  static Stream<Arguments> cases() {
    double none = Double.POSITIVE_INFINITY;
    return Stream.of(
        of("sgd", none, p -> new Sgd(p, Sgd.Options.DEFAULT)),
        of("sgd.momentum", none, p -> new Sgd(p, Sgd.Options.momentum(0.9))),
        of("sgd.momentum.decay", none, p -> new Sgd(p, new Sgd.Options(0.9, 0.1))),
        of("adam", none, p -> new Adam(p, Adam.Options.DEFAULT)),
        of("adam.decay", none, p -> new Adam(p, new Adam.Options(0.8, 0.95, 1e-4, 0.2))),
        of("adamw", none, p -> new AdamW(p, AdamW.Options.DEFAULT)),
        of(
            "adamw.decay",
            none,
            p -> new AdamW(p, new AdamW.Options(0.9, 0.95, 1e-8, 0.3, Decayed.ALL))),
        of("sgd.clipped", 2, p -> new Sgd(p, Sgd.Options.momentum(0.9))),
        of("sgd.unclipped", 1000, p -> new Sgd(p, Sgd.Options.DEFAULT)));
  }

  private static Arguments of(String name, double clip, Function<Parameters, Optimizer> make) {
    return Arguments.of(name, clip, make);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void stepsAsPyTorchDoes(String name, double clip, Function<Parameters, Optimizer> make)
      throws IOException {
    JsonNode golden = golden();
    JsonNode start = golden.path("start");
    Parameters parameters =
        Known.parameters(floats(start.path("weight")), floats(start.path("bias")));
    Optimizer optimizer = make.apply(parameters);
    GlobalNorm norm = new GlobalNorm(parameters);
    JsonNode expected = golden.path(name);
    for (int step = 1; step <= 6; step++) {
      setGradients(parameters, step);
      double length = norm.clip(Workers.SINGLE, clip);
      if (!expected.path("norms").isEmpty()) {
        assertEquals(expected.path("norms").path(step - 1).doubleValue(), length, 1e-6 * length);
      }
      optimizer.step(Workers.SINGLE, RATE);
      JsonNode weights = expected.path("trace").path(step - 1);
      compare(floats(weights.path("weight")), parameters, "weight", step);
      compare(floats(weights.path("bias")), parameters, "bias", step);
    }
  }

  private static void setGradients(Parameters parameters, int step) {
    parameters
        .all()
        .values()
        .forEach(parameter -> {
          float[] g = parameter.gradient().data();
          for (int i = 0; i < g.length; i++) {
            g[i] = (float) StrictMath.sin(3 * parameter.data()[i] + step) + 0.5f;
          }
        });
  }

  private static void compare(float[] expected, Parameters parameters, String name, int step) {
    float[] found = parameters.all().get(name).data();
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], found[i], TOLERANCE, name + "[" + i + "] after step " + step);
    }
  }

  static JsonNode golden() throws IOException {
    try (InputStream in = OptimizerGoldenTest.class.getResourceAsStream("golden.json")) {
      return new JsonMapper().readTree(in);
    }
  }

  private static float[] floats(JsonNode numbers) {
    float[] floats = new float[numbers.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = numbers.get(i).floatValue();
    }
    return floats;
  }
}
