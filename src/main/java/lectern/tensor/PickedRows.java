package lectern.tensor;

import static lectern.tensor.Lanes.BLOCK;
import static lectern.tensor.Lanes.SPECIES;
import static lectern.tensor.Lanes.WIDTH;

import jdk.incubator.vector.FloatVector;

/// Products and sums of rows picked from tables by number: the small dense steps of training
/// embeddings, where a handful of rows meets another handful.
///
/// Rows are a multiple of 16 floats long; what a row does not need is 0. Both functions have one
/// order of addition, the same for every vector width, and write only what they were asked for, so
/// that work can be split over pairs of rows and over columns.
public final class PickedRows {
  private PickedRows() {}

  /// Some rows of a table.
  ///
  /// @param table rows one after the other
  /// @param width floats a row, a multiple of 16
  /// @param rows numbers of rows
  /// @param from index in `rows` of the first that is picked
  /// @param count how many are picked
  public record Picks(float[] table, int width, int[] rows, int from, int count) {
    public Picks {
      if (width < BLOCK || width % BLOCK != 0) {
        throw new IllegalArgumentException("rows of " + width + " floats, not a multiple of 16");
      }
      java.util.Objects.checkFromIndexSize(from, count, rows.length);
    }

    private int offset(int pick) {
      return rows[from + pick] * width;
    }
  }

  /// A small matrix inside an array: the number at (i, j) is `data[from + i·down + j·right]`.
  ///
  /// @param data storage
  /// @param from index of the first number
  /// @param down from a number to the one below it
  /// @param right from a number to the one right of it
  public record Grid(float[] data, int from, int down, int right) {}

  /// out(i, j) = x(i)·y(j), the very numbers that {@link Rows#dot} gives.
  ///
  /// @param out written one number after the other: i·(rows of y) + j from `at` on
  public static void dots(Picks x, Picks y, float[] out, int at) {
    int width = width(x, y);
    int m = y.count;
    for (int i = 0; i < x.count; i++) {
      int p = x.offset(i);
      int to = at + i * m;
      int j = 0;
      for (; j <= m - 4; j += 4) {
        fourDots(x.table, p, y, j, width, out, to + j);
      }
      for (; j < m; j++) {
        out[to + j] = Rows.dot(x.table, p, y.table, y.offset(j), width);
      }
    }
  }

  private static int width(Picks x, Picks y) {
    if (x.width != y.width) {
      throw new IllegalArgumentException(
          "rows of " + x.width + " floats beside rows of " + y.width);
    }
    return x.width;
  }

  /// The products of a row with four others, side by side to hide the latency of each.
  private static void fourDots(float[] x, int p, Picks y, int j, int width, float[] out, int at) {
    float[] table = y.table;
    int q0 = y.offset(j) - p;
    int q1 = y.offset(j + 1) - p;
    int q2 = y.offset(j + 2) - p;
    int q3 = y.offset(j + 3) - p;
    float[] lanes = Lanes.fourSums();
    FloatVector s0 = FloatVector.zero(SPECIES);
    FloatVector s1 = s0;
    FloatVector s2 = s0;
    FloatVector s3 = s0;
    for (int lane = 0; lane < BLOCK; lane += WIDTH) { // once where a vector has all 16 lanes
      s0 = FloatVector.zero(SPECIES);
      s1 = s0;
      s2 = s0;
      s3 = s0;
      for (int i = p + lane; i < p + width; i += BLOCK) {
        FloatVector v = FloatVector.fromArray(SPECIES, x, i);
        s0 = v.fma(FloatVector.fromArray(SPECIES, table, q0 + i), s0);
        s1 = v.fma(FloatVector.fromArray(SPECIES, table, q1 + i), s1);
        s2 = v.fma(FloatVector.fromArray(SPECIES, table, q2 + i), s2);
        s3 = v.fma(FloatVector.fromArray(SPECIES, table, q3 + i), s3);
      }
      s0.intoArray(lanes, lane);
      s1.intoArray(lanes, BLOCK + lane);
      s2.intoArray(lanes, 2 * BLOCK + lane);
      s3.intoArray(lanes, 3 * BLOCK + lane);
    }
    for (int k = 0; k < 4; k++) {
      out[at + k] = Lanes.fold(lanes, k * BLOCK);
    }
  }

  /// y(i) += Σ_j c(i, j)·x(j) in some columns: a chain of fused multiply-adds from 0 in ascending
  /// j, which is then added to the row. A row that is picked twice is added to twice.
  ///
  /// @param y rows that are changed; if their table is also that of `x`, no row is in both
  /// @param fromColumn a multiple of 16
  /// @param toColumn the first column left alone, a multiple of 16
  public static void addCombinations(Picks y, Grid c, Picks x, int fromColumn, int toColumn) {
    width(y, x);
    if ((fromColumn | toColumn) % BLOCK != 0) {
      throw new IllegalArgumentException(
          "columns " + fromColumn + " to " + toColumn + ", multiples of 16 expected");
    }
    java.util.Objects.checkFromToIndex(fromColumn, toColumn, y.width);
    int i = 0;
    for (; i <= y.count - 4; i += 4) {
      fourCombinations(y, i, c, x, fromColumn, toColumn);
    }
    for (; i < y.count; i++) {
      combination(y, i, c, x, fromColumn, toColumn);
    }
  }

  private static void fourCombinations(
      Picks y, int i, Grid c, Picks x, int fromColumn, int toColumn) {
    float[] from = x.table;
    float[] to = y.table;
    float[] factors = c.data;
    int[] rows = x.rows;
    int right = c.right;
    int c0 = c.from + i * c.down;
    int c1 = c0 + c.down;
    int c2 = c1 + c.down;
    int c3 = c2 + c.down;
    for (int column = fromColumn; column < toColumn; column += WIDTH) {
      FloatVector s0 = FloatVector.zero(SPECIES);
      FloatVector s1 = s0;
      FloatVector s2 = s0;
      FloatVector s3 = s0;
      for (int j = 0; j < x.count; j++) {
        FloatVector v = FloatVector.fromArray(SPECIES, from, rows[x.from + j] * x.width + column);
        int at = j * right;
        s0 = v.fma(FloatVector.broadcast(SPECIES, factors[c0 + at]), s0);
        s1 = v.fma(FloatVector.broadcast(SPECIES, factors[c1 + at]), s1);
        s2 = v.fma(FloatVector.broadcast(SPECIES, factors[c2 + at]), s2);
        s3 = v.fma(FloatVector.broadcast(SPECIES, factors[c3 + at]), s3);
      }
      // One after the other: two of the four may be the same row.
      int p = y.offset(i) + column;
      FloatVector.fromArray(SPECIES, to, p).add(s0).intoArray(to, p);
      p = y.offset(i + 1) + column;
      FloatVector.fromArray(SPECIES, to, p).add(s1).intoArray(to, p);
      p = y.offset(i + 2) + column;
      FloatVector.fromArray(SPECIES, to, p).add(s2).intoArray(to, p);
      p = y.offset(i + 3) + column;
      FloatVector.fromArray(SPECIES, to, p).add(s3).intoArray(to, p);
    }
  }

  private static void combination(Picks y, int i, Grid c, Picks x, int fromColumn, int toColumn) {
    float[] from = x.table;
    float[] to = y.table;
    int c0 = c.from + i * c.down;
    for (int column = fromColumn; column < toColumn; column += WIDTH) {
      FloatVector s = FloatVector.zero(SPECIES);
      for (int j = 0; j < x.count; j++) {
        FloatVector v = FloatVector.fromArray(SPECIES, from, x.offset(j) + column);
        s = v.fma(FloatVector.broadcast(SPECIES, c.data[c0 + j * c.right]), s);
      }
      int p = y.offset(i) + column;
      FloatVector.fromArray(SPECIES, to, p).add(s).intoArray(to, p);
    }
  }
}
