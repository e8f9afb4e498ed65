package lectern.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class DigitsTest {
  @Test
  void numbersAreShort() {
    assertEquals("0", Digits.of(0));
    assertEquals("0.3", Digits.of(0.3));
    assertEquals("1.235", Digits.of(1.23456));
    assertEquals("-14.84", Digits.of(-14.8372));
    assertEquals("1235", Digits.of(1234.56));
    assertEquals("-4590", Digits.of(-4590.2)); // an integer's zeros count
    assertEquals("-23,130", Digits.of(-23_130.4));
    assertEquals("70,000", Digits.of(70_000));
    assertEquals("12,346", Digits.of(12345.6));
    assertEquals("1.5e-7", Digits.of(1.5e-7));
    assertEquals("2e6", Digits.of(2e6));
    assertEquals("NaN", Digits.of(Double.NaN));
  }
}
