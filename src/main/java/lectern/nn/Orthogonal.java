package lectern.nn;

import lectern.tensor.RandomStream;
import lectern.tensor.Tensor;

/// Random orthonormal vectors, the first values of {@link Initializer#ORTHOGONAL}.
final class Orthogonal {
  private Orthogonal() {}

  static void fill(Tensor value, RandomStream random) {
    int rows = value.rows();
    int columns = value.columns();
    int count = Math.min(rows, columns);
    int length = Math.max(rows, columns);
    double[][] vectors = new double[count][length];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < length; j++) {
        vectors[i][j] = random.nextGaussian();
      }
      for (int round = 0; round < 2; round++) {
        for (int k = 0; k < i; k++) {
          addScaled(-dot(vectors[i], vectors[k]), vectors[k], vectors[i]);
        }
      }
      double norm = Math.sqrt(dot(vectors[i], vectors[i]));
      for (int j = 0; j < length; j++) {
        vectors[i][j] /= norm;
      }
    }
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        double number = rows <= columns ? vectors[row][column] : vectors[column][row];
        value.data()[row * columns + column] = (float) number;
      }
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static void addScaled(double factor, double[] a, double[] out) {
    for (int i = 0; i < a.length; i++) {
      out[i] += factor * a[i];
    }
  }
}
