package lectern.vectors;

import java.util.Arrays;
import lectern.tensor.Workers;

/// Counts of words and contexts, or what was made of them: mostly zero, in double precision because
/// counts are summed and decomposed. Row by row, columns in ascending order.
///
/// Letters: N rows, M columns.
///
/// @param columns M
/// @param starts [N+1]; row i is at `starts[i]..starts[i+1]-1` of the other two
/// @param column which column each number stands in
/// @param values the numbers
public record CountMatrix(int columns, int[] starts, int[] column, double[] values) {
  private static final int GRAIN = 64; // rows worth a thread of their own

  public CountMatrix {
    if (column.length != values.length || starts[starts.length - 1] != values.length) {
      throw new IllegalArgumentException(
          "%d columns for %d numbers in rows up to %d"
              .formatted(column.length, values.length, starts[starts.length - 1]));
    }
  }

  /// N.
  public int rows() {
    return starts.length - 1;
  }

  /// One number; 0 where there is none.
  public double at(int row, int at) {
    int found = Arrays.binarySearch(column, starts[row], starts[row + 1], at);
    return found < 0 ? 0 : values[found];
  }

  /// The sum of each row.
  ///
  /// @return [N]
  public double[] rowSums() {
    double[] sums = new double[rows()];
    for (int row = 0; row < sums.length; row++) {
      for (int i = starts[row]; i < starts[row + 1]; i++) {
        sums[row] += values[i];
      }
    }
    return sums;
  }

  /// The sum of each column, over rows in ascending order.
  ///
  /// @return [M]
  public double[] columnSums() {
    double[] sums = new double[columns];
    for (int i = 0; i < values.length; i++) {
      sums[column[i]] += values[i];
    }
    return sums;
  }

  /// Rows and columns swapped.
  public CountMatrix transposed() {
    int[] next = new int[columns + 1];
    for (int at : column) {
      next[at + 1]++;
    }
    for (int c = 0; c < columns; c++) {
      next[c + 1] += next[c];
    }
    int[] newStarts = next.clone();
    int[] newColumn = new int[values.length];
    double[] newValues = new double[values.length];
    for (int row = 0; row < rows(); row++) {
      for (int i = starts[row]; i < starts[row + 1]; i++) {
        int to = next[column[i]]++;
        newColumn[to] = row;
        newValues[to] = values[i];
      }
    }
    return new CountMatrix(rows(), newStarts, newColumn, newValues);
  }

  /// The product with a dense matrix.
  ///
  /// @param dense [M,W] row-major
  /// @param width W
  /// @return [N,W], every sum over columns in ascending order
  public double[] times(double[] dense, int width, Workers workers) {
    double[] product = new double[rows() * width];
    workers.forRange(
        rows(),
        GRAIN,
        (from, to) -> {
          for (int row = from; row < to; row++) {
            for (int i = starts[row]; i < starts[row + 1]; i++) {
              addScaled(values[i], dense, column[i] * width, product, row * width, width);
            }
          }
        });
    return product;
  }

  /// y += scale·x, `n` numbers of each.
  static void addScaled(double scale, double[] x, int xOffset, double[] y, int yOffset, int n) {
    for (int j = 0; j < n; j++) {
      y[yOffset + j] += scale * x[xOffset + j];
    }
  }
}
