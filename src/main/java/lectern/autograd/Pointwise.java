package lectern.autograd;

import java.util.Arrays;
import lectern.tensor.Elementwise;
import lectern.tensor.Gemm.Into;
import lectern.tensor.Tensor;
import lectern.tensor.Workers;

/// Operations on each number by itself.
public final class Pointwise {
  private Pointwise() {}

  /// a + b, of one shape.
  public static Variable add(Tape tape, Variable a, Variable b) {
    return addScaled(tape, a, 1, b);
  }

  /// a - b, of one shape.
  public static Variable subtract(Tape tape, Variable a, Variable b) {
    return addScaled(tape, a, -1, b);
  }

  private static Variable addScaled(Tape tape, Variable a, float factor, Variable b) {
    requireSameShape(a, b);
    Workers workers = tape.workers();
    int size = a.value().size();
    Tensor y = tape.empty(a.shape());
    workers.forRange(
        size,
        Grain.PLAIN,
        (from, to) -> {
          float[] p = a.data();
          float[] q = b.data();
          float[] sum = y.data();
          for (int i = from; i < to; i++) {
            sum[i] = p[i] + factor * q[i];
          }
        });
    tape.countFlops(size);
    Variable result = tape.result(y, a, b);
    tape.onBackward(
        result,
        () -> {
          addScaled(workers, 1, result, a);
          addScaled(workers, factor, result, b);
        });
    return result;
  }

  /// a·b element by element, of one shape.
  public static Variable multiply(Tape tape, Variable a, Variable b) {
    requireSameShape(a, b);
    Workers workers = tape.workers();
    int size = a.value().size();
    Tensor y = tape.empty(a.shape());
    workers.forRange(
        size,
        Grain.PLAIN,
        (from, to) ->
            Elementwise.product(a.data(), from, b.data(), from, y.data(), from, to - from));
    tape.countFlops(size);
    Variable result = tape.result(y, a, b);
    tape.onBackward(
        result,
        () -> {
          addProduct(workers, result, b, a);
          addProduct(workers, result, a, b);
        });
    return result;
  }

  /// x times a number.
  public static Variable scale(Tape tape, Variable x, double factor) {
    Workers workers = tape.workers();
    float a = (float) factor;
    int size = x.value().size();
    Tensor y = tape.empty(x.shape());
    workers.forRange(
        size,
        Grain.PLAIN,
        (from, to) -> Elementwise.scale(a, x.data(), from, y.data(), from, to - from));
    tape.countFlops(size);
    Variable result = tape.result(y, x);
    tape.onBackward(result, () -> addScaled(workers, a, result, x));
    return result;
  }

  /// The activation of each number. Where the numbers come out of a linear layer, {@link
  /// Products#linear} with the activation is faster.
  public static Variable apply(Tape tape, Variable x, Activation activation) {
    Workers workers = tape.workers();
    int size = x.value().size();
    Tensor y = tape.empty(x.shape());
    workers.forRange(
        size,
        activation.grain(),
        (from, to) -> activation.apply(x.data(), y.data(), from, to - from));
    tape.countFlops(size);
    Variable result = tape.result(y, x);
    tape.onBackward(
        result,
        () -> {
          Into into = x.claimGradient();
          float[] gradient = x.gradient().data();
          float[] slope = into == Into.REPLACE ? gradient : tape.empty(x.shape()).data();
          workers.forRange(
              size,
              activation.grain(),
              (from, to) -> {
                int n = to - from;
                activation.slope(x.data(), y.data(), result.gradient().data(), slope, from, n);
                if (slope != gradient) {
                  Elementwise.add(slope, from, gradient, from, n);
                }
              });
          tape.countFlops(size);
        });
    return result;
  }

  /// Adds one row to every row.
  ///
  /// @param x [..,C]
  /// @param row [C]
  /// @return [..,C]
  public static Variable addRow(Tape tape, Variable x, Variable row) {
    int columns = x.value().columns();
    if (!row.value().hasShape(columns)) {
      throw new IllegalArgumentException(
          "row %s for rows of %s"
              .formatted(Arrays.toString(row.shape()), Arrays.toString(x.shape())));
    }
    Workers workers = tape.workers();
    int rows = x.value().rows();
    Tensor y = tape.empty(x.shape());
    workers.forRange(
        rows,
        Grain.rows(columns, Grain.PLAIN),
        (from, to) -> {
          for (int i = from; i < to; i++) {
            int start = i * columns;
            Elementwise.sum(x.data(), start, row.data(), 0, y.data(), start, columns);
          }
        });
    tape.countFlops(y.size());
    Variable result = tape.result(y, x, row);
    tape.onBackward(
        result,
        () -> {
          addScaled(workers, 1, result, x);
          if (row.isDifferentiable()) {
            float[] slope = result.gradient().data();
            Reductions.addColumnSums(workers, slope, rows, columns, row.gradient().data());
          }
          tape.countFlops(y.size());
        });
    return result;
  }

  /// Adds `factor` times the result's gradient to the input's, if that has one.
  private static void addScaled(Workers workers, float factor, Variable result, Variable input) {
    if (input.isDifferentiable()) {
      float[] slope = result.gradient().data();
      float[] gradient = input.gradient().data();
      workers.forRange(
          gradient.length,
          Grain.PLAIN,
          (from, to) -> Elementwise.addScaled(factor, slope, from, gradient, from, to - from));
    }
  }

  /// Adds the result's gradient times `other` to the input's, if that has one.
  private static void addProduct(Workers workers, Variable result, Variable other, Variable input) {
    if (input.isDifferentiable()) {
      float[] slope = result.gradient().data();
      float[] gradient = input.gradient().data();
      workers.forRange(
          gradient.length,
          Grain.PLAIN,
          (from, to) ->
              Elementwise.addProduct(slope, from, other.data(), from, gradient, from, to - from));
    }
  }

  private static void requireSameShape(Variable a, Variable b) {
    if (!Arrays.equals(a.shape(), b.shape())) {
      throw new IllegalArgumentException(
          "shapes %s and %s differ"
              .formatted(Arrays.toString(a.shape()), Arrays.toString(b.shape())));
    }
  }
}
