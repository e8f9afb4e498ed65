package lectern.autograd;

import java.util.Arrays;
import lectern.tensor.Elementwise;
import lectern.tensor.Tensor;
import lectern.tensor.Workers;

/// Rows of a table by number.
///
/// Letters: V vocabulary, C width.
public final class Lookup {
  /// The id of no row: its vector is zero and is not trained. Texts of different lengths are filled
  /// up with it.
  public static final int NONE = -1;

  private Lookup() {}

  /// The vector of each id. On the way back, ids that occur several times have their gradients
  /// added in the order of their occurrence; threads share out the columns.
  ///
  /// @param table [V,C]
  /// @param ids each in 0..V-1 or {@link #NONE}, row-major; not to be changed before the way back
  /// @param leadingShape the shape of the ids, `[B,T]` or `[T,B]`, say
  /// @return [leadingShape..,C]
  /// @throws IllegalArgumentException if the ids do not fill the shape
  /// @throws IndexOutOfBoundsException if an id is not a row of the table
  public static Variable embedding(Tape tape, Variable table, int[] ids, int... leadingShape) {
    if (table.value().rank() != 2) {
      throw new IllegalArgumentException(
          "table " + Arrays.toString(table.shape()) + ": expected [V,C]");
    }
    if (Tensor.sizeOf(leadingShape) != ids.length) {
      throw new IllegalArgumentException(
          ids.length + " ids do not fill the shape " + Arrays.toString(leadingShape));
    }
    int vocabulary = table.value().extent(0);
    for (int id : ids) {
      if (id < NONE || id >= vocabulary) {
        throw new IndexOutOfBoundsException(
            "id " + id + " is not in 0.." + (vocabulary - 1) + ", the rows of the table");
      }
    }
    Workers workers = tape.workers();
    int columns = table.value().extent(1);
    int[] shape = Arrays.copyOf(leadingShape, leadingShape.length + 1);
    shape[leadingShape.length] = columns;
    Tensor y = tape.empty(shape);
    workers.forRange(
        ids.length,
        Grain.rows(columns, Grain.PLAIN),
        (from, to) -> {
          for (int i = from; i < to; i++) {
            if (ids[i] == NONE) {
              Arrays.fill(y.data(), i * columns, (i + 1) * columns, 0);
            } else {
              System.arraycopy(table.data(), ids[i] * columns, y.data(), i * columns, columns);
            }
          }
        });
    Variable result = tape.result(y, table);
    tape.onBackward(
        result,
        () -> {
          float[] slope = result.gradient().data();
          float[] gradient = table.gradient().data();
          workers.forRange(
              columns,
              Grain.rows(ids.length, Grain.PLAIN),
              (from, to) -> {
                for (int i = 0; i < ids.length; i++) {
                  if (ids[i] != NONE) {
                    int target = ids[i] * columns + from;
                    Elementwise.add(slope, i * columns + from, gradient, target, to - from);
                  }
                }
              });
          tape.countFlops(y.size());
        });
    return result;
  }
}
