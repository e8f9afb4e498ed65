package lectern.autograd;

import lectern.tensor.Elementwise;
import lectern.tensor.Rows;
import lectern.tensor.Tensor;
import lectern.tensor.Workers;

/// Many numbers into one, added in one fixed order whatever the number of threads.
public final class Reductions {
  private Reductions() {}

  /// The sum of all numbers.
  ///
  /// @return []
  public static Variable sum(Tape tape, Variable x) {
    return scaledSum(tape, x, 1);
  }

  /// The mean of all numbers.
  ///
  /// @return []
  /// @throws IllegalArgumentException if there are none
  public static Variable mean(Tape tape, Variable x) {
    if (x.value().size() == 0) {
      throw new IllegalArgumentException("the mean of no numbers");
    }
    return scaledSum(tape, x, 1f / x.value().size());
  }

  private static Variable scaledSum(Tape tape, Variable x, float factor) {
    int size = x.value().size();
    Tensor y = tape.empty();
    y.data()[0] = factor * Rows.sum(x.data(), 0, size);
    tape.countFlops(size);
    Variable result = tape.result(y, x);
    tape.onBackward(
        result,
        () -> Elementwise.add(factor * result.gradient().item(), x.gradient().data(), 0, size));
    return result;
  }

  /// Adds the sum of each column of a [rows, columns] matrix to `out`, from the first row to the
  /// last; threads share out the columns.
  static void addColumnSums(Workers workers, float[] matrix, int rows, int columns, float[] out) {
    workers.forRange(
        columns,
        Grain.rows(rows, Grain.PLAIN),
        (from, to) -> {
          for (int row = 0; row < rows; row++) {
            Elementwise.add(matrix, row * columns + from, out, from, to - from);
          }
        });
  }
}
