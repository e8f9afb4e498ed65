package lectern.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FiguresTest {
  @Test
  void fourSignificantDigits() {
    assertEquals("0.2346", Figures.number(0.234567));
    assertEquals("3.142", Figures.number(Math.PI));
    assertEquals("-31.42", Figures.number(-10 * Math.PI));
    assertEquals("31416", Figures.number(10000 * Math.PI));
    assertEquals("1", Figures.number(1.0));
    assertEquals("0", Figures.number(0.0));
    assertEquals("1.23e-05", Figures.number(0.0000123));
    assertEquals("", Figures.number(Double.NaN));
  }
}
