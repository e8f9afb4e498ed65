package lectern.classic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lectern.classic.LinearClassifier.Loss;
import lectern.classic.LinearClassifier.Options;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LinearClassifierTest {
  private static final float[][] CORNERS = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
  private static final int[] AND = {0, 0, 0, 1};
  private static final int[] XOR = {0, 1, 1, 0};

  private static Options options(Loss loss) {
    return new Options(loss, /* rate= */ 0.5, /* epochs= */ 200, /* batch= */ 1);
  }

  @ParameterizedTest
  @EnumSource(Loss.class)
  void learnsAnd(Loss loss) {
    LinearClassifier and = LinearClassifier.fit(options(loss), CORNERS, AND, 7);
    assertArrayEquals(AND, and.predict(CORNERS));
    assertEquals(1.0, and.accuracy(CORNERS, AND));
  }

  @ParameterizedTest
  @EnumSource(Loss.class)
  void missesACornerOfXor(Loss loss) {
    for (long seed = 0; seed < 5; seed++) {
      LinearClassifier xor = LinearClassifier.fit(options(loss), CORNERS, XOR, seed);
      assertTrue(xor.accuracy(CORNERS, XOR) <= 0.75);
    }
  }

  @ParameterizedTest
  @EnumSource(Loss.class)
  void sameSeedSameWeights(Loss loss) {
    LinearClassifier one = LinearClassifier.fit(options(loss), CORNERS, XOR, 3);
    LinearClassifier two = LinearClassifier.fit(options(loss), CORNERS, XOR, 3);
    assertArrayEquals(one.weights(), two.weights());
    assertArrayEquals(one.bias(), two.bias());
  }

  @Test
  void logScoresAreTheSoftmaxOfItsWeights() {
    float[][] x = {{1, -2, 0.5f}, {-1, 2, 1}, {0, 0, -3}};
    LinearClassifier model = LinearClassifier.fit(options(Loss.LOG), x, new int[] {0, 1, 2}, 1);
    double[][] w = model.weights();
    double[] b = model.bias();
    double[] exp = new double[3];
    double sum = 0;
    for (int k = 0; k < 3; k++) {
      exp[k] = Math.exp(w[k][0] * 1 + w[k][1] * -2 + w[k][2] * 0.5 + b[k]);
      sum += exp[k];
    }
    for (int k = 0; k < 3; k++) {
      assertEquals(exp[k] / sum, model.scores(x)[0][k], 1e-12);
    }
  }

  @Test
  void hingeScoresAreMargins() {
    LinearClassifier model = LinearClassifier.fit(options(Loss.HINGE), CORNERS, AND, 1);
    double[][] w = model.weights();
    assertEquals(w[1][0] + w[1][1] + model.bias()[1], model.scores(CORNERS)[3][1], 1e-12);
  }

  @Test
  void refusesAClassWithoutExamples() {
    assertThrows(
        IllegalArgumentException.class,
        () -> LinearClassifier.fit(options(Loss.LOG), CORNERS, new int[] {0, 2, 2, 0}, 1));
  }

  @Test
  void refusesOptionsOutOfRange() {
    assertThrows(IllegalArgumentException.class, () -> new Options(Loss.LOG, 0, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new Options(Loss.LOG, 1, 0, 1));
  }
}
