package lectern.autograd;

import java.util.Arrays;
import lectern.tensor.Elementwise;
import lectern.tensor.Tensor;
import lectern.tensor.Workers;

/// Rows that belong together, into one row: word vectors into the vector of their text, for texts
/// of different lengths side by side. (Their sum is a product with the texts' bags of words: {@link
/// SparseProducts}.)
///
/// Text b has the rows `starts[b]` to `starts[b + 1] - 1`, in this order. Threads share out texts.
///
/// Letters: R rows, B texts, C width.
public final class Segments {
  private Segments() {}

  /// The pointwise product of each text's rows; ones for a text without rows.
  ///
  /// @param x [R,C]
  /// @param starts [B+1], from 0 to R, never falling; not to be changed before the way back
  /// @return [B,C]
  /// @throws IllegalArgumentException if the starts do not share out the rows
  public static Variable product(Tape tape, Variable x, int[] starts) {
    int columns = columns(x, starts);
    int texts = starts.length - 1;
    Tensor y = tape.empty(texts, columns);
    Arrays.fill(y.data(), 0, y.size(), 1);
    // The product of the rows before each row, for the way back.
    Tensor before = tape.empty(x.shape());
    Workers workers = tape.workers();
    int grain = grain(x, texts);
    workers.forRange(
        texts,
        grain,
        (from, to) -> {
          for (int b = from; b < to; b++) {
            for (int row = starts[b]; row < starts[b + 1]; row++) {
              int at = row * columns;
              System.arraycopy(y.data(), b * columns, before.data(), at, columns);
              Elementwise.product(before.data(), at, x.data(), at, y.data(), b * columns, columns);
            }
          }
        });
    tape.countFlops(x.value().size());
    Variable result = tape.result(y, x);
    tape.onBackward(
        result,
        () -> {
          float[] gradient = x.gradient().data();
          // The result's gradient times the product of the rows after the one that is visited.
          float[] after = tape.empty(texts, columns).data();
          System.arraycopy(result.gradient().data(), 0, after, 0, y.size());
          workers.forRange(
              texts,
              grain,
              (from, to) -> {
                for (int b = from; b < to; b++) {
                  for (int row = starts[b + 1] - 1; row >= starts[b]; row--) {
                    int at = row * columns;
                    int own = b * columns;
                    Elementwise.addProduct(before.data(), at, after, own, gradient, at, columns);
                    Elementwise.product(x.data(), at, after, own, after, own, columns);
                  }
                }
              });
          tape.countFlops(3L * x.value().size());
        });
    return result;
  }

  /// Texts that are worth a thread of their own.
  private static int grain(Variable x, int texts) {
    return Grain.rows(Math.ceilDiv(x.value().size(), Math.max(1, texts)), Grain.PLAIN);
  }

  /// @return C
  private static int columns(Variable x, int[] starts) {
    if (x.value().rank() != 2) {
      throw new IllegalArgumentException("rows " + Arrays.toString(x.shape()) + ": expected [R,C]");
    }
    int rows = x.value().extent(0);
    boolean rising = starts.length > 0 && starts[0] == 0;
    for (int b = 1; b < starts.length; b++) {
      rising &= starts[b - 1] <= starts[b];
    }
    if (!rising || starts[starts.length - 1] != rows) {
      throw new IllegalArgumentException(
          "starts %s do not share out %d rows".formatted(Arrays.toString(starts), rows));
    }
    return x.value().extent(1);
  }
}
