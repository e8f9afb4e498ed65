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

  /// Where the sums of a product that replaces C start from.
  private static final float[] ZEROS = new float[8 * Lanes.WIDTH];

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
    boolean add = into == Into.ADD;
    FloatVector sum = FloatVector.fromArray(FOUR, add ? c.data() : ZEROS, add ? cOffset : 0);
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
    boolean add = into == Into.ADD;
    FloatVector sum =
        FloatVector.fromArray(Lanes.SPECIES, add ? c.data() : ZEROS, add ? cOffset : 0);
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
    float[] from = into == Into.ADD ? c.data() : ZEROS;
    int z = into == Into.ADD ? cOffset : 0;
    FloatVector s0 = FloatVector.fromArray(species, from, z);
    FloatVector s1 = FloatVector.fromArray(species, from, z + width);
    FloatVector s2 = FloatVector.fromArray(species, from, z + 2 * width);
    FloatVector s3 = FloatVector.fromArray(species, from, z + 3 * width);
    FloatVector s4 = FloatVector.fromArray(species, from, z + 4 * width);
    FloatVector s5 = FloatVector.fromArray(species, from, z + 5 * width);
    FloatVector s6 = FloatVector.fromArray(species, from, z + 6 * width);
    FloatVector s7 = FloatVector.fromArray(species, from, z + 7 * width);
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
}
