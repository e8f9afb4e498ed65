package lectern.task.perceptron;

import lectern.statistics.PrincipalComponents;
import lectern.tensor.Tensor;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/// What the pictures of {@link XorTask} are drawn from.
final class XorTables {
  private static final int SIDE = 41; // places along each axis
  private static final float FROM = -0.5f;
  private static final float STEP = 0.05f;

  private XorTables() {}

  /// A grid over [-0.5, 1.5] × [-0.5, 1.5], the four cases among its places.
  ///
  /// @return [N,2], x1 changing slowest
  static float[][] places() {
    float[][] places = new float[SIDE * SIDE][];
    for (int i = 0; i < places.length; i++) {
      places[i] = new float[] {FROM + STEP * (i / SIDE), FROM + STEP * (i % SIDE)};
    }
    return places;
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
