package lectern.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import lectern.experiment.Interval;
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

  @Test
  void effectCarriesItsIntervalWhereThereIsOne() {
    assertEquals("0.5000 [0.2500, 0.7500]", Figures.effect(0.5, new Interval(0.25, 0.75)));
    assertEquals("1", Figures.effect(1, Interval.NONE));
    assertEquals("", Figures.effect(Double.NaN, Interval.NONE));
  }
}
