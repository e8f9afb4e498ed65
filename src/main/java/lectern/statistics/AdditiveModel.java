package lectern.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Values as a sum of what each split into groups adds: least squares, for splits that need not be
/// balanced, nor independent of one another.
///
/// @param degrees how many independent columns the splits come to
/// @param explained the sum of squares that they explain
record AdditiveModel(int degrees, double explained) {
  /// A column shorter than this, once the ones before it are taken out of it, says nothing new.
  private static final double NOTHING_NEW = 1e-8;

  /// @param deviations of the values from their mean
  static AdditiveModel of(List<Groups> splits, double[] deviations) {
    List<double[]> basis = new ArrayList<>();
    double[] ones = new double[deviations.length];
    Arrays.fill(ones, 1 / Math.sqrt(deviations.length));
    basis.add(ones);
    for (Groups split : splits) {
      for (int group = 1; group < split.count(); group++) {
        double[] column = new double[deviations.length];
        for (int i = 0; i < column.length; i++) {
          column[i] = split.of()[i] == group ? 1 : 0;
        }
        double before = Math.sqrt(dot(column, column));
        remove(basis, column);
        remove(basis, column); // twice is enough against rounding
        double after = Math.sqrt(dot(column, column));
        if (after > NOTHING_NEW * before) {
          Arrays.setAll(column, i -> column[i] / after);
          basis.add(column);
        }
      }
    }
    double explained = 0;
    for (double[] direction : basis.subList(1, basis.size())) {
      explained += Math.pow(dot(direction, deviations), 2);
    }
    return new AdditiveModel(basis.size() - 1, explained);
  }

  private static void remove(List<double[]> basis, double[] from) {
    for (double[] direction : basis) {
      double along = dot(direction, from);
      for (int i = 0; i < from.length; i++) {
        from[i] -= along * direction[i];
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
}
