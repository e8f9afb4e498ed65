package lectern.tensor;

/// Matrix products, `C = A·B` or `C += A·B`, either factor transposed.
///
/// Every element of C is one sum over k in ascending order by fused multiply-adds, whatever the
/// vector width, the blocking and the number of threads: results are the same bits everywhere.
///
/// Source of the blocking: Goto and van de Geijn 2008, "Anatomy of high-performance matrix
/// multiplication"; Van Zee and van de Geijn 2015 (BLIS).
public final class Gemm {
  /// At most so many steps of k at a time: a panel of B stays in the first two cache levels.
  static final int K_BLOCK = 384;

  /// At most so many columns of B are packed at a time: 6 MiB.
  private static final int COLUMN_BLOCK = 4096;

  /// From twice so many multiply-adds on, a second thread pays.
  private static final int TASK_WORK = 1 << 18;

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
  /// @param stride numbers from one stored row to the next, at least 1; less than the stored row's
  ///   length where rows overlap, as the windows of a sequence do, which only a factor's may
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

    /// From an element to the one below it.
    int rowStep() {
      return layout == Layout.PLAIN ? stride : 1;
    }

    /// From an element to the one right of it.
    int columnStep() {
      return layout == Layout.PLAIN ? 1 : stride;
    }

    /// The matrix without its first columns.
    private Matrix from(int column) {
      return column == 0 ? this : new Matrix(data, offset + column * columnStep(), stride, layout);
    }

    /// The length of a stored row.
    private int width(int rows, int columns) {
      return layout == Layout.PLAIN ? columns : rows;
    }

    /// From the first stored row to the last.
    private long lastRow(int rows, int columns) {
      return ((layout == Layout.PLAIN ? rows : columns) - 1L) * stride;
    }

    private void check(String name, int rows, int columns, int leastStride) {
      int width = width(rows, columns);
      if (rows == 0 || columns == 0) {
        return;
      }
      long end = offset + lastRow(rows, columns) + width;
      if (offset < 0 || stride < leastStride || end > data.length) {
        throw new IllegalArgumentException(
            "%s, %d×%d and %s with stride %d from %d on, does not fit an array of %d numbers"
                .formatted(name, rows, columns, layout, stride, offset, data.length));
      }
    }
  }

  /// The product of an m×k and a k×n matrix into the m×n matrix C. With k = 0 the product is zero.
  ///
  /// @param c plain layout; overlaps neither factor
  /// @throws IllegalArgumentException if a size is negative, a matrix does not fit its array, C is
  ///   transposed, or C overlaps a factor
  public static void multiply(
      Workers workers, int m, int n, int k, Matrix a, Matrix b, Matrix c, Into into) {
    check(m, n, k, a, b, c);
    if (m == 0 || n == 0) {
      return;
    }
    long work = (long) m * n * k;
    Workers team = work < 2 * TASK_WORK ? Workers.SINGLE : workers;
    if (GemmDirect.suits(m, work, b)) {
      int grain = (int) Math.max(1, TASK_WORK / Math.max(1, (long) m * k));
      team.forRange(
          n,
          grain,
          (from, to) -> GemmDirect.multiply(m, to - from, k, a, b.from(from), c.from(from), into));
      return;
    }
    for (int column = 0; column < n; column += COLUMN_BLOCK) {
      int columns = Math.min(COLUMN_BLOCK, n - column);
      int steps = Math.ceilDiv(k, K_BLOCK);
      for (int step = 0; step < steps; step++) {
        int p0 = (int) ((long) k * step / steps);
        int p1 = (int) ((long) k * (step + 1) / steps);
        boolean fromZero = step == 0 && into == Into.REPLACE;
        new GemmBlock(a, b, c, m, column, columns, p0, p1 - p0, fromZero).multiply(team);
      }
    }
  }

  private static void check(int m, int n, int k, Matrix a, Matrix b, Matrix c) {
    if (m < 0 || n < 0 || k < 0) {
      throw new IllegalArgumentException(
          "product of %d×%d and %d×%d: sizes are at least 0".formatted(m, k, k, n));
    }
    if (c.layout != Layout.PLAIN) {
      throw new IllegalArgumentException("C is written in plain layout only");
    }
    a.check("A", m, k, /* leastStride= */ 1);
    b.check("B", k, n, /* leastStride= */ 1);
    c.check("C", m, n, /* leastStride= */ n);
    if ((c.data == a.data && overlap(c, m, n, a, m, k))
        || (c.data == b.data && overlap(c, m, n, b, k, n))) {
      throw new IllegalArgumentException(
          "C overlaps a factor, which would change while it is read");
    }
  }

  /// Whether two matrices of one array share an element; slices of columns side by side do not.
  private static boolean overlap(
      Matrix x, int xRows, int xColumns, Matrix y, int yRows, int yColumns) {
    long xEnd = x.offset + x.lastRow(xRows, xColumns) + x.width(xRows, xColumns);
    long yEnd = y.offset + y.lastRow(yRows, yColumns) + y.width(yRows, yColumns);
    if (xRows == 0 || xColumns == 0 || yRows == 0 || yColumns == 0) {
      return false;
    }
    if (xEnd <= y.offset || yEnd <= x.offset) {
      return false;
    }
    int apart = Math.floorMod(y.offset - x.offset, x.stride);
    return x.stride != y.stride
        || apart < x.width(xRows, xColumns)
        || apart + y.width(yRows, yColumns) > x.stride;
  }
}
