package lectern.statistics;

import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;

/// Points of many dimensions seen from the side on which they spread the most: for pictures.
///
/// Letters: N points, D dimensions. Source: Pearson 1901, "On lines and planes of closest fit to
/// systems of points in space".
public final class PrincipalComponents {
  private PrincipalComponents() {}

  /// The coordinates of points along their two directions of greatest spread, from their mean.
  ///
  /// A direction and its opposite are equally good; the one is taken whose largest entry is
  /// positive, so that pictures of one model agree.
  ///
  /// @param points [N,D], N and D at least 1
  /// @return [N,2]; the second column is zero where D is 1
  public static double[][] plane(double[][] points) {
    int n = points.length;
    int d = points[0].length;
    double[][] centred = new double[n][d];
    for (int j = 0; j < d; j++) {
      double mean = 0;
      for (double[] point : points) {
        mean += point[j] / n;
      }
      for (int i = 0; i < n; i++) {
        centred[i][j] = points[i][j] - mean;
      }
    }
    double[][] scatter = new double[d][d];
    for (double[] point : centred) {
      for (int j = 0; j < d; j++) {
        for (int k = 0; k < d; k++) {
          scatter[j][k] += point[j] * point[k];
        }
      }
    }
    // Of a scatter matrix the singular vectors are the eigenvectors; the decomposition into the
    // latter does not always converge where points coincide.
    RealMatrix directions =
        new SingularValueDecomposition(MatrixUtils.createRealMatrix(scatter))
            .getU(); // greatest spread first
    double[][] plane = new double[n][2];
    for (int axis = 0; axis < Math.min(2, d); axis++) {
      double[] direction = directions.getColumn(axis);
      double sign = Math.signum(largest(direction));
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < d; j++) {
          plane[i][axis] += sign * direction[j] * centred[i][j];
        }
      }
    }
    return plane;
  }

  private static double largest(double[] values) {
    double largest = 0;
    for (double value : values) {
      largest = Math.abs(value) > Math.abs(largest) ? value : largest;
    }
    return largest;
  }
}
