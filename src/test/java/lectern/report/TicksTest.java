package lectern.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TicksTest {
  @Test
  void numbersAreShort() {
    assertEquals("0", Ticks.number(0));
    assertEquals("0.3", Ticks.number(0.3));
    assertEquals("1.235", Ticks.number(1.23456));
    assertEquals("-14.84", Ticks.number(-14.8372));
    assertEquals("1235", Ticks.number(1234.56));
    assertEquals("12,346", Ticks.number(12345.6));
    assertEquals("1.5e-7", Ticks.number(1.5e-7));
    assertEquals("2e6", Ticks.number(2e6));
    assertEquals("NaN", Ticks.number(Double.NaN));
  }
}
