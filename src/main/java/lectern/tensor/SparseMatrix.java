package lectern.tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A matrix most of whose numbers are zero: compressed sparse rows.
///
/// Row n has its numbers at the places `start(n)..end(n)-1`, each with its column, columns rising.
/// It cannot be changed.
///
/// Letters: N rows, D columns.
public final class SparseMatrix {
  private final int[] starts; // [N+1]
  private final int[] columnOf;
  private final float[] values;
  private final int columns;
  private SparseMatrix transposed; // once it has been asked for

  private SparseMatrix(int[] starts, int[] columnOf, float[] values, int columns) {
    this.starts = starts;
    this.columnOf = columnOf;
    this.values = values;
    this.columns = columns;
  }

  /// The numbers of one row that are kept.
  ///
  /// @param columns rising, each at least 0
  /// @param values as many
  public record Row(int[] columns, float[] values) {
    public Row {
      if (columns.length != values.length) {
        throw new IllegalArgumentException(
            columns.length + " columns for " + values.length + " values");
      }
      for (int i = 0; i < columns.length; i++) {
        if (columns[i] <= (i == 0 ? -1 : columns[i - 1])) {
          throw new IllegalArgumentException(
              "columns must rise from 0, found " + Arrays.toString(columns));
        }
      }
    }
  }

  /// The matrix of these rows.
  ///
  /// @param columns D, more than any row's last column
  public static SparseMatrix of(int columns, List<Row> rows) {
    int[] starts = new int[rows.size() + 1];
    for (int n = 0; n < rows.size(); n++) {
      int[] used = rows.get(n).columns;
      if (used.length > 0 && used[used.length - 1] >= columns) {
        throw new IndexOutOfBoundsException(
            "row %d has column %d; there are %d".formatted(n, used[used.length - 1], columns));
      }
      starts[n + 1] = Math.addExact(starts[n], used.length);
    }
    int[] columnOf = new int[starts[rows.size()]];
    float[] values = new float[columnOf.length];
    for (int n = 0; n < rows.size(); n++) {
      Row row = rows.get(n);
      System.arraycopy(row.columns, 0, columnOf, starts[n], row.columns.length);
      System.arraycopy(row.values, 0, values, starts[n], row.values.length);
    }
    return new SparseMatrix(starts, columnOf, values, columns);
  }

  /// The same numbers as rows of floats, zeros left out.
  ///
  /// @param dense [N,D], N at least 1
  public static SparseMatrix of(float[][] dense) {
    List<Row> rows = new ArrayList<>();
    for (float[] row : dense) {
      if (row.length != dense[0].length) {
        throw new IllegalArgumentException(
            "rows of " + dense[0].length + " and " + row.length + " numbers");
      }
      int[] used = new int[row.length];
      float[] values = new float[row.length];
      int kept = 0;
      for (int d = 0; d < row.length; d++) {
        if (row[d] != 0) {
          used[kept] = d;
          values[kept++] = row[d];
        }
      }
      rows.add(new Row(Arrays.copyOf(used, kept), Arrays.copyOf(values, kept)));
    }
    return of(dense[0].length, rows);
  }

  /// N
  public int rows() {
    return starts.length - 1;
  }

  /// D
  public int columns() {
    return columns;
  }

  /// How many numbers are kept.
  public int size() {
    return values.length;
  }

  /// The place of a row's first number.
  public int start(int row) {
    return starts[row];
  }

  /// The place after a row's last number.
  public int end(int row) {
    return starts[row + 1];
  }

  /// The column of the number at a place.
  public int column(int place) {
    return columnOf[place];
  }

  /// The number at a place.
  public float value(int place) {
    return values[place];
  }

  /// Some of the rows, in the order given.
  ///
  /// @param chosen each in 0..N-1
  public SparseMatrix select(int... chosen) {
    int[] begins = new int[chosen.length + 1];
    for (int i = 0; i < chosen.length; i++) {
      begins[i + 1] = Math.addExact(begins[i], end(chosen[i]) - start(chosen[i]));
    }
    int[] used = new int[begins[chosen.length]];
    float[] kept = new float[used.length];
    for (int i = 0; i < chosen.length; i++) {
      int length = begins[i + 1] - begins[i];
      System.arraycopy(columnOf, start(chosen[i]), used, begins[i], length);
      System.arraycopy(values, start(chosen[i]), kept, begins[i], length);
    }
    return new SparseMatrix(begins, used, kept, columns);
  }

  /// The matrix with rows and columns exchanged: [D,N]. It is kept, so that asking again is free.
  public SparseMatrix transpose() {
    if (transposed == null) {
      int[] begins = new int[columns + 1];
      for (int column : columnOf) {
        begins[column + 1]++;
      }
      for (int d = 0; d < columns; d++) {
        begins[d + 1] += begins[d];
      }
      int[] next = Arrays.copyOf(begins, columns);
      int[] rowOf = new int[values.length];
      float[] kept = new float[values.length];
      for (int n = 0; n < rows(); n++) {
        for (int i = start(n); i < end(n); i++) {
          int place = next[columnOf[i]]++;
          rowOf[place] = n;
          kept[place] = values[i];
        }
      }
      transposed = new SparseMatrix(begins, rowOf, kept, rows());
      transposed.transposed = this;
    }
    return transposed;
  }
}
