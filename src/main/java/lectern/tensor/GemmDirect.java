package lectern.tensor;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import lectern.tensor.Gemm.Into;
import lectern.tensor.Gemm.Layout;
import lectern.tensor.Gemm.Matrix;

/// Products of {@link Gemm} without packing: those so small that setting anything up would be most
/// of the work, and rows so few that every number of B is used but once or twice.
final class GemmDirect {
  /// Up to so many multiply-adds one vector at a time is as fast as packing.
  private static final int SMALL = 8192;

  /// The same where B is transposed and it is one number at a time.
  private static final int SMALL_SCALAR = 256;

  /// Up to so many rows, reading B along its own rows beats anything else.
  private static final int FEW_ROWS = 2;

  private static final VectorSpecies<Float> FOUR = FloatVector.SPECIES_128;

  private GemmDirect() {}

  static boolean suits(int m, long work, Matrix b) {
    return b.layout() == Layout.PLAIN ? work <= SMALL || m <= FEW_ROWS : work <= SMALL_SCALAR;
  }

  static void multiply(int m, int n, int k, Matrix a, Matrix b, Matrix c, Into into) {
    for (int i = 0; i < m; i++) {
      int aOffset = a.offset() + i * a.rowStep();
      int cOffset = c.offset() + i * c.stride();
      int j = 0;
      if (b.layout() == Layout.PLAIN) {
        for (; j <= n - 8 * Lanes.WIDTH; j += 8 * Lanes.WIDTH) {
          eightVectors(k, a, aOffset, b, b.offset() + j, c, cOffset + j, into);
        }
        for (; j <= n - Lanes.WIDTH; j += Lanes.WIDTH) {
          oneVector(k, a, aOffset, b, b.offset() + j, c, cOffset + j, into);
        }
        for (; j <= n - 4; j += 4) {
          four(k, a, aOffset, b, b.offset() + j, c, cOffset + j, into);
        }
      }
      for (; j < n; j++) {
        int x = aOffset;
        int y = b.offset() + j * b.columnStep();
        float sum = into == Into.ADD ? c.data()[cOffset + j] : 0;
        for (int p = 0; p < k; p++) {
          sum = Math.fma(a.data()[x], b.data()[y], sum);
          x += a.columnStep();
          y += b.rowStep();
        }
        c.data()[cOffset + j] = sum;
      }
    }
  }

  /// Four elements of one row of C. Not one method with the next: vectors stay in registers only
  /// where their species is a constant.
  private static void four(
      int k, Matrix a, int aOffset, Matrix b, int bOffset, Matrix c, int cOffset, Into into) {
    FloatVector sum = start(FOUR, c, cOffset, into);
    float[] left = a.data();
    float[] right = b.data();
    int x = aOffset;
    int y = bOffset;
    for (int p = 0; p < k; p++) {
      FloatVector factor = FloatVector.broadcast(FOUR, left[x]);
      sum = factor.fma(FloatVector.fromArray(FOUR, right, y), sum);
      x += a.columnStep();
      y += b.stride();
    }
    sum.intoArray(c.data(), cOffset);
  }

  /// One vector of one row of C.
  private static void oneVector(
      int k, Matrix a, int aOffset, Matrix b, int bOffset, Matrix c, int cOffset, Into into) {
    FloatVector sum = start(Lanes.SPECIES, c, cOffset, into);
    float[] left = a.data();
    float[] right = b.data();
    int x = aOffset;
    int y = bOffset;
    for (int p = 0; p < k; p++) {
      FloatVector factor = FloatVector.broadcast(Lanes.SPECIES, left[x]);
      sum = factor.fma(FloatVector.fromArray(Lanes.SPECIES, right, y), sum);
      x += a.columnStep();
      y += b.stride();
    }
    sum.intoArray(c.data(), cOffset);
  }

  /// Eight vectors side by side of one row of C: enough independent sums to hide the latency of
  /// each, and long stretches of B's rows.
  private static void eightVectors(
      int k, Matrix a, int aOffset, Matrix b, int bOffset, Matrix c, int cOffset, Into into) {
    VectorSpecies<Float> species = Lanes.SPECIES;
    int width = Lanes.WIDTH;
    FloatVector s0 = start(species, c, cOffset, into);
    FloatVector s1 = start(species, c, cOffset + width, into);
    FloatVector s2 = start(species, c, cOffset + 2 * width, into);
    FloatVector s3 = start(species, c, cOffset + 3 * width, into);
    FloatVector s4 = start(species, c, cOffset + 4 * width, into);
    FloatVector s5 = start(species, c, cOffset + 5 * width, into);
    FloatVector s6 = start(species, c, cOffset + 6 * width, into);
    FloatVector s7 = start(species, c, cOffset + 7 * width, into);
    float[] left = a.data();
    float[] right = b.data();
    int x = aOffset;
    int y = bOffset;
    for (int p = 0; p < k; p++) {
      FloatVector factor = FloatVector.broadcast(species, left[x]);
      s0 = factor.fma(FloatVector.fromArray(species, right, y), s0);
      s1 = factor.fma(FloatVector.fromArray(species, right, y + width), s1);
      s2 = factor.fma(FloatVector.fromArray(species, right, y + 2 * width), s2);
      s3 = factor.fma(FloatVector.fromArray(species, right, y + 3 * width), s3);
      s4 = factor.fma(FloatVector.fromArray(species, right, y + 4 * width), s4);
      s5 = factor.fma(FloatVector.fromArray(species, right, y + 5 * width), s5);
      s6 = factor.fma(FloatVector.fromArray(species, right, y + 6 * width), s6);
      s7 = factor.fma(FloatVector.fromArray(species, right, y + 7 * width), s7);
      x += a.columnStep();
      y += b.stride();
    }
    s0.intoArray(c.data(), cOffset);
    s1.intoArray(c.data(), cOffset + width);
    s2.intoArray(c.data(), cOffset + 2 * width);
    s3.intoArray(c.data(), cOffset + 3 * width);
    s4.intoArray(c.data(), cOffset + 4 * width);
    s5.intoArray(c.data(), cOffset + 5 * width);
    s6.intoArray(c.data(), cOffset + 6 * width);
    s7.intoArray(c.data(), cOffset + 7 * width);
  }

  private static FloatVector start(VectorSpecies<Float> species, Matrix c, int offset, Into into) {
    return into == Into.ADD
        ? FloatVector.fromArray(species, c.data(), offset)
        : FloatVector.zero(species);
  }
}
