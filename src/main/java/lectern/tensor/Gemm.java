package lectern.tensor;

/// Matrix products, `C = A·B` or `C += A·B`, either factor transposed.
///
/// Every element of C is one sum over k in ascending order by fused multiply-adds, whatever the
/// vector width, the blocking and the number of threads: results are the same bits everywhere.
public final class Gemm {
  private Gemm() {}

  /// How a factor is stored.
  public enum Layout {
    /// as it enters the product
    PLAIN,
    /// transposed: rows and columns swapped
    TRANSPOSED
  }

  /// Whether the product replaces C or is added to it.
  public enum Into {
    REPLACE,
    ADD
  }

  /// A matrix inside an array.
  ///
  /// @param data row-major storage
  /// @param offset index of the first number
  /// @param stride numbers from one stored row to the next, at least the stored row's length
  /// @param layout whether the storage holds the matrix or its transpose
  public record Matrix(float[] data, int offset, int stride, Layout layout) {
    /// A whole array holding a matrix of so many columns.
    public static Matrix plain(float[] data, int columns) {
      return new Matrix(data, 0, columns, Layout.PLAIN);
    }

    /// A whole array holding the transpose, itself of so many columns.
    public static Matrix transposed(float[] data, int columns) {
      return new Matrix(data, 0, columns, Layout.TRANSPOSED);
    }

    float at(int row, int column) {
      return layout == Layout.PLAIN
          ? data[offset + row * stride + column]
          : data[offset + column * stride + row];
    }
  }

  /// The product of an m×k and a k×n matrix into the m×n matrix C. With k = 0 the product is zero.
  ///
  /// @param c plain layout; overlaps neither factor
  public static void multiply(
      Workers workers, int m, int n, int k, Matrix a, Matrix b, Matrix c, Into into) {
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        int at = c.offset() + i * c.stride() + j;
        float sum = into == Into.ADD ? c.data()[at] : 0;
        for (int p = 0; p < k; p++) {
          sum = Math.fma(a.at(i, p), b.at(p, j), sum);
        }
        c.data()[at] = sum;
      }
    }
  }
}
