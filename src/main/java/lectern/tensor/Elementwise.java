package lectern.tensor;

import jdk.incubator.vector.FloatVector;

/// Arithmetic on ranges of arrays, element by element.
///
/// A range is `n` elements from an offset on; the array written to comes last. It may be one of the
/// arrays read, at the same offset. Other functions of one range are in {@link Elementary}.
public final class Elementwise {
  private Elementwise() {}

  /// y += x.
  public static void add(float[] x, int xOffset, float[] y, int yOffset, int n) {
    int i = 0;
    for (; i <= n - Lanes.WIDTH; i += Lanes.WIDTH) {
      FloatVector.fromArray(Lanes.SPECIES, y, yOffset + i)
          .add(FloatVector.fromArray(Lanes.SPECIES, x, xOffset + i))
          .intoArray(y, yOffset + i);
    }
    for (; i < n; i++) {
      y[yOffset + i] += x[xOffset + i];
    }
  }

  /// y += c, the same number everywhere.
  public static void add(float c, float[] y, int yOffset, int n) {
    int i = 0;
    for (; i <= n - Lanes.WIDTH; i += Lanes.WIDTH) {
      FloatVector.fromArray(Lanes.SPECIES, y, yOffset + i).add(c).intoArray(y, yOffset + i);
    }
    for (; i < n; i++) {
      y[yOffset + i] += c;
    }
  }

  /// z = x + y.
  public static void sum(
      float[] x, int xOffset, float[] y, int yOffset, float[] z, int zOffset, int n) {
    int i = 0;
    for (; i <= n - Lanes.WIDTH; i += Lanes.WIDTH) {
      FloatVector.fromArray(Lanes.SPECIES, x, xOffset + i)
          .add(FloatVector.fromArray(Lanes.SPECIES, y, yOffset + i))
          .intoArray(z, zOffset + i);
    }
    for (; i < n; i++) {
      z[zOffset + i] = x[xOffset + i] + y[yOffset + i];
    }
  }

  /// z = x·y.
  public static void product(
      float[] x, int xOffset, float[] y, int yOffset, float[] z, int zOffset, int n) {
    int i = 0;
    for (; i <= n - Lanes.WIDTH; i += Lanes.WIDTH) {
      FloatVector.fromArray(Lanes.SPECIES, x, xOffset + i)
          .mul(FloatVector.fromArray(Lanes.SPECIES, y, yOffset + i))
          .intoArray(z, zOffset + i);
    }
    for (; i < n; i++) {
      z[zOffset + i] = x[xOffset + i] * y[yOffset + i];
    }
  }

  /// z += x·y, rounded once.
  public static void addProduct(
      float[] x, int xOffset, float[] y, int yOffset, float[] z, int zOffset, int n) {
    int i = 0;
    for (; i <= n - Lanes.WIDTH; i += Lanes.WIDTH) {
      FloatVector.fromArray(Lanes.SPECIES, x, xOffset + i)
          .fma(
              FloatVector.fromArray(Lanes.SPECIES, y, yOffset + i),
              FloatVector.fromArray(Lanes.SPECIES, z, zOffset + i))
          .intoArray(z, zOffset + i);
    }
    for (; i < n; i++) {
      z[zOffset + i] = Math.fma(x[xOffset + i], y[yOffset + i], z[zOffset + i]);
    }
  }

  /// y = a·x.
  public static void scale(float a, float[] x, int xOffset, float[] y, int yOffset, int n) {
    int i = 0;
    for (; i <= n - Lanes.WIDTH; i += Lanes.WIDTH) {
      FloatVector.fromArray(Lanes.SPECIES, x, xOffset + i).mul(a).intoArray(y, yOffset + i);
    }
    for (; i < n; i++) {
      y[yOffset + i] = a * x[xOffset + i];
    }
  }

  /// y += a·x, rounded once.
  public static void addScaled(float a, float[] x, int xOffset, float[] y, int yOffset, int n) {
    FloatVector factor = FloatVector.broadcast(Lanes.SPECIES, a);
    int i = 0;
    for (; i <= n - Lanes.WIDTH; i += Lanes.WIDTH) {
      FloatVector.fromArray(Lanes.SPECIES, x, xOffset + i)
          .fma(factor, FloatVector.fromArray(Lanes.SPECIES, y, yOffset + i))
          .intoArray(y, yOffset + i);
    }
    for (; i < n; i++) {
      y[yOffset + i] = Math.fma(a, x[xOffset + i], y[yOffset + i]);
    }
  }
}
