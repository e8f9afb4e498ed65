package lectern.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BandTest {
  @Test
  void isTheStudentIntervalOfTheMean() {
    // mean 4, deviation 2; t(0.975, 2) = 4.302652730, so half = 4.302652730 · 2 / √3.
    Band band = Band.of(2, 4, 6);
    assertEquals(3, band.n());
    assertEquals(4, band.mean());
    assertEquals(4.968275, band.half(), 1e-6);
    assertEquals(-0.968275, band.low(), 1e-6);
    assertEquals(8.968275, band.high(), 1e-6);
  }

  @Test
  void isAPointWhereOneValueOrNoSpreadIs() {
    assertEquals(new Band(1, 0.25, 0.25, 0.25), Band.of(0.25));
    assertEquals(new Band(3, 0.5, 0.5, 0.5), Band.of(0.5, 0.5, 0.5));
  }

  @Test
  void leavesOutRunsThatDiverged() {
    assertEquals(Band.of(1, 3), Band.of(1, Double.NaN, 3, Double.POSITIVE_INFINITY));
    assertEquals(0, Band.of(Double.NaN).n());
    assertTrue(Double.isNaN(Band.of().mean()));
  }
}
