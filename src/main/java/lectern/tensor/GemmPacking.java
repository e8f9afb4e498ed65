package lectern.tensor;

import lectern.tensor.Gemm.Layout;
import lectern.tensor.Gemm.Matrix;

/// Copies blocks of the factors of {@link Gemm} into the order in which a tile reads them.
final class GemmPacking {
  private GemmPacking() {}

  /// Rows `row..row+rows-1` of A, cut into tiles by {@link GemmTile#height}: tile after tile, in a
  /// tile k after k, for each k the numbers of all its rows.
  static void packA(Matrix a, int row, int rows, int p0, int k, float[] into) {
    int to = 0;
    int height;
    for (int i = 0; i < rows; i += height) {
      height = GemmTile.height(rows - i);
      if (a.layout() == Layout.TRANSPOSED) {
        copyRows(a.data(), a.offset() + p0 * a.stride() + row + i, a.stride(), into, to, height, k);
      } else {
        int from = a.offset() + (row + i) * a.stride() + p0;
        transpose(a.data(), from, a.stride(), into, to, height, height, k);
      }
      to += height * k;
    }
  }

  /// Columns `column..column+columns-1` of B as one panel of {@link GemmTile#COLUMNS}, filled up
  /// with zeros: k after k.
  static void packB(Matrix b, int column, int columns, int p0, int k, float[] into, int to) {
    int width = GemmTile.COLUMNS;
    if (columns < width) {
      java.util.Arrays.fill(into, to, to + k * width, 0);
    }
    if (b.layout() == Layout.TRANSPOSED) {
      int from = b.offset() + column * b.stride() + p0;
      transpose(b.data(), from, b.stride(), into, to, width, columns, k);
    } else {
      int from = b.offset() + p0 * b.stride() + column;
      for (int p = 0; p < k; p++) {
        System.arraycopy(b.data(), from + p * b.stride(), into, to + p * width, columns);
      }
    }
  }

  private static void copyRows(
      float[] x, int from, int stride, float[] into, int to, int width, int k) {
    for (int p = 0; p < k; p++) {
      int source = from + p * stride;
      int target = to + p * width;
      for (int i = 0; i < width; i++) {
        into[target + i] = x[source + i];
      }
    }
  }

  /// `into[to + p·width + i] = x[from + i·stride + p]` for i < rows, p < k.
  private static void transpose(
      float[] x, int from, int stride, float[] into, int to, int width, int rows, int k) {
    int i = 0;
    for (; i + 4 <= rows; i += 4) { // four rows at a time, so that a line written is written whole
      int r0 = from + i * stride;
      int r1 = r0 + stride;
      int r2 = r1 + stride;
      int r3 = r2 + stride;
      int target = to + i;
      for (int p = 0; p < k; p++, target += width) {
        into[target] = x[r0 + p];
        into[target + 1] = x[r1 + p];
        into[target + 2] = x[r2 + p];
        into[target + 3] = x[r3 + p];
      }
    }
    for (; i < rows; i++) {
      int row = from + i * stride;
      for (int p = 0; p < k; p++) {
        into[to + p * width + i] = x[row + p];
      }
    }
  }
}
