package lectern.vectors;

import java.util.Arrays;
import lectern.tensor.RandomStream;
import lectern.tensor.Workers;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/// The best approximation of a matrix by one of few dimensions: M ≈ U·Σ·Vᵀ.
///
/// A random projection finds the space in which the rows vary most, a few multiplications by M·Mᵀ
/// sharpen it, and a library decomposes what is left of M in that space.
///
/// Letters: N rows, K dimensions kept, L = K + 50 looked at. Source: Halko, Martinsson and Tropp
/// 2011, "Finding structure with randomness", algorithms 4.4 and 5.1; for the orthonormal basis,
/// Yamamoto et al. 2015 (twice through the matrix of inner products), with eigenvalues in place of
/// Cholesky factors because the matrix may have fewer than L dimensions.
///
/// @param values [K], Σ: the singular values, greatest first
/// @param left [N,K], U: orthonormal columns, each with its entry of greatest size positive; a
///   column is zero where Σ is
public record TruncatedSvd(double[] values, double[] left) {
  private static final int OVERSAMPLING = 50; // the spectra of word counts fall slowly
  private static final int ITERATIONS = 6;
  private static final double NEGLIGIBLE =
      1e-13; // of the greatest, in the matrix of inner products

  /// Decomposes a matrix.
  ///
  /// @param dimensions K, 1 or more; those beyond the matrix' own are zero
  public static TruncatedSvd of(
      CountMatrix matrix, int dimensions, RandomStream random, Workers workers) {
    if (dimensions < 1) {
      throw new IllegalArgumentException("dimensions " + dimensions + " below 1");
    }
    CountMatrix transposed = matrix.transposed();
    int width = Math.min(dimensions + OVERSAMPLING, Math.min(matrix.rows(), matrix.columns())); // L
    double[] start = new double[matrix.columns() * width];
    for (int i = 0; i < start.length; i++) {
      start[i] = random.nextGaussian();
    }
    double[] basis = orthonormal(matrix.times(start, width, workers), width, workers); // [N,L]
    for (int i = 0; i < ITERATIONS; i++) {
      double[] back = orthonormal(transposed.times(basis, width, workers), width, workers);
      basis = orthonormal(matrix.times(back, width, workers), width, workers);
    }
    double[] inside = transposed.times(basis, width, workers); // [M,L], Mᵀ·Q
    EigenDecompositionSymmetric eigen = innerProducts(inside, width, workers);
    int kept = Math.min(dimensions, width);
    double[] values = new double[dimensions];
    double[] turn = new double[width * dimensions]; // [L,K]
    for (int k = 0; k < kept; k++) {
      double square = eigen.getEigenvalue(k);
      if (square > NEGLIGIBLE * eigen.getEigenvalue(0)) {
        values[k] = Math.sqrt(square);
        for (int l = 0; l < width; l++) {
          turn[l * dimensions + k] = eigen.getEigenvector(k).getEntry(l);
        }
      }
    }
    double[] left = times(basis, width, turn, dimensions, workers);
    makeLargestPositiveInPlace(left, dimensions);
    return new TruncatedSvd(values, left);
  }

  /// Arithmetic that decomposing a matrix takes, but for what the library does, operations.
  public static long flops(CountMatrix matrix, int dimensions) {
    long width = Math.min(dimensions + OVERSAMPLING, Math.min(matrix.rows(), matrix.columns()));
    long products = 2L * matrix.values().length * width * (2 * ITERATIONS + 2);
    long bases = 8L * matrix.rows() * width * width * (2 * ITERATIONS + 1);
    return products + bases;
  }

  /// Vectors U·Σᵖ, one a row.
  ///
  /// @param power p: 1 keeps the inner products of rows, 0 gives all dimensions the same weight;
  ///   0.5 and less is better for words (Levy, Goldberg and Dagan 2015, section 3.3)
  /// @return [N,K]
  public float[] vectors(double power) {
    int width = values.length;
    double[] scales =
        Arrays.stream(values).map(value -> value == 0 ? 0 : StrictMath.pow(value, power)).toArray();
    float[] vectors = new float[left.length];
    for (int i = 0; i < vectors.length; i++) {
      vectors[i] = (float) (left[i] * scales[i % width]);
    }
    return vectors;
  }

  /// An orthonormal basis of the columns' space; where that has fewer dimensions, the last columns
  /// are zero.
  private static double[] orthonormal(double[] columns, int width, Workers workers) {
    double[] once = whitened(columns, width, workers);
    return whitened(once, width, workers); // what the first pass lost to rounding
  }

  /// Y·W·Λ^(-1/2), where YᵀY = W·Λ·Wᵀ.
  private static double[] whitened(double[] columns, int width, Workers workers) {
    EigenDecompositionSymmetric eigen = innerProducts(columns, width, workers);
    double[] turn = new double[width * width];
    for (int k = 0; k < width; k++) {
      double value = eigen.getEigenvalue(k);
      if (value > NEGLIGIBLE * eigen.getEigenvalue(0)) {
        for (int l = 0; l < width; l++) {
          turn[l * width + k] = eigen.getEigenvector(k).getEntry(l) / Math.sqrt(value);
        }
      }
    }
    return times(columns, width, turn, width, workers);
  }

  /// @param rows [N,L]
  /// @return of YᵀY, [L,L], greatest eigenvalue first
  private static EigenDecompositionSymmetric innerProducts(
      double[] rows, int width, Workers workers) {
    double[][] products = new double[width][width];
    workers.forEach(
        width,
        i -> {
          for (int from = 0; from < rows.length; from += width) {
            CountMatrix.addScaled(rows[from + i], rows, from, products[i], 0, width);
          }
        });
    RealMatrix matrix = MatrixUtils.createRealMatrix(products);
    return new EigenDecompositionSymmetric(matrix);
  }

  /// @param a [N,L]
  /// @param b [L,K]
  /// @return [N,K]
  private static double[] times(double[] a, int width, double[] b, int columns, Workers workers) {
    int rows = a.length / width;
    double[] product = new double[rows * columns];
    workers.forRange(
        rows,
        64,
        (from, to) -> {
          for (int row = from; row < to; row++) {
            for (int l = 0; l < width; l++) {
              CountMatrix.addScaled(
                  a[row * width + l], b, l * columns, product, row * columns, columns);
            }
          }
        });
    return product;
  }

  private static void makeLargestPositiveInPlace(double[] rows, int width) {
    for (int k = 0; k < width; k++) {
      double largest = 0;
      for (int at = k; at < rows.length; at += width) {
        largest = Math.abs(rows[at]) > Math.abs(largest) ? rows[at] : largest;
      }
      for (int at = k; largest < 0 && at < rows.length; at += width) {
        rows[at] = -rows[at];
      }
    }
  }
}
