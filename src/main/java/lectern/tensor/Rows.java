package lectern.tensor;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/// Reductions of one row, in one fixed order: sums, products, maxima, softmax.
///
/// A row is the `n` numbers of an array from an offset on. A sum runs over 16 lanes (lane j takes
/// the elements j, 16+j, 32+j, …), folds the lanes in halves, and adds the elements beyond the last
/// multiple of 16 in order. The order is part of the contract: it is the same for every vector
/// width, so the result is the same bits on every machine.
public final class Rows {
  private Rows() {}

  /// Σ x; 0 for an empty row.
  public static float sum(float[] x, int offset, int n) {
    int blocks = n & -Lanes.BLOCK;
    float sum = 0;
    if (blocks > 0) {
      FloatVector s0 = Lanes.all(0);
      FloatVector s1 = s0;
      FloatVector s2 = s0;
      FloatVector s3 = s0;
      for (int i = offset; i < offset + blocks; i += Lanes.BLOCK) {
        s0 = s0.add(at(x, i));
        if (Lanes.WIDTH < 16) {
          s1 = s1.add(at(x, i + Lanes.WIDTH));
        }
        if (Lanes.WIDTH < 8) {
          s2 = s2.add(at(x, i + 2 * Lanes.WIDTH));
          s3 = s3.add(at(x, i + 3 * Lanes.WIDTH));
        }
      }
      sum = Lanes.sum(s0, s1, s2, s3);
    }
    for (int i = blocks; i < n; i++) {
      sum += x[offset + i];
    }
    return sum;
  }

  /// Σ x·y; 0 for an empty row.
  public static float dot(float[] x, int xOffset, float[] y, int yOffset, int n) {
    int blocks = n & -Lanes.BLOCK;
    float sum = 0;
    if (blocks > 0) {
      FloatVector s0 = Lanes.all(0);
      FloatVector s1 = s0;
      FloatVector s2 = s0;
      FloatVector s3 = s0;
      for (int i = 0; i < blocks; i += Lanes.BLOCK) {
        int p = xOffset + i;
        int q = yOffset + i;
        s0 = at(x, p).fma(at(y, q), s0);
        if (Lanes.WIDTH < 16) {
          s1 = at(x, p + Lanes.WIDTH).fma(at(y, q + Lanes.WIDTH), s1);
        }
        if (Lanes.WIDTH < 8) {
          s2 = at(x, p + 2 * Lanes.WIDTH).fma(at(y, q + 2 * Lanes.WIDTH), s2);
          s3 = at(x, p + 3 * Lanes.WIDTH).fma(at(y, q + 3 * Lanes.WIDTH), s3);
        }
      }
      sum = Lanes.sum(s0, s1, s2, s3);
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
    int blocks = n & -Lanes.BLOCK;
    float sum = 0;
    if (blocks > 0) {
      FloatVector s0 = Lanes.all(0);
      FloatVector s1 = s0;
      FloatVector s2 = s0;
      FloatVector s3 = s0;
      for (int i = offset; i < offset + blocks; i += Lanes.BLOCK) {
        s0 = addSquare(at(x, i).sub(m), s0);
        if (Lanes.WIDTH < 16) {
          s1 = addSquare(at(x, i + Lanes.WIDTH).sub(m), s1);
        }
        if (Lanes.WIDTH < 8) {
          s2 = addSquare(at(x, i + 2 * Lanes.WIDTH).sub(m), s2);
          s3 = addSquare(at(x, i + 3 * Lanes.WIDTH).sub(m), s3);
        }
      }
      sum = Lanes.sum(s0, s1, s2, s3);
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
    if (n >= Lanes.WIDTH) { // a maximum has the same bits in any order
      FloatVector m = at(x, offset);
      for (i = Lanes.WIDTH; i <= n - Lanes.WIDTH; i += Lanes.WIDTH) {
        m = m.max(at(x, offset + i));
      }
      max = m.reduceLanes(VectorOperators.MAX);
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
    float sum = expMinus(max(x, xOffset, n), x, xOffset, y, yOffset, n);
    Elementwise.scale(1 / sum, y, yOffset, y, yOffset, n);
  }

  /// log Σ exp(x), in nats, without overflow; -∞ for an empty row.
  public static float logSumExp(float[] x, int offset, int n) {
    float max = max(x, offset, n);
    if (Float.isInfinite(max)) { // ∞-∞ would be NaN
      return max;
    }
    return max + Elementary.log(sumExpMinus(max, x, offset, n));
  }

  /// Σ exp(x-m); 0 for an empty row.
  public static float sumExpMinus(float m, float[] x, int offset, int n) {
    int blocks = n & -Lanes.BLOCK;
    float sum = 0;
    if (blocks > 0) {
      FloatVector s0 = Lanes.all(0);
      FloatVector s1 = s0;
      FloatVector s2 = s0;
      FloatVector s3 = s0;
      for (int i = offset; i < offset + blocks; i += Lanes.BLOCK) {
        s0 = s0.add(Lanes.exp(at(x, i).sub(m)));
        if (Lanes.WIDTH < 16) {
          s1 = s1.add(Lanes.exp(at(x, i + Lanes.WIDTH).sub(m)));
        }
        if (Lanes.WIDTH < 8) {
          s2 = s2.add(Lanes.exp(at(x, i + 2 * Lanes.WIDTH).sub(m)));
          s3 = s3.add(Lanes.exp(at(x, i + 3 * Lanes.WIDTH).sub(m)));
        }
      }
      sum = Lanes.sum(s0, s1, s2, s3);
    }
    for (int i = blocks; i < n; i++) {
      sum += Elementary.exp(x[offset + i] - m);
    }
    return sum;
  }

  /// y = exp(x-m), and Σ y; y may be x at the same offset.
  public static float expMinus(float m, float[] x, int xOffset, float[] y, int yOffset, int n) {
    int blocks = n & -Lanes.BLOCK;
    float sum = 0;
    if (blocks > 0) {
      FloatVector s0 = Lanes.all(0);
      FloatVector s1 = s0;
      FloatVector s2 = s0;
      FloatVector s3 = s0;
      for (int i = 0; i < blocks; i += Lanes.BLOCK) {
        s0 = s0.add(expMinus(m, x, xOffset + i, y, yOffset + i));
        if (Lanes.WIDTH < 16) {
          int j = i + Lanes.WIDTH;
          s1 = s1.add(expMinus(m, x, xOffset + j, y, yOffset + j));
        }
        if (Lanes.WIDTH < 8) {
          int j = i + 2 * Lanes.WIDTH;
          s2 = s2.add(expMinus(m, x, xOffset + j, y, yOffset + j));
          j += Lanes.WIDTH;
          s3 = s3.add(expMinus(m, x, xOffset + j, y, yOffset + j));
        }
      }
      sum = Lanes.sum(s0, s1, s2, s3);
    }
    for (int i = blocks; i < n; i++) {
      float e = Elementary.exp(x[xOffset + i] - m);
      y[yOffset + i] = e;
      sum += e;
    }
    return sum;
  }

  private static FloatVector expMinus(float m, float[] x, int xOffset, float[] y, int yOffset) {
    FloatVector e = Lanes.exp(at(x, xOffset).sub(m));
    e.intoArray(y, yOffset);
    return e;
  }

  private static FloatVector addSquare(FloatVector d, FloatVector sum) {
    return d.fma(d, sum);
  }

  private static FloatVector at(float[] x, int offset) {
    return FloatVector.fromArray(Lanes.SPECIES, x, offset);
  }
}
