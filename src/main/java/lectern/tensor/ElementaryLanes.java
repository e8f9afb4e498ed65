package lectern.tensor;

import static lectern.tensor.Elementary.*;
import static lectern.tensor.Lanes.BLOCK;
import static lectern.tensor.Lanes.SPECIES;
import static lectern.tensor.Lanes.WIDTH;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// {@link Elementary}'s functions on whole vectors: step for step the scalar ones, hence the same
/// bits.
///
/// Each handles as much of a range as whole vectors cover and returns how much. The loops repeat
/// each other by purpose: where a method of ours takes or returns a vector, the compiler may decide
/// not to inline it, and the loop runs thirty times slower.
final class ElementaryLanes {
  private static final VectorSpecies<Integer> INTS = SPECIES.withLanes(int.class);

  /// Adding one of these leaves n, the nearest integer, in the low bits together with what the
  /// exponent of a float wants: shifted left by 23 they are 2^n, or 2^(n+64) to be followed by
  /// 2^-64 where 2^n may be no float. Which integer is nearest is the same for all: x/ln 2 as a
  /// product of two floats never lies halfway.
  private static final float ROUND = ROUNDER + 127;

  private static final float ROUND_LIFTED = ROUNDER + 127 + 64;
  private static final float UNLIFT = 0x1p-64f;

  /// The same for 2^n as a product of two powers of about half the exponent.
  private static final float ROUND_TWICE = ROUNDER + 2 * 127;

  private ElementaryLanes() {}

  /// y = exp(x-m).
  static int expMinus(float m, float[] x, int xOffset, float[] y, int yOffset, int n) {
    int i = 0;
    for (; i <= n - WIDTH; i += WIDTH) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, xOffset + i).sub(m);
      FloatVector c = v.blend(EXP_HIGH, v.compare(VectorOperators.GT, EXP_HIGH));
      c = c.blend(EXP_LOW, c.compare(VectorOperators.LT, EXP_LOW));
      FloatVector t =
          c.fma(
              FloatVector.broadcast(SPECIES, LOG2_E), FloatVector.broadcast(SPECIES, ROUND_TWICE));
      FloatVector whole = t.sub(ROUND_TWICE);
      FloatVector r = whole.fma(FloatVector.broadcast(SPECIES, -LN2_HIGH), c);
      r = whole.fma(FloatVector.broadcast(SPECIES, -LN2_LOW), r);
      FloatVector q = FloatVector.broadcast(SPECIES, E7).fma(r, FloatVector.broadcast(SPECIES, E6));
      q = q.fma(r, FloatVector.broadcast(SPECIES, E5));
      q = q.fma(r, FloatVector.broadcast(SPECIES, E4));
      q = q.fma(r, FloatVector.broadcast(SPECIES, E3));
      q = q.fma(r, FloatVector.broadcast(SPECIES, E2));
      q = q.fma(r.mul(r), r);
      IntVector power = t.reinterpretAsInts();
      IntVector half = power.lanewise(VectorOperators.LSHR, 1);
      FloatVector first = half.lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
      FloatVector second = power.sub(half).lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
      FloatVector e = q.add(1).mul(first).mul(second);
      e.intoArray(y, yOffset + i);
    }
    return i;
  }

  /// y = exp(x-m) where m is at least the largest x, and Σ y, both for the elements before the last
  /// multiple of 16: the others are left to the caller.
  static float expBelow(float m, float[] x, int xOffset, float[] y, int yOffset, int n) {
    FloatVector s0 = FloatVector.zero(SPECIES);
    FloatVector s1 = s0;
    FloatVector s2 = s0;
    FloatVector s3 = s0;
    int blocks = n & -BLOCK;
    for (int i = 0; i < blocks; i += WIDTH) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, xOffset + i).sub(m);
      FloatVector c = v.blend(EXP_LOW, v.compare(VectorOperators.LT, EXP_LOW));
      FloatVector t =
          c.fma(
              FloatVector.broadcast(SPECIES, LOG2_E), FloatVector.broadcast(SPECIES, ROUND_LIFTED));
      FloatVector whole = t.sub(ROUND_LIFTED);
      FloatVector r = whole.fma(FloatVector.broadcast(SPECIES, -LN2_HIGH), c);
      r = whole.fma(FloatVector.broadcast(SPECIES, -LN2_LOW), r);
      FloatVector q = FloatVector.broadcast(SPECIES, E7).fma(r, FloatVector.broadcast(SPECIES, E6));
      q = q.fma(r, FloatVector.broadcast(SPECIES, E5));
      q = q.fma(r, FloatVector.broadcast(SPECIES, E4));
      q = q.fma(r, FloatVector.broadcast(SPECIES, E3));
      q = q.fma(r, FloatVector.broadcast(SPECIES, E2));
      q = q.fma(r.mul(r), r);
      IntVector power = t.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23);
      FloatVector e = q.add(1).mul(power.reinterpretAsFloats()).mul(UNLIFT);
      e.intoArray(y, yOffset + i);
      // The next vector goes to the next sum, after the last to the first again.
      FloatVector sum = s0.add(e);
      s0 = WIDTH == 16 ? sum : s1;
      s1 = WIDTH == 8 ? sum : s2;
      s2 = s3;
      s3 = sum;
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
    return Lanes.fold(lanes);
  }

  /// y = tanh(x).
  static int tanh(float[] x, int xOffset, float[] y, int yOffset, int n) {
    int i = 0;
    for (; i <= n - WIDTH; i += WIDTH) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, xOffset + i);
      FloatVector a = v.abs();
      FloatVector c = a.add(a).blend(2 * TANH_HIGH, a.compare(VectorOperators.GT, TANH_HIGH));
      FloatVector t =
          c.fma(FloatVector.broadcast(SPECIES, LOG2_E), FloatVector.broadcast(SPECIES, ROUND));
      FloatVector whole = t.sub(ROUND);
      FloatVector r = whole.fma(FloatVector.broadcast(SPECIES, -LN2_HIGH), c);
      r = whole.fma(FloatVector.broadcast(SPECIES, -LN2_LOW), r);
      FloatVector q = FloatVector.broadcast(SPECIES, E7).fma(r, FloatVector.broadcast(SPECIES, E6));
      q = q.fma(r, FloatVector.broadcast(SPECIES, E5));
      q = q.fma(r, FloatVector.broadcast(SPECIES, E4));
      q = q.fma(r, FloatVector.broadcast(SPECIES, E3));
      q = q.fma(r, FloatVector.broadcast(SPECIES, E2));
      q = q.fma(r.mul(r), r);
      IntVector power = t.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23);
      FloatVector s = power.reinterpretAsFloats();
      FloatVector e = s.fma(q, s.sub(1));
      e.div(e.add(2))
          .reinterpretAsInts()
          .or(v.reinterpretAsInts().and(0x80000000))
          .reinterpretAsFloats()
          .intoArray(y, yOffset + i);
    }
    return i;
  }

  /// y = 1/(1+exp(-x)).
  static int sigmoid(float[] x, int xOffset, float[] y, int yOffset, int n) {
    int i = 0;
    for (; i <= n - WIDTH; i += WIDTH) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, xOffset + i);
      FloatVector c = v.abs().neg();
      c = c.blend(EXP_LOW, c.compare(VectorOperators.LT, EXP_LOW));
      FloatVector t =
          c.fma(
              FloatVector.broadcast(SPECIES, LOG2_E), FloatVector.broadcast(SPECIES, ROUND_LIFTED));
      FloatVector whole = t.sub(ROUND_LIFTED);
      FloatVector r = whole.fma(FloatVector.broadcast(SPECIES, -LN2_HIGH), c);
      r = whole.fma(FloatVector.broadcast(SPECIES, -LN2_LOW), r);
      FloatVector q = FloatVector.broadcast(SPECIES, E7).fma(r, FloatVector.broadcast(SPECIES, E6));
      q = q.fma(r, FloatVector.broadcast(SPECIES, E5));
      q = q.fma(r, FloatVector.broadcast(SPECIES, E4));
      q = q.fma(r, FloatVector.broadcast(SPECIES, E3));
      q = q.fma(r, FloatVector.broadcast(SPECIES, E2));
      q = q.fma(r.mul(r), r);
      IntVector power = t.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23);
      FloatVector e = q.add(1).mul(power.reinterpretAsFloats()).mul(UNLIFT);
      FloatVector.broadcast(SPECIES, 1)
          .blend(e, v.compare(VectorOperators.LT, 0))
          .div(e.add(1))
          .intoArray(y, yOffset + i);
    }
    return i;
  }

  /// y = log(x).
  static int log(float[] x, int xOffset, float[] y, int yOffset, int n) {
    int i = 0;
    for (; i <= n - WIDTH; i += WIDTH) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, xOffset + i);
      VectorMask<Float> tiny = v.compare(VectorOperators.LT, Float.MIN_NORMAL);
      FloatVector scaled = v.blend(v.mul(0x1p23f), tiny);
      IntVector shifted = scaled.reinterpretAsInts().sub(SQRT_HALF_BITS);
      IntVector exponent = shifted.lanewise(VectorOperators.ASHR, 23);
      exponent = exponent.blend(exponent.sub(23), tiny.cast(INTS));
      FloatVector e = (FloatVector) exponent.convert(VectorOperators.I2F, 0);
      FloatVector f = shifted.and(0x7FFFFF).add(SQRT_HALF_BITS).reinterpretAsFloats().sub(1);
      FloatVector z = f.mul(f);
      FloatVector p =
          FloatVector.broadcast(SPECIES, L11).fma(f, FloatVector.broadcast(SPECIES, L10));
      p = p.fma(f, FloatVector.broadcast(SPECIES, L9));
      p = p.fma(f, FloatVector.broadcast(SPECIES, L8));
      p = p.fma(f, FloatVector.broadcast(SPECIES, L7));
      p = p.fma(f, FloatVector.broadcast(SPECIES, L6));
      p = p.fma(f, FloatVector.broadcast(SPECIES, L5));
      p = p.fma(f, FloatVector.broadcast(SPECIES, L4));
      p = p.fma(f, FloatVector.broadcast(SPECIES, L3));
      p = p.mul(f).mul(z);
      p = e.fma(FloatVector.broadcast(SPECIES, LN2_LOW), p);
      p = z.fma(FloatVector.broadcast(SPECIES, L2), p);
      p = e.fma(FloatVector.broadcast(SPECIES, LN2_HIGH), f.add(p));
      FloatVector limit = FloatVector.broadcast(SPECIES, Float.NaN);
      limit = limit.blend(Float.NEGATIVE_INFINITY, v.compare(VectorOperators.EQ, 0));
      p = limit.blend(p, v.compare(VectorOperators.GT, 0));
      p.blend(v, v.compare(VectorOperators.EQ, Float.POSITIVE_INFINITY)).intoArray(y, yOffset + i);
    }
    return i;
  }

  /// y = erf(x).
  static int erf(float[] x, int xOffset, float[] y, int yOffset, int n) {
    int i = 0;
    for (; i <= n - WIDTH; i += WIDTH) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, xOffset + i);
      FloatVector a = v.abs();
      a = a.blend(ERF_HIGH, a.compare(VectorOperators.GT, ERF_HIGH));
      FloatVector z = a.mul(a);
      FloatVector c = FloatVector.broadcast(SPECIES, F7).fma(a, FloatVector.broadcast(SPECIES, F6));
      FloatVector low =
          FloatVector.broadcast(SPECIES, F5).fma(a, FloatVector.broadcast(SPECIES, F4));
      c = c.fma(z, low);
      c = c.fma(a, FloatVector.broadcast(SPECIES, F3));
      c = c.fma(a, FloatVector.broadcast(SPECIES, F2));
      c = c.fma(a, FloatVector.broadcast(SPECIES, F1));
      c = c.fma(a, a).neg(); // -17 to 0: its exponential is a normal number
      FloatVector t =
          c.fma(FloatVector.broadcast(SPECIES, LOG2_E), FloatVector.broadcast(SPECIES, ROUND));
      FloatVector whole = t.sub(ROUND);
      FloatVector r = whole.fma(FloatVector.broadcast(SPECIES, -LN2_HIGH), c);
      r = whole.fma(FloatVector.broadcast(SPECIES, -LN2_LOW), r);
      FloatVector q = FloatVector.broadcast(SPECIES, E7).fma(r, FloatVector.broadcast(SPECIES, E6));
      q = q.fma(r, FloatVector.broadcast(SPECIES, E5));
      q = q.fma(r, FloatVector.broadcast(SPECIES, E4));
      q = q.fma(r, FloatVector.broadcast(SPECIES, E3));
      q = q.fma(r, FloatVector.broadcast(SPECIES, E2));
      q = q.fma(r.mul(r), r);
      IntVector power = t.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23);
      FloatVector s = power.reinterpretAsFloats();
      FloatVector outer = FloatVector.broadcast(SPECIES, 1).sub(q.add(1).mul(s));
      FloatVector g =
          FloatVector.broadcast(SPECIES, G11).fma(z, FloatVector.broadcast(SPECIES, G9));
      g = g.fma(z, FloatVector.broadcast(SPECIES, G7));
      g = g.fma(z, FloatVector.broadcast(SPECIES, G5));
      g = g.fma(z, FloatVector.broadcast(SPECIES, G3));
      g = g.fma(z, FloatVector.broadcast(SPECIES, G1));
      FloatVector inner = g.fma(a, a);
      inner = inner.blend(outer, a.compare(VectorOperators.GT, ERF_SPLIT));
      inner
          .reinterpretAsInts()
          .or(v.reinterpretAsInts().and(0x80000000))
          .reinterpretAsFloats()
          .intoArray(y, yOffset + i);
    }
    return i;
  }
}
