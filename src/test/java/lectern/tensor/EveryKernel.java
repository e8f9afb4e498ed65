package lectern.tensor;

import lectern.tensor.Gemm.Into;
import lectern.tensor.Gemm.Layout;
import lectern.tensor.Gemm.Matrix;

/// Runs every kernel on rows and products of many sizes until the compiler has seen enough of them.
///
/// What a JVM has compiled before decides what it inlines later; a test of a steady state starts
/// here, since a user's first experiment is rarely the only one.
public final class EveryKernel {
  private static final int MOST = 2_000;
  private static final int[] LENGTHS = {1, 3, 16, 17, 40, 64, 129, MOST};
  private static final int[][] SHAPES = {
    {1, 7, 5}, {1, 200, 64}, {3, 18, 9}, {5, 16, 16}, {13, 33, 47}, {31, 70, 33}, {64, 65, 400}
  };

  private EveryKernel() {}

  /// @param rounds a thousand see the short kernels compiled
  public static void run(int rounds) {
    float[] x = new float[MOST];
    for (int i = 0; i < MOST; i++) {
      x[i] = (i * 37 % 101 - 50) / 25f;
    }
    float[] y = new float[MOST];
    for (int round = 0; round < rounds; round++) {
      for (int n : LENGTHS) {
        rows(x, y, n);
        ranges(x, y, n);
      }
      picks(x, y);
      if (round % 10 == 0) {
        for (int[] shape : SHAPES) {
          products(shape[0], shape[1], shape[2]);
        }
      }
    }
  }

  private static void rows(float[] x, float[] y, int n) {
    Rows.softmax(x, 0, y, 0, n);
    y[0] = Rows.sum(x, 0, n);
    y[0] += Rows.dot(x, 0, y, 0, n);
    y[0] += Rows.sumOfSquares(x, 0, n);
    y[0] += Rows.sumOfSquaresAround(y[0], x, 0, n);
    y[0] += Rows.logSumExp(x, 0, n);
    y[0] += Rows.sumExpMinus(1, x, 0, n);
    y[0] += Rows.expMinus(1, x, 0, y, 0, n);
    y[0] += Rows.argmax(x, 0, n);
  }

  private static void picks(float[] x, float[] y) {
    int[] rows = {0, 3, 1, 5, 2, 4};
    PickedRows.Picks from = new PickedRows.Picks(x, 112, rows, 0, 6);
    PickedRows.Picks to = new PickedRows.Picks(y, 112, rows, 1, 5);
    float[] dots = new float[30];
    PickedRows.dots(from, to, dots, 0);
    PickedRows.addCombinations(to, new PickedRows.Grid(dots, 0, 1, 5), from, 0, 112);
  }

  private static void ranges(float[] x, float[] y, int n) {
    Elementary.exp(x, 0, y, 0, n);
    Elementary.log(y, 0, y, 0, n);
    Elementary.tanh(x, 0, y, 0, n);
    Elementary.sigmoid(x, 0, y, 0, n);
    Elementary.erf(x, 0, y, 0, n);
    Elementwise.add(x, 0, y, 0, n);
    Elementwise.add(1, y, 0, n);
    Elementwise.sum(x, 0, y, 0, y, 0, n);
    Elementwise.product(x, 0, y, 0, y, 0, n);
    Elementwise.addProduct(x, 0, x, 0, y, 0, n);
    Elementwise.scale(0.5f, x, 0, y, 0, n);
    Elementwise.addScaled(0.5f, x, 0, y, 0, n);
  }

  private static void products(int m, int n, int k) {
    float[] c = new float[m * n];
    for (Layout left : Layout.values()) {
      for (Layout right : Layout.values()) {
        Matrix a = new Matrix(new float[m * k], 0, left == Layout.PLAIN ? k : m, left);
        Matrix b = new Matrix(new float[k * n], 0, right == Layout.PLAIN ? n : k, right);
        Gemm.multiply(Workers.SINGLE, m, n, k, a, b, Matrix.plain(c, n), Into.REPLACE);
        Gemm.multiply(Workers.SINGLE, m, n, k, a, b, Matrix.plain(c, n), Into.ADD);
      }
    }
  }
}
