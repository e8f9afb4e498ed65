package lectern.task.perceptron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import lectern.autograd.Activation;
import lectern.run.RecordingContext;
import lectern.task.perceptron.FunctionFitTask.Config;
import lectern.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FunctionFitTaskTest {
  @TempDir Path folder;

  @Test
  void theFunctionsAtKnownPlaces() {
    assertEquals(-1, TargetFunction.STEP.at(-0.001));
    assertEquals(1, TargetFunction.STEP.at(0));
    assertEquals(0, TargetFunction.CHIRP.at(0), 1e-12); // sin π
    assertEquals(1, TargetFunction.CHIRP.at(StrictMath.sqrt(0.5) - 1), 1e-12); // sin π/2
    assertEquals(1, TargetFunction.RIPPLE.at(0, 0));
    assertEquals(-1, TargetFunction.RIPPLE.at(0.3, -0.4), 1e-12); // at radius 1/2
  }

  @Test
  void theGridIsEvenAndTheFirstAxisSlowest() {
    FunctionGrid grid = FunctionGrid.of(TargetFunction.RIPPLE, 3);
    assertEquals(9, grid.values().size());
    assertEquals(-1, grid.places().at(1, 0));
    assertEquals(0, grid.places().at(1, 1));
    assertEquals(0, grid.places().at(3, 0));
    assertEquals(-1, grid.places().at(3, 1));
  }

  @Test
  void errorIsAShareOfTheVariance() {
    FunctionGrid grid = FunctionGrid.of(TargetFunction.STEP, 4); // -1 -1 1 1
    assertEquals(0, grid.error(grid.values()));
    assertEquals(1, grid.error(Tensor.zeros(4, 1)));
    assertEquals(0.5, grid.error(Tensor.of(new float[] {0, 0, 1, 1}, 4, 1)));
    // Through -1, -1/3, 1/3, 1 the best slope is (1 + 1/3 + 1/3 + 1) / (20/9) = 1.2.
    assertEquals(1 - 1.2 * (8 / 3.0) / 4, grid.errorOfBestLine(), 1e-6);
    // Rings lean to no side.
    assertEquals(1, FunctionGrid.of(TargetFunction.RIPPLE, 5).errorOfBestLine(), 1e-6);
  }

  @ParameterizedTest
  @EnumSource
  void aNetworkBeatsTheBestLine(TargetFunction function) throws InterruptedException {
    RecordingContext context = new RecordingContext(1, folder);
    Map<String, Double> measures =
        new FunctionFitTask()
            .run(new Config(function, 16, 2, Activation.TANH, 300, 0.02), context)
            .values();
    assertTrue(measures.get("error") < measures.get("error.line") / 2, measures.toString());
    int inputs = function.inputs();
    assertEquals((inputs + 1) * 16 + 17 * 16 + 17, measures.get("parameters"));
    assertEquals(
        inputs == 1 ? List.of("x", "target", "value") : List.of("x1", "x2", "score"),
        context.tables.get("fit").columnNames());
    assertEquals(inputs == 1 ? 401 : 41 * 41, context.tables.get("fit").rowCount());
  }

  @Test
  void aLinearNetworkComesToTheBestLine() throws InterruptedException {
    Map<String, Double> measures =
        new FunctionFitTask()
            .run(
                new Config(TargetFunction.CHIRP, 3, 2, Activation.IDENTITY, 400, 0.02),
                new RecordingContext(1, folder))
            .values();
    assertEquals(measures.get("error.line"), measures.get("error"), 0.01);
  }

  @Test
  void sizesAreAboveZero() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Config(TargetFunction.STEP, 0, 1, Activation.TANH, 1, 1));
  }
}
