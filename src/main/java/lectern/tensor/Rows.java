package lectern.tensor;

import static lectern.tensor.Lanes.BLOCK;
import static lectern.tensor.Lanes.SPECIES;
import static lectern.tensor.Lanes.WIDTH;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/// Reductions of one row, in one fixed order: sums, products, maxima, softmax.
///
/// A row is the `n` numbers of an array from an offset on. A sum runs over 16 lanes (lane j takes
/// the elements j, 16+j, 32+j, …), folds the lanes in halves, and adds the elements beyond the last
/// multiple of 16 in order. The order is part of the contract: it is the same for every vector
/// width, so the result is the same bits on every machine.
public final class Rows {
  private static final ThreadLocal<float[]> SCRATCH =
      ThreadLocal.withInitial(() -> new float[1024]);

  private Rows() {}

  /// Σ x; 0 for an empty row.
  public static float sum(float[] x, int offset, int n) {
    int blocks = n & -BLOCK;
    float sum = 0;
    if (blocks > 0) {
      FloatVector s0 = FloatVector.zero(SPECIES);
      FloatVector s1 = s0;
      FloatVector s2 = s0;
      FloatVector s3 = s0;
      for (int i = offset; i < offset + blocks; i += BLOCK) {
        s0 = s0.add(FloatVector.fromArray(SPECIES, x, i));
        if (WIDTH < 16) {
          s1 = s1.add(FloatVector.fromArray(SPECIES, x, i + WIDTH));
        }
        if (WIDTH < 8) {
          s2 = s2.add(FloatVector.fromArray(SPECIES, x, i + 2 * WIDTH));
          s3 = s3.add(FloatVector.fromArray(SPECIES, x, i + 3 * WIDTH));
        }
      }
      float[] lanes = Lanes.sums();
      s0.intoArray(lanes, 0);
      if (WIDTH < 16) {
        s1.intoArray(lanes, WIDTH);
      }
      if (WIDTH < 8) {
        s2.intoArray(lanes, 2 * WIDTH);
        s3.intoArray(lanes, 3 * WIDTH);
      }
      sum = Lanes.fold(lanes);
    }
    for (int i = blocks; i < n; i++) {
      sum += x[offset + i];
    }
    return sum;
  }

  /// Σ x·y; 0 for an empty row.
  public static float dot(float[] x, int xOffset, float[] y, int yOffset, int n) {
    int blocks = n & -BLOCK;
    float sum = 0;
    if (blocks > 0) {
      FloatVector s0 = FloatVector.zero(SPECIES);
      FloatVector s1 = s0;
      FloatVector s2 = s0;
      FloatVector s3 = s0;
      for (int i = 0; i < blocks; i += BLOCK) {
        int p = xOffset + i;
        int q = yOffset + i;
        s0 = FloatVector.fromArray(SPECIES, x, p).fma(FloatVector.fromArray(SPECIES, y, q), s0);
        if (WIDTH < 16) {
          s1 =
              FloatVector.fromArray(SPECIES, x, p + WIDTH)
                  .fma(FloatVector.fromArray(SPECIES, y, q + WIDTH), s1);
        }
        if (WIDTH < 8) {
          s2 =
              FloatVector.fromArray(SPECIES, x, p + 2 * WIDTH)
                  .fma(FloatVector.fromArray(SPECIES, y, q + 2 * WIDTH), s2);
          s3 =
              FloatVector.fromArray(SPECIES, x, p + 3 * WIDTH)
                  .fma(FloatVector.fromArray(SPECIES, y, q + 3 * WIDTH), s3);
        }
      }
      float[] lanes = Lanes.sums();
      s0.intoArray(lanes, 0);
      if (WIDTH < 16) {
        s1.intoArray(lanes, WIDTH);
      }
      if (WIDTH < 8) {
        s2.intoArray(lanes, 2 * WIDTH);
        s3.intoArray(lanes, 3 * WIDTH);
      }
      sum = Lanes.fold(lanes);
    }
    for (int i = blocks; i < n; i++) {
      sum = Math.fma(x[xOffset + i], y[yOffset + i], sum);
    }
    return sum;
  }

  /// Σ x²; 0 for an empty row.
  public static float sumOfSquares(float[] x, int offset, int n) {
    return dot(x, offset, x, offset, n);
  }

  /// Σ (x-m)², without the cancellation of Σ x² - n·m²; 0 for an empty row.
  public static float sumOfSquaresAround(float m, float[] x, int offset, int n) {
    int blocks = n & -BLOCK;
    float sum = 0;
    if (blocks > 0) {
      FloatVector s0 = FloatVector.zero(SPECIES);
      FloatVector s1 = s0;
      FloatVector s2 = s0;
      FloatVector s3 = s0;
      for (int i = offset; i < offset + blocks; i += BLOCK) {
        FloatVector d0 = FloatVector.fromArray(SPECIES, x, i).sub(m);
        s0 = d0.fma(d0, s0);
        if (WIDTH < 16) {
          FloatVector d1 = FloatVector.fromArray(SPECIES, x, i + WIDTH).sub(m);
          s1 = d1.fma(d1, s1);
        }
        if (WIDTH < 8) {
          FloatVector d2 = FloatVector.fromArray(SPECIES, x, i + 2 * WIDTH).sub(m);
          s2 = d2.fma(d2, s2);
          FloatVector d3 = FloatVector.fromArray(SPECIES, x, i + 3 * WIDTH).sub(m);
          s3 = d3.fma(d3, s3);
        }
      }
      float[] lanes = Lanes.sums();
      s0.intoArray(lanes, 0);
      if (WIDTH < 16) {
        s1.intoArray(lanes, WIDTH);
      }
      if (WIDTH < 8) {
        s2.intoArray(lanes, 2 * WIDTH);
        s3.intoArray(lanes, 3 * WIDTH);
      }
      sum = Lanes.fold(lanes);
    }
    for (int i = blocks; i < n; i++) {
      float d = x[offset + i] - m;
      sum = Math.fma(d, d, sum);
    }
    return sum;
  }

  /// The largest element, NaN if there is one; -∞ for an empty row.
  public static float max(float[] x, int offset, int n) {
    float max = Float.NEGATIVE_INFINITY;
    int i = 0;
    if (n >= WIDTH) { // a maximum has the same bits in any order, so in four at a time
      FloatVector m0 = FloatVector.fromArray(SPECIES, x, offset);
      FloatVector m1 = m0;
      FloatVector m2 = m0;
      FloatVector m3 = m0;
      for (; i <= n - 4 * WIDTH; i += 4 * WIDTH) {
        int at = offset + i;
        m0 = m0.max(FloatVector.fromArray(SPECIES, x, at));
        m1 = m1.max(FloatVector.fromArray(SPECIES, x, at + WIDTH));
        m2 = m2.max(FloatVector.fromArray(SPECIES, x, at + 2 * WIDTH));
        m3 = m3.max(FloatVector.fromArray(SPECIES, x, at + 3 * WIDTH));
      }
      for (; i <= n - WIDTH; i += WIDTH) {
        m0 = m0.max(FloatVector.fromArray(SPECIES, x, offset + i));
      }
      max = m0.max(m1).max(m2.max(m3)).reduceLanes(VectorOperators.MAX);
    }
    for (; i < n; i++) {
      max = Math.max(max, x[offset + i]);
    }
    return max;
  }

  /// The index of the largest element, counted from the offset: the first of equals, the first NaN
  /// if there is one.
  ///
  /// @param n at least 1
  public static int argmax(float[] x, int offset, int n) {
    if (n < 1) {
      throw new IllegalArgumentException("argmax of a row of " + n + " elements");
    }
    float max = max(x, offset, n);
    for (int i = 0; i < n; i++) {
      float value = x[offset + i];
      if (value == max || value != value) {
        return i;
      }
    }
    throw new IllegalStateException("the row changed while it was searched");
  }

  /// y = softmax(x), positive and of sum 1; y may be x at the same offset.
  public static void softmax(float[] x, int xOffset, float[] y, int yOffset, int n) {
    float sum = expBelow(max(x, xOffset, n), x, xOffset, y, yOffset, n);
    Elementwise.scale(1 / sum, y, yOffset, y, yOffset, n);
  }

  /// log Σ exp(x), in nats, without overflow; -∞ for an empty row.
  public static float logSumExp(float[] x, int offset, int n) {
    float max = max(x, offset, n);
    if (Float.isInfinite(max)) { // ∞-∞ would be NaN
      return max;
    }
    return max + Elementary.log(expBelow(max, x, offset, scratch(n), 0, n));
  }

  /// {@link #expMinus} where m is at least the largest x, which takes fewer steps.
  private static float expBelow(float m, float[] x, int xOffset, float[] y, int yOffset, int n) {
    float sum = ElementaryLanes.expBelow(m, x, xOffset, y, yOffset, n);
    for (int i = n & -BLOCK; i < n; i++) {
      float e = Elementary.exp(x[xOffset + i] - m);
      y[yOffset + i] = e;
      sum += e;
    }
    return sum;
  }

  private static float[] scratch(int n) {
    float[] scratch = SCRATCH.get();
    if (scratch.length < n) {
      scratch = new float[n];
      SCRATCH.set(scratch);
    }
    return scratch;
  }

  /// Σ exp(x-m); 0 for an empty row.
  public static float sumExpMinus(float m, float[] x, int offset, int n) {
    return expMinus(m, x, offset, scratch(n), 0, n);
  }

  /// y = exp(x-m), and Σ y; y may be x at the same offset.
  public static float expMinus(float m, float[] x, int xOffset, float[] y, int yOffset, int n) {
    for (int i = ElementaryLanes.expMinus(m, x, xOffset, y, yOffset, n); i < n; i++) {
      y[yOffset + i] = Elementary.exp(x[xOffset + i] - m);
    }
    return sum(y, yOffset, n);
  }
}
