package lectern.tensor;

import java.util.Arrays;
import java.util.zip.CRC32C;
import lectern.tensor.Gemm.Into;
import lectern.tensor.Gemm.Layout;
import lectern.tensor.Gemm.Matrix;

/// Prints checksums of what every kernel computes; {@link SameBitsTest} compares them between JVMs.
final class KernelChecksums {
  private KernelChecksums() {}

  public static void main(String[] arguments) {
    System.out.print(all());
  }

  static String all() {
    StringBuilder lines = new StringBuilder();
    float[] x = numbers(10_007, 20);
    float[] y = new float[x.length];
    Elementary.exp(x, 0, y, 0, x.length);
    line(lines, "exp", y);
    Elementary.tanh(x, 0, y, 0, x.length);
    line(lines, "tanh", y);
    Elementary.sigmoid(x, 0, y, 0, x.length);
    line(lines, "sigmoid", y);
    Elementary.erf(x, 0, y, 0, x.length);
    line(lines, "erf", y);
    Elementary.exp(x, 0, y, 0, x.length);
    Elementary.log(y, 0, y, 0, x.length);
    line(lines, "log", y);
    for (int n : new int[] {1, 13, 16, 101, 1024, 9973}) {
      Arrays.fill(y, 0);
      Rows.softmax(x, 7, y, 7, n);
      y[0] = Rows.sum(x, 3, n);
      y[1] = Rows.dot(x, 3, x, 5, n);
      y[2] = Rows.max(x, 3, n);
      y[3] = Rows.logSumExp(x, 3, n);
      y[4] = Rows.sumOfSquaresAround(0.3f, x, 3, n);
      y[5] = Rows.sumExpMinus(0.3f, x, 3, n);
      Elementwise.addScaled(0.7f, x, 0, y, 1, n);
      Elementwise.addProduct(x, 0, x, 2, y, 1, n);
      line(lines, "rows of " + n, y);
    }
    int[] picks = {4, 0, 3, 3, 1, 2};
    float[] table = numbers(5 * 112, 1);
    float[] combined = numbers(5 * 112, 2);
    float[] dots = new float[30];
    PickedRows.Picks from = new PickedRows.Picks(table, 112, picks, 0, 5);
    PickedRows.Picks to = new PickedRows.Picks(combined, 112, picks, 0, 6);
    PickedRows.dots(from, to, dots, 0);
    line(lines, "picked dots", dots);
    PickedRows.addCombinations(to, new PickedRows.Grid(dots, 0, 5, 1), from, 0, 112);
    line(lines, "picked combinations", combined);
    int[][] shapes = {{7, 5, 3}, {1, 331, 64}, {37, 67, 401}, {101, 150, 390}};
    try (Workers workers = Workers.of(2)) {
      for (int[] shape : shapes) {
        for (Layout a : Layout.values()) {
          for (Layout b : Layout.values()) {
            line(lines, "gemm " + Arrays.toString(shape) + a + b, product(workers, shape, a, b));
          }
        }
      }
    }
    return lines.toString();
  }

  private static float[] product(Workers workers, int[] shape, Layout aLayout, Layout bLayout) {
    int m = shape[0];
    int n = shape[1];
    int k = shape[2];
    Matrix a = new Matrix(numbers(m * k, 1), 0, aLayout == Layout.PLAIN ? k : m, aLayout);
    Matrix b = new Matrix(numbers(k * n, 1), 0, bLayout == Layout.PLAIN ? n : k, bLayout);
    Matrix c = Matrix.plain(numbers(m * n, 1), n);
    Gemm.multiply(workers, m, n, k, a, b, c, Into.ADD);
    return c.data();
  }

  private static float[] numbers(int size, float scale) {
    RandomStream random = RandomStream.of(size);
    float[] x = new float[size];
    for (int i = 0; i < size; i++) {
      x[i] = scale * (2 * random.nextFloat() - 1);
    }
    return x;
  }

  private static void line(StringBuilder lines, String name, float[] values) {
    CRC32C sum = new CRC32C();
    for (float value : values) {
      int bits = Float.floatToIntBits(value);
      for (int shift = 0; shift < 32; shift += 8) {
        sum.update(bits >>> shift);
      }
    }
    lines.append(name).append(' ').append(Long.toHexString(sum.getValue())).append('\n');
  }
}
