package lectern.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class RowsTest {
  private static final float[] X = {9, 1, -2, 3, 9};

  @Test
  void reducesByHand() {
    assertEquals(2, Rows.sum(X, 1, 3));
    assertEquals(14, Rows.sumOfSquares(X, 1, 3));
    assertEquals(9 + 0 + 25, Rows.sumOfSquaresAround(-2, X, 1, 3));
    assertEquals(1 * 10 - 2 * 20 + 3 * 30, Rows.dot(X, 1, new float[] {10, 20, 30}, 0, 3));
    assertEquals(3, Rows.max(X, 1, 3));
    assertEquals(2, Rows.argmax(X, 1, 3));
    assertEquals(0, Rows.argmax(X, 0, 5));
  }

  @Test
  void emptyRows() {
    assertEquals(0, Rows.sum(X, 5, 0));
    assertEquals(0, Rows.dot(X, 0, X, 0, 0));
    assertEquals(Float.NEGATIVE_INFINITY, Rows.max(X, 0, 0));
    assertEquals(Float.NEGATIVE_INFINITY, Rows.logSumExp(X, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> Rows.argmax(X, 0, 0));
  }

  @Test
  void softmaxOfTheSlides() {
    float[] y = new float[3];
    Rows.softmax(new float[] {2, 2, 4}, 0, y, 0, 3);
    assertArrayEquals(new float[] {0.1065f, 0.1065f, 0.7870f}, y, 5e-5f);
  }

  @Test
  void softmaxNeitherOverflowsNorLosesMinusInfinity() {
    float[] x = {1000, Float.NEGATIVE_INFINITY, 1000};
    Rows.softmax(x, 0, x, 0, 3);
    assertArrayEquals(new float[] {0.5f, 0, 0.5f}, x);
  }

  @Test
  void softmaxTakesTheExponentialOfOneNumberDownToTheSmallest() {
    for (int n : new int[] {7, 16, 53, 997}) {
      float[] x = new float[n + 3];
      for (int i = 0; i < n; i++) {
        x[3 + i] = 5 - i * 120f / n; // the last ones round to 0, those before are subnormal
      }
      float[] e = new float[n];
      float[] ones = new float[n];
      java.util.Arrays.fill(ones, 1);
      for (int i = 0; i < n; i++) {
        e[i] = Elementary.exp(x[3 + i] - 5);
      }
      float sum = byLanes(e, 0, ones, 0, n);
      assertEquals(5 + Elementary.log(sum), Rows.logSumExp(x, 3, n));
      Rows.softmax(x, 3, x, 3, n);
      for (int i = 0; i < n; i++) {
        assertEquals(1 / sum * e[i], x[3 + i]);
      }
    }
  }

  @Test
  void notANumberSpreadsOverSoftmax() {
    for (float other : new float[] {1, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY}) {
      float[] x = new float[83];
      java.util.Arrays.fill(x, other);
      x[67] = Float.NaN;
      assertEquals(Float.NaN, Rows.logSumExp(x, 0, 83));
      Rows.softmax(x, 0, x, 0, 83);
      for (float value : x) {
        assertEquals(Float.NaN, value);
      }
    }
  }

  @Test
  void maximumSeesNotANumber() {
    float[] x = new float[40];
    x[33] = Float.NaN;
    assertEquals(Float.NaN, Rows.max(x, 0, 40));
    assertEquals(33, Rows.argmax(x, 0, 40));
  }

  @Test
  void sumsRunOverSixteenLanesInHalves() {
    for (int n : new int[] {0, 1, 15, 16, 17, 31, 32, 47, 53, 160, 997}) {
      float[] x = random(n + 3, 1);
      float[] y = random(n + 5, 2);
      float[] ones = new float[n];
      java.util.Arrays.fill(ones, 1);
      assertEquals(byLanes(x, 3, ones, 0, n), Rows.sum(x, 3, n));
      assertEquals(byLanes(x, 3, y, 5, n), Rows.dot(x, 3, y, 5, n));
      assertEquals(byLanes(x, 3, x, 3, n), Rows.sumOfSquares(x, 3, n));
      float[] e = new float[n];
      Elementary.exp(x, 3, e, 0, n);
      assertEquals(byLanes(e, 0, ones, 0, n), Rows.sumExpMinus(0, x, 3, n));
      float[] d = new float[n];
      for (int i = 0; i < n; i++) {
        d[i] = x[3 + i] - 0.25f;
      }
      assertEquals(byLanes(d, 0, d, 0, n), Rows.sumOfSquaresAround(0.25f, x, 3, n));
    }
  }

  @Test
  void agreesWithDoubleArithmetic() {
    for (int n : new int[] {1, 7, 16, 53, 997}) {
      float[] x = random(n, 3);
      double sum = 0;
      for (float value : x) {
        sum += StrictMath.exp(value);
      }
      assertEquals(StrictMath.log(sum), Rows.logSumExp(x, 0, n), 1e-6 * Math.max(1, Math.log(n)));
      float[] y = new float[n];
      Rows.softmax(x, 0, y, 0, n);
      for (int i = 0; i < n; i++) {
        assertEquals(StrictMath.exp(x[i]) / sum, y[i], 1e-6 * y[i]);
      }
    }
  }

  private static float byLanes(float[] x, int xOffset, float[] y, int yOffset, int n) {
    float[] lane = new float[16];
    int blocks = n / 16 * 16;
    for (int i = 0; i < blocks; i++) {
      lane[i % 16] = Math.fma(x[xOffset + i], y[yOffset + i], lane[i % 16]);
    }
    for (int half = 8; half > 0; half /= 2) {
      for (int j = 0; j < half; j++) {
        lane[j] += lane[j + half];
      }
    }
    for (int i = blocks; i < n; i++) {
      lane[0] = Math.fma(x[xOffset + i], y[yOffset + i], lane[0]);
    }
    return lane[0];
  }

  private static float[] random(int n, long seed) {
    RandomStream random = RandomStream.of(seed);
    float[] x = new float[n];
    for (int i = 0; i < n; i++) {
      x[i] = 4 * random.nextFloat() - 2;
    }
    return x;
  }
}
