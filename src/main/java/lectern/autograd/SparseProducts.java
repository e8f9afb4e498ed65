package lectern.autograd;

import java.util.Arrays;
import lectern.tensor.SparseMatrix;
import lectern.tensor.Tensor;

/// Products with inputs that are mostly zero, such as bags of words.
///
/// Letters: N examples, D features, C outputs.
public final class SparseProducts {
  private SparseProducts() {}

  /// The product x·W: for each example, the sum of its features' rows of the table, each times the
  /// feature's value. The cost is that of the numbers kept, whatever D is.
  ///
  /// On the way back, threads share out the features, and a feature's gradient is summed over the
  /// examples in their order.
  ///
  /// @param x [N,D], which is given and not trained
  /// @param weight [D,C], a row a feature
  /// @return [N,C]; zeros for an example without features
  /// @throws IllegalArgumentException if the shapes do not fit
  public static Variable multiply(Tape tape, SparseMatrix x, Variable weight) {
    if (weight.value().rank() != 2 || weight.value().extent(0) != x.columns()) {
      throw new IllegalArgumentException(
          "weight %s for %d features: expected [D,C]"
              .formatted(Arrays.toString(weight.shape()), x.columns()));
    }
    int width = weight.value().extent(1);
    Tensor y = tape.zeros(x.rows(), width);
    addProduct(tape, x, weight.data(), y.data(), width);
    Variable result = tape.result(y, weight);
    tape.onBackward(
        result,
        () ->
            addProduct(
                tape, x.transpose(), result.gradient().data(), weight.gradient().data(), width));
    return result;
  }

  /// out += a·b for b [.., width].
  private static void addProduct(Tape tape, SparseMatrix a, float[] b, float[] out, int width) {
    int work = width * Math.ceilDiv(Math.max(1, a.size()), Math.max(1, a.rows())); // of a row
    tape.workers()
        .forRange(
            a.rows(),
            Grain.rows(work, Grain.PLAIN),
            (from, to) -> {
              for (int row = from; row < to; row++) {
                for (int i = a.start(row); i < a.end(row); i++) {
                  float value = a.value(i);
                  int source = a.column(i) * width;
                  for (int c = 0; c < width; c++) {
                    out[row * width + c] += value * b[source + c];
                  }
                }
              }
            });
    tape.countFlops(2L * a.size() * width);
  }
}
