package lectern.task.perceptron;

import lectern.statistics.PrincipalComponents;
import lectern.tensor.Tensor;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/// Problems with two inputs: places in the plane, and what their pictures are drawn from.
final class Plane {
  private static final int SIDE = 41; // places along each axis

  private Plane() {}

  /// A square grid of 41 × 41 places.
  ///
  /// @param low the least coordinate
  /// @param high the greatest
  /// @return [N,2], x1 changing slowest
  static float[][] places(float low, float high) {
    float step = (high - low) / (SIDE - 1);
    float[][] places = new float[SIDE * SIDE][];
    for (int i = 0; i < places.length; i++) {
      places[i] = new float[] {low + step * (i / SIDE), low + step * (i % SIDE)};
    }
    return places;
  }

  /// Points as one matrix.
  ///
  /// @param points N of two numbers each
  /// @return [N,2]
  static Tensor matrix(float[][] points) {
    float[] flat = new float[points.length * 2];
    for (int n = 0; n < points.length; n++) {
      System.arraycopy(points[n], 0, flat, n * 2, 2);
    }
    return Tensor.of(flat, points.length, 2);
  }

  /// Columns `x1`, `x2`, and `score`: by how much class 1 scores above class 0, from -1 to 1 for
  /// probabilities; 0 is the boundary.
  static Table decisionSurface(float[][] places, double[][] scores) {
    DoubleColumn x1 = DoubleColumn.create("x1");
    DoubleColumn x2 = DoubleColumn.create("x2");
    DoubleColumn score = DoubleColumn.create("score");
    for (int n = 0; n < places.length; n++) {
      x1.append((double) places[n][0]);
      x2.append((double) places[n][1]);
      score.append(scores[n][1] - scores[n][0]);
    }
    return Table.create("decision-surface", x1, x2, score);
  }

  /// Columns `x1`, `x2`, `label`, and `x`, `y`: where the hidden layer puts the case, seen from the
  /// side on which the cases spread the most.
  ///
  /// @param features [N,H]
  static Table hiddenSpace(float[][] cases, int[] labels, Tensor features) {
    double[][] points = new double[cases.length][features.columns()];
    for (int n = 0; n < points.length; n++) {
      for (int h = 0; h < features.columns(); h++) {
        points[n][h] = features.at(n, h);
      }
    }
    double[][] plane = PrincipalComponents.plane(points);
    DoubleColumn x1 = DoubleColumn.create("x1");
    DoubleColumn x2 = DoubleColumn.create("x2");
    IntColumn label = IntColumn.create("label");
    DoubleColumn x = DoubleColumn.create("x");
    DoubleColumn y = DoubleColumn.create("y");
    for (int n = 0; n < cases.length; n++) {
      x1.append((double) cases[n][0]);
      x2.append((double) cases[n][1]);
      label.append(labels[n]);
      x.append(plane[n][0]);
      y.append(plane[n][1]);
    }
    return Table.create("hidden-space", x1, x2, label, x, y);
  }
}
