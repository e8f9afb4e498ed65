package lectern.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import lectern.statistics.Interval;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundedTest {
  /// Half the interval to two figures, the estimate to the same place.
  @ParameterizedTest
  @CsvSource({
    "0.913412358, 0.0216, 0.913 ± 0.022",
    "0.913412358, 0.0996, 0.91 ± 0.10",
    "-12.3456, 3.21, -12.3 ± 3.2",
    "12345.678, 1234.5, 12346 ± 1234",
    "3.0943e9, 6.4e8, 3.09e9 ± 6.4e8",
    "1.2345e-7, 2.2e-8, 1.23e-7 ± 2.2e-8",
    "-0.0004, 0.1, 0.00 ± 0.10",
    "0.25, 0, 0.25 ± 0",
    "NaN, 1, ''"
  })
  void theIntervalDecidesTheDigits(double value, double half, String text) {
    Interval interval =
        Double.isNaN(value) ? Interval.NONE : new Interval(value - half, value + half);
    assertEquals(text, Rounded.estimate(value, interval));
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 0.5",
    "1234567, 1234567",
    "0.123456, 0.1235",
    "1.5e-9, 1.5e-9",
    "2e300, 2e300",
    "-0.0, 0",
    "Infinity, ∞",
    "NaN, ''"
  })
  void aNumberByItselfHasFourFigures(double value, String text) {
    assertEquals(text, Rounded.number(value));
  }

  @ParameterizedTest
  @CsvSource({"0.0004, <0.001", "0.0736, 0.074", "1, 1.000", "NaN, ''"})
  void pValues(double value, String text) {
    assertEquals(text, Rounded.p(value));
  }
}
