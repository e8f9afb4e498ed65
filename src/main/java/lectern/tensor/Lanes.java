package lectern.tensor;

import static lectern.tensor.Elementary.*;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The vectors of this machine, and {@link Elementary}'s functions on them: step for step the
/// scalar ones, hence the same bits.
final class Lanes {
  /// The widest of 128, 256 and 512 bits that this machine has.
  static final VectorSpecies<Float> SPECIES =
      switch (FloatVector.SPECIES_PREFERRED.length()) {
        case 1, 2, 4 -> FloatVector.SPECIES_128;
        case 8 -> FloatVector.SPECIES_256;
        default -> FloatVector.SPECIES_512;
      };

  private static final VectorSpecies<Integer> INTS = SPECIES.withLanes(int.class);

  /// Floats in a vector: 4, 8 or 16.
  static final int WIDTH = SPECIES.length();

  /// Floats that a reduction treats at a time, on every machine.
  static final int BLOCK = 16;

  private Lanes() {}

  /// The sum of 16 lanes held by one vector of 16, two of 8 or four of 4: the upper half is added
  /// to the lower until one number is left. Superfluous arguments are ignored.
  static float sum(FloatVector v0, FloatVector v1, FloatVector v2, FloatVector v3) {
    FloatVector four =
        switch (WIDTH) {
          case 4 -> v0.add(v2).add(v1.add(v3));
          case 8 -> foldTo128(v0.add(v1));
          default ->
              foldTo128(
                  part(v0, FloatVector.SPECIES_256, 0).add(part(v0, FloatVector.SPECIES_256, 1)));
        };
    return (four.lane(0) + four.lane(2)) + (four.lane(1) + four.lane(3));
  }

  private static FloatVector foldTo128(FloatVector eight) {
    return part(eight, FloatVector.SPECIES_128, 0).add(part(eight, FloatVector.SPECIES_128, 1));
  }

  private static FloatVector part(FloatVector whole, VectorSpecies<Float> species, int index) {
    return (FloatVector) whole.reinterpretShape(species, index);
  }

  static FloatVector exp(FloatVector x) {
    FloatVector c = x.blend(EXP_HIGH, x.compare(VectorOperators.GT, EXP_HIGH));
    c = c.blend(EXP_LOW, c.compare(VectorOperators.LT, EXP_LOW));
    FloatVector t = c.fma(all(LOG2_E), all(ROUNDER));
    FloatVector r = reduce(c, t.sub(ROUNDER));
    IntVector n = t.reinterpretAsInts().sub(ROUNDER_BITS);
    IntVector half = n.lanewise(VectorOperators.ASHR, 1);
    return expm1Reduced(r).add(1).mul(powerOf2(half)).mul(powerOf2(n.sub(half)));
  }

  static FloatVector tanh(FloatVector x) {
    FloatVector a = x.abs();
    FloatVector t = a.add(a).blend(2 * TANH_HIGH, a.compare(VectorOperators.GT, TANH_HIGH));
    FloatVector u = t.fma(all(LOG2_E), all(ROUNDER));
    FloatVector q = expm1Reduced(reduce(t, u.sub(ROUNDER)));
    FloatVector s = powerOf2(u.reinterpretAsInts().sub(ROUNDER_BITS));
    FloatVector e = s.fma(q, s.sub(1));
    return withSign(e.div(e.add(2)), x);
  }

  static FloatVector sigmoid(FloatVector x) {
    FloatVector e = exp(x.abs().neg());
    return all(1).blend(e, x.compare(VectorOperators.LT, 0)).div(e.add(1));
  }

  static FloatVector log(FloatVector x) {
    VectorMask<Float> tiny = x.compare(VectorOperators.LT, Float.MIN_NORMAL);
    FloatVector scaled = x.blend(x.mul(0x1p23f), tiny);
    IntVector shifted = scaled.reinterpretAsInts().sub(SQRT_HALF_BITS);
    IntVector exponent = shifted.lanewise(VectorOperators.ASHR, 23);
    FloatVector e =
        (FloatVector)
            exponent.blend(exponent.sub(23), tiny.cast(INTS)).convert(VectorOperators.I2F, 0);
    FloatVector f = shifted.and(0x7FFFFF).add(SQRT_HALF_BITS).reinterpretAsFloats().sub(1);
    FloatVector z = f.mul(f);
    FloatVector y = all(L11).fma(f, all(L10));
    y = y.fma(f, all(L9));
    y = y.fma(f, all(L8));
    y = y.fma(f, all(L7));
    y = y.fma(f, all(L6));
    y = y.fma(f, all(L5));
    y = y.fma(f, all(L4));
    y = y.fma(f, all(L3));
    y = y.mul(f).mul(z);
    y = e.fma(all(LN2_LOW), y);
    y = z.fma(all(L2), y);
    y = e.fma(all(LN2_HIGH), f.add(y));
    FloatVector limit =
        all(Float.NaN).blend(Float.NEGATIVE_INFINITY, x.compare(VectorOperators.EQ, 0));
    y = limit.blend(y, x.compare(VectorOperators.GT, 0));
    return y.blend(x, x.compare(VectorOperators.EQ, Float.POSITIVE_INFINITY));
  }

  static FloatVector erf(FloatVector x) {
    FloatVector a = x.abs();
    FloatVector t = a.blend(ERF_HIGH, a.compare(VectorOperators.GT, ERF_HIGH));
    FloatVector s = t.mul(t);
    FloatVector r = all(F7).fma(t, all(F6));
    r = r.fma(s, all(F5).fma(t, all(F4)));
    r = r.fma(t, all(F3));
    r = r.fma(t, all(F2));
    r = r.fma(t, all(F1));
    r = r.fma(t, t);
    FloatVector outer = all(1).sub(exp(r.neg()));
    r = all(G11).fma(s, all(G9));
    r = r.fma(s, all(G7));
    r = r.fma(s, all(G5));
    r = r.fma(s, all(G3));
    r = r.fma(s, all(G1));
    FloatVector inner = r.fma(t, t);
    return withSign(inner.blend(outer, t.compare(VectorOperators.GT, ERF_SPLIT)), x);
  }

  static FloatVector all(float value) {
    return FloatVector.broadcast(SPECIES, value);
  }

  private static FloatVector reduce(FloatVector x, FloatVector n) {
    return n.fma(all(-LN2_LOW), n.fma(all(-LN2_HIGH), x));
  }

  private static FloatVector expm1Reduced(FloatVector r) {
    FloatVector p = all(E7).fma(r, all(E6));
    p = p.fma(r, all(E5));
    p = p.fma(r, all(E4));
    p = p.fma(r, all(E3));
    p = p.fma(r, all(E2));
    return p.fma(r.mul(r), r);
  }

  private static FloatVector powerOf2(IntVector exponent) {
    return exponent.add(127).lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
  }

  private static FloatVector withSign(FloatVector magnitude, FloatVector sign) {
    return magnitude
        .reinterpretAsInts()
        .or(sign.reinterpretAsInts().and(0x80000000))
        .reinterpretAsFloats();
  }
}
