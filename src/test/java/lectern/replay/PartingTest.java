package lectern.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartingTest {
  private static Parting of(double left, double right) {
    return new Parting(1, "m", OptionalDouble.of(left), OptionalDouble.of(right));
  }

  /// Steps between neighbours were counted by hand: 1 and its successors are 2^-23 apart as floats,
  /// 2^-52 as doubles.
  @ParameterizedTest
  @CsvSource({
    "1, 1.00000011920928955078125, 1",
    "1, 1.0000002384185791015625, 2",
    "1, 1.0000000000000002, 1",
    "0.1, 0.10000000000000002, 1",
    "0.0, -0.0, 1",
    "1.401298464324817E-45, -1.401298464324817E-45, 3",
    "4.9E-324, 0, 1",
    "1, NaN, -1",
    "1, Infinity, -1",
  })
  void stepsOfTheGridAreCounted(double left, double right, long steps) {
    assertEquals(steps, of(left, right).ulps());
    assertEquals(steps, of(right, left).ulps());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.3131 | 0.3132 | m 0.3131 against 0.3132 (0.00032 relative)",
        "0.31310001 | 0.31310002 | m 0.31310001 against 0.31310002 (3.2e-08 relative)",
        "1e300 | -1e300 | m 1.0E300 against -1.0E300 (2.0 relative)",
        "0 | 0.1 | m 0.0 against 0.1 (1.0 relative)",
        "NaN | 1 | m NaN against 1.0",
        "1 | 1.0000000000000002 | m 1.0 against 1.0000000000000002 (1 double step)",
        "1 | 1.0000002384185791015625 | m 1.0 against 1.0000002 (2 float steps)",
        "1.7976931348623157E308 | -1.7976931348623157E308"
            + " | m 1.7976931348623157E308 against -1.7976931348623157E308 (2.0 relative)",
      })
  void itIsToldWithAsManyDigitsAsItTakes(double left, double right, String text) {
    assertEquals(text, of(left, right).text());
  }
}
