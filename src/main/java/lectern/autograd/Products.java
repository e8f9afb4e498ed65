package lectern.autograd;

import java.util.Arrays;
import lectern.tensor.Elementwise;
import lectern.tensor.Gemm;
import lectern.tensor.Gemm.Into;
import lectern.tensor.Gemm.Layout;
import lectern.tensor.Gemm.Matrix;
import lectern.tensor.Tensor;
import lectern.tensor.Workers;

/// Matrix products.
///
/// Letters: I inputs, O outputs; M, K, N as in an M×K by K×N product.
public final class Products {
  private Products() {}

  /// A fully connected layer in one go: `f(x·Wᵀ + b)`.
  ///
  /// @param x [..,I]
  /// @param weight [O,I], so that an embedding table [V,C] serves as the output layer as it is
  /// @param bias [O]
  /// @return [..,O]
  /// @throws IllegalArgumentException if the shapes do not fit
  public static Variable linear(
      Tape tape, Variable x, Variable weight, Variable bias, Activation activation) {
    if (!bias.value().hasShape(weight.value().extent(0))) {
      throw new IllegalArgumentException(
          "bias %s for weight %s: expected one number an output"
              .formatted(Arrays.toString(bias.shape()), Arrays.toString(weight.shape())));
    }
    return new Linear(x, weight, bias, activation).record(tape);
  }

  /// The same without a bias: `f(x·Wᵀ)`.
  public static Variable linear(Tape tape, Variable x, Variable weight, Activation activation) {
    return new Linear(x, weight, null, activation).record(tape);
  }

  /// One application of a layer.
  ///
  /// @param bias null for none
  private record Linear(Variable x, Variable weight, Variable bias, Activation activation) {
    Linear {
      if (weight.value().rank() != 2
          || x.value().rank() == 0
          || x.value().columns() != weight.value().columns()) {
        throw new IllegalArgumentException(
            "input %s for weight %s: expected [..,I] and [O,I]"
                .formatted(Arrays.toString(x.shape()), Arrays.toString(weight.shape())));
      }
    }

    int inputs() {
      return weight.value().extent(1);
    }

    int outputs() {
      return weight.value().extent(0);
    }

    int rows() {
      return Tensor.sizeOf(Arrays.copyOf(x.shape(), x.value().rank() - 1));
    }

    Variable record(Tape tape) {
      int rows = rows();
      int outputs = outputs();
      int[] shape = x.shape();
      shape[shape.length - 1] = outputs;
      Tensor y = tape.empty(shape);
      Gemm.multiply(
          tape.workers(),
          rows,
          outputs,
          inputs(),
          Matrix.plain(x.data(), inputs()),
          Matrix.transposed(weight.data(), inputs()),
          Matrix.plain(y.data(), outputs),
          Into.REPLACE);
      Variable result = bias == null ? tape.result(y, x, weight) : tape.result(y, x, weight, bias);
      float[] z = activation.slopeNeedsInput() ? tape.empty(shape).data() : y.data();
      if (bias != null || activation != Activation.IDENTITY) {
        tape.workers()
            .forRange(
                rows,
                Grain.rows(outputs, activation.grain()),
                (from, to) -> finishRows(y.data(), z, from, to));
      }
      tape.countFlops((2L * inputs() + 1) * rows * outputs);
      tape.onBackward(result, () -> backward(tape, result, z));
      return result;
    }

    /// Adds the bias and applies the activation while a row is in the cache.
    private void finishRows(float[] y, float[] z, int from, int to) {
      int outputs = outputs();
      for (int row = from; row < to; row++) {
        int start = row * outputs;
        if (bias != null) {
          Elementwise.add(bias.data(), 0, y, start, outputs);
        }
        if (z != y) {
          System.arraycopy(y, start, z, start, outputs);
        }
        activation.apply(z, y, start, outputs);
      }
    }

    private void backward(Tape tape, Variable result, float[] z) {
      Workers workers = tape.workers();
      int rows = rows();
      int inputs = inputs();
      int outputs = outputs();
      float[] slope = result.gradient().data();
      if (activation != Activation.IDENTITY) {
        float[] dy = slope;
        float[] dz = tape.empty(rows, outputs).data();
        workers.forRange(
            dz.length,
            activation.grain(),
            (from, to) -> activation.slope(z, result.data(), dy, dz, from, to - from));
        slope = dz;
      }
      if (x.isDifferentiable()) {
        Into into = x.claimGradient();
        Gemm.multiply(
            workers,
            rows,
            inputs,
            outputs,
            Matrix.plain(slope, outputs),
            Matrix.plain(weight.data(), inputs),
            Matrix.plain(x.gradient().data(), inputs),
            into);
        tape.countFlops(2L * rows * inputs * outputs);
      }
      if (weight.isDifferentiable()) {
        Into into = weight.claimGradient();
        Gemm.multiply(
            workers,
            outputs,
            inputs,
            rows,
            Matrix.transposed(slope, outputs),
            Matrix.plain(x.data(), inputs),
            Matrix.plain(weight.gradient().data(), inputs),
            into);
        tape.countFlops(2L * rows * inputs * outputs);
      }
      if (bias != null && bias.isDifferentiable()) {
        Reductions.addColumnSums(workers, slope, rows, outputs, bias.gradient().data());
        tape.countFlops((long) rows * outputs);
      }
    }
  }

  /// The product of two matrices, each taken as it is or transposed.
  ///
  /// @param a the M×K factor: [M,K], or [K,M] if `TRANSPOSED`
  /// @param b the K×N factor: [K,N], or [N,K] if `TRANSPOSED`
  /// @return [M,N]
  /// @throws IllegalArgumentException if the shapes do not fit
  public static Variable matmul(Tape tape, Variable a, Layout aLayout, Variable b, Layout bLayout) {
    boolean aPlain = aLayout == Layout.PLAIN;
    boolean bPlain = bLayout == Layout.PLAIN;
    if (a.value().rank() != 2
        || b.value().rank() != 2
        || a.value().extent(aPlain ? 1 : 0) != b.value().extent(bPlain ? 0 : 1)) {
      throw new IllegalArgumentException(
          "no product of %s %s and %s %s"
              .formatted(aLayout, Arrays.toString(a.shape()), bLayout, Arrays.toString(b.shape())));
    }
    int m = a.value().extent(aPlain ? 0 : 1);
    int k = a.value().extent(aPlain ? 1 : 0);
    int n = b.value().extent(bPlain ? 1 : 0);
    Workers workers = tape.workers();
    Tensor c = tape.empty(m, n);
    Matrix factorA = matrix(a, aLayout);
    Matrix factorB = matrix(b, bLayout);
    Gemm.multiply(workers, m, n, k, factorA, factorB, Matrix.plain(c.data(), n), Into.REPLACE);
    tape.countFlops(2L * m * n * k);
    Variable result = tape.result(c, a, b);
    tape.onBackward(
        result,
        () -> {
          Matrix slope = Matrix.plain(result.gradient().data(), n);
          if (a.isDifferentiable()) { // dA = dC·Bᵀ, and dAᵀ = B·dCᵀ
            Into into = a.claimGradient();
            Matrix target = Matrix.plain(a.gradient().data(), a.value().columns());
            if (aPlain) {
              Gemm.multiply(workers, m, k, n, slope, flip(factorB), target, into);
            } else {
              Gemm.multiply(workers, k, m, n, factorB, flip(slope), target, into);
            }
            tape.countFlops(2L * m * n * k);
          }
          if (b.isDifferentiable()) { // dB = Aᵀ·dC, and dBᵀ = dCᵀ·A
            Into into = b.claimGradient();
            Matrix target = Matrix.plain(b.gradient().data(), b.value().columns());
            if (bPlain) {
              Gemm.multiply(workers, k, n, m, flip(factorA), slope, target, into);
            } else {
              Gemm.multiply(workers, n, k, m, flip(slope), factorA, target, into);
            }
            tape.countFlops(2L * m * n * k);
          }
        });
    return result;
  }

  private static Matrix matrix(Variable variable, Layout layout) {
    return new Matrix(variable.data(), 0, variable.value().columns(), layout);
  }

  /// The transpose, the storage staying as it is.
  private static Matrix flip(Matrix matrix) {
    Layout layout = matrix.layout() == Layout.PLAIN ? Layout.TRANSPOSED : Layout.PLAIN;
    return new Matrix(matrix.data(), matrix.offset(), matrix.stride(), layout);
  }
}
