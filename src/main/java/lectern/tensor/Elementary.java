package lectern.tensor;

/// Exponential, logarithm and their relatives as polynomials of our own: the same bits on every
/// machine, for one number or a range.
///
/// `Math.exp` and the Vector API's own functions may differ by an ulp from one processor to the
/// next; these use only operations that IEEE 754 rounds in one way (fused multiply-add, division).
/// Each is within 2.5 ulp of the true value for every float, gives NaN for NaN and the limit for an
/// infinity. The range forms write `y[yOffset+i] = f(x[xOffset+i])` for `i < n`; y may be x at the
/// same offset.
///
/// Source: polynomials of exp and log from Moshier's Cephes library (1992, `expf`, `logf`), of erf
/// from Juffa (2018, `erff` with an error below 1 ulp).
public final class Elementary {
  static final float EXP_LOW = -104; // below, exp rounds to 0
  static final float EXP_HIGH = 89; // above, exp rounds to infinity
  static final float LOG2_E = 1.44269504f;
  static final float LN2_HIGH = 0.693359375f; // few bits: its multiples are exact
  static final float LN2_LOW = -2.12194440e-4f;
  static final float ROUNDER = 0x1.8p23f; // adding it leaves the nearest integer in the low bits
  private static final int ROUNDER_BITS = Float.floatToRawIntBits(ROUNDER);
  static final float E2 = 5.0000001201e-1f;
  static final float E3 = 1.6666665459e-1f;
  static final float E4 = 4.1665795894e-2f;
  static final float E5 = 8.3334519073e-3f;
  static final float E6 = 1.3981999507e-3f;
  static final float E7 = 1.9875691500e-4f;

  static final float TANH_HIGH = 10; // above, tanh rounds to 1

  static final int SQRT_HALF_BITS = 0x3F3504F3;
  static final float L2 = -0.5f;
  static final float L3 = 3.3333331174e-1f;
  static final float L4 = -2.4999993993e-1f;
  static final float L5 = 2.0000714765e-1f;
  static final float L6 = -1.6668057665e-1f;
  static final float L7 = 1.4249322787e-1f;
  static final float L8 = -1.2420140846e-1f;
  static final float L9 = 1.1676998740e-1f;
  static final float L10 = -1.1514610310e-1f;
  static final float L11 = 7.0376836292e-2f;

  static final float ERF_HIGH = 4; // above, erf rounds to 1
  static final float ERF_SPLIT = 0.921875f;
  static final float F1 = 0x1.079d0cp-3f; // above the split: erf = 1 - exp(-t - t·poly(t))
  static final float F2 = 0x1.450aa0p-1f;
  static final float F3 = 0x1.b55cb0p-4f;
  static final float F4 = -0x1.8d6300p-6f;
  static final float F5 = 0x1.fd1336p-9f;
  static final float F6 = -0x1.91d2ccp-12f;
  static final float F7 = 0x1.222900p-16f;
  static final float G1 = 0x1.06eba6p-3f; // below the split: erf = x + x·poly(x²)
  static final float G3 = -0x1.8126e0p-2f;
  static final float G5 = 0x1.ce1a46p-4f;
  static final float G7 = -0x1.b68bd2p-6f;
  static final float G9 = 0x1.473f48p-8f;
  static final float G11 = -0x1.3a1a82p-11f;

  private Elementary() {}

  /// e to the power of x.
  public static float exp(float x) {
    float c = x > EXP_HIGH ? EXP_HIGH : x;
    c = c < EXP_LOW ? EXP_LOW : c;
    float t = Math.fma(c, LOG2_E, ROUNDER);
    float r = reduce(c, t - ROUNDER);
    int n = Float.floatToRawIntBits(t) - ROUNDER_BITS;
    int half = n >> 1; // in two steps, since 2^n itself may be no float
    return (expm1Reduced(r) + 1) * powerOf2(half) * powerOf2(n - half);
  }

  /// The hyperbolic tangent.
  public static float tanh(float x) {
    float a = Math.abs(x);
    float t = a > TANH_HIGH ? 2 * TANH_HIGH : 2 * a;
    float u = Math.fma(t, LOG2_E, ROUNDER);
    float q = expm1Reduced(reduce(t, u - ROUNDER));
    float s = powerOf2(Float.floatToRawIntBits(u) - ROUNDER_BITS);
    float e = Math.fma(s, q, s - 1); // exp(2|x|) - 1
    return withSign(e / (e + 2), x);
  }

  /// The logistic function 1/(1+e^-x).
  public static float sigmoid(float x) {
    float e = exp(-Math.abs(x));
    return (x < 0 ? e : 1) / (1 + e);
  }

  /// The natural logarithm; that of 0 is -∞, that of a negative number is NaN.
  public static float log(float x) {
    boolean tiny = x < Float.MIN_NORMAL;
    float scaled = tiny ? x * 0x1p23f : x;
    int shifted = Float.floatToRawIntBits(scaled) - SQRT_HALF_BITS;
    float e = (shifted >> 23) - (tiny ? 23 : 0);
    float f = Float.intBitsToFloat((shifted & 0x7FFFFF) + SQRT_HALF_BITS) - 1; // √½-1 to √2-1
    float z = f * f;
    float y = Math.fma(L11, f, L10);
    y = Math.fma(y, f, L9);
    y = Math.fma(y, f, L8);
    y = Math.fma(y, f, L7);
    y = Math.fma(y, f, L6);
    y = Math.fma(y, f, L5);
    y = Math.fma(y, f, L4);
    y = Math.fma(y, f, L3);
    y = y * f * z;
    y = Math.fma(e, LN2_LOW, y);
    y = Math.fma(z, L2, y);
    y = Math.fma(e, LN2_HIGH, f + y);
    y = x > 0 ? y : x == 0 ? Float.NEGATIVE_INFINITY : Float.NaN;
    return x == Float.POSITIVE_INFINITY ? x : y;
  }

  /// The error function, 2/√π ∫₀ˣ exp(-t²) dt.
  public static float erf(float x) {
    float a = Math.abs(x);
    float t = a > ERF_HIGH ? ERF_HIGH : a;
    float s = t * t;
    float r = Math.fma(F7, t, F6);
    r = Math.fma(r, s, Math.fma(F5, t, F4));
    r = Math.fma(r, t, F3);
    r = Math.fma(r, t, F2);
    r = Math.fma(r, t, F1);
    r = Math.fma(r, t, t);
    float outer = 1 - exp(-r);
    r = Math.fma(G11, s, G9);
    r = Math.fma(r, s, G7);
    r = Math.fma(r, s, G5);
    r = Math.fma(r, s, G3);
    r = Math.fma(r, s, G1);
    float inner = Math.fma(r, t, t);
    return withSign(t > ERF_SPLIT ? outer : inner, x);
  }

  /// {@link #exp(float)} of a range.
  public static void exp(float[] x, int xOffset, float[] y, int yOffset, int n) {
    for (int i = ElementaryLanes.expMinus(0, x, xOffset, y, yOffset, n); i < n; i++) {
      y[yOffset + i] = exp(x[xOffset + i]);
    }
  }

  /// {@link #tanh(float)} of a range.
  public static void tanh(float[] x, int xOffset, float[] y, int yOffset, int n) {
    for (int i = ElementaryLanes.tanh(x, xOffset, y, yOffset, n); i < n; i++) {
      y[yOffset + i] = tanh(x[xOffset + i]);
    }
  }

  /// {@link #sigmoid(float)} of a range.
  public static void sigmoid(float[] x, int xOffset, float[] y, int yOffset, int n) {
    for (int i = ElementaryLanes.sigmoid(x, xOffset, y, yOffset, n); i < n; i++) {
      y[yOffset + i] = sigmoid(x[xOffset + i]);
    }
  }

  /// {@link #log(float)} of a range.
  public static void log(float[] x, int xOffset, float[] y, int yOffset, int n) {
    for (int i = ElementaryLanes.log(x, xOffset, y, yOffset, n); i < n; i++) {
      y[yOffset + i] = log(x[xOffset + i]);
    }
  }

  /// {@link #erf(float)} of a range.
  public static void erf(float[] x, int xOffset, float[] y, int yOffset, int n) {
    for (int i = ElementaryLanes.erf(x, xOffset, y, yOffset, n); i < n; i++) {
      y[yOffset + i] = erf(x[xOffset + i]);
    }
  }

  /// x - n·ln 2.
  private static float reduce(float x, float n) {
    return Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, x));
  }

  /// exp(r) - 1 for |r| ≤ ½ ln 2.
  private static float expm1Reduced(float r) {
    float p = Math.fma(E7, r, E6);
    p = Math.fma(p, r, E5);
    p = Math.fma(p, r, E4);
    p = Math.fma(p, r, E3);
    p = Math.fma(p, r, E2);
    return Math.fma(p, r * r, r);
  }

  private static float powerOf2(int exponent) {
    return Float.intBitsToFloat((exponent + 127) << 23);
  }

  private static float withSign(float magnitude, float sign) {
    return Float.intBitsToFloat(
        Float.floatToRawIntBits(magnitude) | (Float.floatToRawIntBits(sign) & 0x80000000));
  }
}
