package lectern.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ElementaryTest {
  /// A function of ours in both forms beside the same in double arithmetic.
  record Function(Scalar scalar, Range range, DoubleUnaryOperator truth) {
    @FunctionalInterface
    interface Scalar {
      float of(float x);
    }

    @FunctionalInterface
    interface Range {
      void of(float[] x, int xOffset, float[] y, int yOffset, int n);
    }
  }

  static Stream<Named<Function>> functions() {
    return Stream.of(
        Named.of("exp", new Function(Elementary::exp, Elementary::exp, StrictMath::exp)),
        Named.of("tanh", new Function(Elementary::tanh, Elementary::tanh, StrictMath::tanh)),
        Named.of("log", new Function(Elementary::log, Elementary::log, StrictMath::log)),
        Named.of(
            "sigmoid",
            new Function(
                Elementary::sigmoid,
                Elementary::sigmoid,
                x ->
                    x < 0
                        ? StrictMath.exp(x) / (1 + StrictMath.exp(x))
                        : 1 / (1 + StrictMath.exp(-x)))),
        Named.of("erf", new Function(Elementary::erf, Elementary::erf, ElementaryTest::erf)));
  }

  /// Every exponent and sign with many fractions, and what lies between.
  private static float[] samples() {
    float[] some = new float[1 << 20];
    for (int i = 0; i < some.length; i++) {
      some[i] = Float.intBitsToFloat(i * 4093);
    }
    float[] edges = {
      0f,
      -0f,
      1f,
      -1f,
      Float.NaN,
      Float.POSITIVE_INFINITY,
      Float.NEGATIVE_INFINITY,
      Float.MIN_VALUE,
      -Float.MIN_VALUE,
      Float.MIN_NORMAL,
      -Float.MIN_NORMAL,
      Float.MAX_VALUE,
      -Float.MAX_VALUE,
      88.72284f,
      88.72283f,
      89f,
      89.1f,
      -87.33655f,
      -103.97208f,
      -103.9721f,
      -104f,
      -104.1f,
      0.921875f,
      0.92187506f,
      4f,
      10f,
      20f
    };
    float[] all = Arrays.copyOf(some, some.length + edges.length + 200_003);
    System.arraycopy(edges, 0, all, some.length, edges.length);
    for (int i = some.length + edges.length; i < all.length; i++) {
      all[i] = (i - some.length - edges.length - 100_000) * 0.0011f; // -110 to 110
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("functions")
  void isWithinTwoAndAHalfUlpOfDoubleArithmetic(Function function) {
    double worst = 0;
    float at = 0;
    for (float x : samples()) {
      double truth = function.truth.applyAsDouble(x);
      float rounded = (float) truth;
      float found = function.scalar.of(x);
      if (Float.isNaN(rounded) || Float.isInfinite(rounded) || Float.isInfinite(x)) {
        assertEquals(rounded, found, () -> "at " + x);
      } else {
        double error = Math.abs(found - truth) / Math.ulp(rounded);
        if (!(error <= worst)) {
          worst = error;
          at = x;
        }
      }
    }
    assertTrue(worst <= 2.5, worst + " ulp at " + at);
  }

  @ParameterizedTest
  @MethodSource("functions")
  void rangeAndScalarGiveTheSameBits(Function function) {
    float[] x = samples();
    float[] expected = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      expected[i] = function.scalar.of(x[i]);
    }
    float[] y = new float[x.length + 3];
    function.range.of(x, 0, y, 3, x.length);
    for (int i = 0; i < x.length; i++) {
      int index = i;
      assertEquals(
          Float.floatToIntBits(expected[i]),
          Float.floatToIntBits(y[i + 3]),
          () -> "at " + x[index]);
    }
    float[] inPlace = x.clone();
    function.range.of(inPlace, 5, inPlace, 5, x.length - 7);
    float[] between = Arrays.copyOfRange(expected, 5, x.length - 2);
    assertEquals(
        Arrays.hashCode(between), Arrays.hashCode(Arrays.copyOfRange(inPlace, 5, x.length - 2)));
    assertEquals(x[4], inPlace[4]);
    assertEquals(x[x.length - 2], inPlace[x.length - 2]);
  }

  /// Taylor series near 0, continued fraction beyond; both converge to double precision.
  static double erf(double x) {
    double a = Math.abs(x);
    if (a < 3) {
      double term = a;
      double sum = a;
      for (int k = 1; k < 200; k++) {
        term *= -a * a / k;
        sum += term / (2 * k + 1);
      }
      return Math.copySign(sum * 2 / StrictMath.sqrt(StrictMath.PI), x);
    }
    if (a > 6) {
      return Math.copySign(1, x);
    }
    double fraction = a;
    for (int k = 60; k > 0; k--) {
      fraction = a + k / 2.0 / fraction;
    }
    double tail = StrictMath.exp(-a * a) / StrictMath.sqrt(StrictMath.PI) / fraction;
    return Double.isNaN(x) ? Double.NaN : Math.copySign(1 - tail, x);
  }
}
