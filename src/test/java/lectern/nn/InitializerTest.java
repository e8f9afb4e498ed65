package lectern.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lectern.tensor.RandomStream;
import lectern.tensor.Rows;
import lectern.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InitializerTest {
  private static Tensor filled(Initializer initializer, int... shape) {
    Tensor tensor = Tensor.zeros(shape);
    initializer.fill(tensor, RandomStream.of(5));
    return tensor;
  }

  /// O 83, I 101: the bounds are 1/√I and √(6/(I+O)).
  @Test
  void uniformOnesStayWithinTheirBoundAndReachIt() {
    checkUniform(Initializer.LECUN_UNIFORM, 1 / Math.sqrt(101));
    checkUniform(Initializer.XAVIER_UNIFORM, Math.sqrt(6.0 / 184));
    checkUniform(Initializer.uniform(0.25), 0.25);
  }

  private static void checkUniform(Initializer initializer, double bound) {
    Tensor weight = filled(initializer, 83, 101);
    double largest = 0;
    for (float value : weight.data()) {
      largest = Math.max(largest, Math.abs(value));
    }
    assertTrue(largest <= bound, largest + " is above " + bound);
    assertEquals(bound, largest, 0.01 * bound);
    assertVariance(bound * bound / 3, weight);
  }

  @Test
  void normalOnesHaveTheirVariance() {
    assertVariance(2.0 / 101, filled(Initializer.HE_NORMAL, 83, 101));
    assertVariance(0.0004, filled(Initializer.normal(0.02), 83, 101));
  }

  private static void assertVariance(double expected, Tensor weight) {
    double variance = 0;
    for (float value : weight.data()) {
      variance += (double) value * value / weight.size();
    }
    assertEquals(expected, variance, 0.05 * expected);
  }

  @ParameterizedTest
  @CsvSource({"5, 7", "7, 7"})
  void orthogonalRowsAreOrthonormal(int rows, int columns) {
    float[] weight = filled(Initializer.ORTHOGONAL, rows, columns).data();
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j <= i; j++) {
        float dot = Rows.dot(weight, i * columns, weight, j * columns, columns);
        assertEquals(i == j ? 1 : 0, dot, 1e-6);
      }
    }
  }

  @Test
  void orthogonalColumnsWhereThereAreMoreRows() {
    Tensor weight = filled(Initializer.ORTHOGONAL, 7, 3);
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j <= i; j++) {
        double dot = 0;
        for (int row = 0; row < 7; row++) {
          dot += weight.at(row, i) * weight.at(row, j);
        }
        assertEquals(i == j ? 1 : 0, dot, 1e-6);
      }
    }
  }
}
