package lectern.task.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import lectern.autograd.LossTerm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The least losses of a linear model, by hand and against SciPy.
class LinearOptimumTest {
  private record Golden(
      double[][] x, double[] labels, double[] numbers, Map<String, Double> losses) {
    static Golden read() throws IOException {
      try (InputStream in = LinearOptimumTest.class.getResourceAsStream("optimum.json")) {
        return new ObjectMapper().readValue(in, Golden.class);
      }
    }

    double[] targets(LossTerm loss) {
      return switch (loss) {
        case SQUARED, ABSOLUTE -> numbers;
        case HINGE, SQUARED_HINGE -> labels;
        case LOG -> Arrays.stream(labels).map(label -> (label + 1) / 2).toArray();
      };
    }
  }

  @ParameterizedTest
  @EnumSource
  void isScipys(LossTerm loss) throws IOException {
    Golden golden = Golden.read();
    assertEquals(
        golden.losses.get(loss.name()),
        LinearOptimum.of(loss, golden.x, golden.targets(loss)).loss(),
        1e-9);
  }

  private static final double[][] THREE = {{0}, {1}, {2}};

  @Test
  void leastSquaresByHand() {
    LinearOptimum line = LinearOptimum.of(LossTerm.SQUARED, THREE, new double[] {0, 0, 3});
    assertArrayEquals(new double[] {1.5}, line.weights(), 1e-9);
    assertEquals(-0.5, line.bias(), 1e-9);
    assertEquals(0.5, line.loss(), 1e-9); // residuals ½, 1, ½
  }

  @Test
  void leastAbsoluteErrorRunsThroughTwoOfThree() {
    assertEquals(
        1.5 / 3, LinearOptimum.of(LossTerm.ABSOLUTE, THREE, new double[] {0, 0, 3}).loss(), 1e-9);
  }

  @Test
  void hingeLeavesTheOddOneOut() {
    // no line has + - + right: a constant of 1 costs the middle one 2
    LinearOptimum best = LinearOptimum.of(LossTerm.HINGE, THREE, new double[] {1, -1, 1});
    assertEquals(2.0 / 3, best.loss(), 1e-9);
  }

  @Test
  void logLossOfSeparableExamplesHasNoLeast() {
    assertThrows(
        ArithmeticException.class,
        () -> LinearOptimum.of(LossTerm.LOG, THREE, new double[] {0, 1, 1}));
  }
}
