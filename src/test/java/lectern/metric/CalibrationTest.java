package lectern.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CalibrationTest {
  @Test
  void byHand() {
    double[][] probabilities = {
      {0.9, 0.1}, // right
      {0.2, 0.8}, // right
      {0.85, 0.15}, // wrong
      {0.45, 0.55}, // wrong
      {0.6, 0.4} // right: 0.6 is the upper edge of its bin
    };
    Calibration measured = Calibration.of(probabilities, new int[] {0, 1, 1, 0, 0}, 5);
    assertEquals(5, measured.bins().size());
    Calibration.Bin third = measured.bins().get(2);
    assertEquals(0.4, third.low(), 1e-15);
    assertEquals(0.6, third.high(), 1e-15);
    assertEquals(2, third.count());
    assertEquals(0.575, third.confidence(), 1e-15);
    assertEquals(0.5, third.accuracy());
    assertEquals(1, measured.bins().get(3).count()); // 0.8
    assertEquals(2, measured.bins().get(4).count());
    assertEquals(0.875, measured.bins().get(4).confidence(), 1e-15);
    assertTrue(Double.isNaN(measured.bins().get(0).accuracy()));
    // (2·|0.5-0.575| + 1·|1-0.8| + 2·|0.5-0.875|) / 5
    assertEquals(0.22, measured.error(), 1e-15);
  }

  @Test
  void whoIsAlwaysSureAndAlwaysRightIsCalibrated() {
    assertEquals(0, Calibration.of(new double[][] {{1, 0}, {0, 1}}, new int[] {0, 1}, 15).error());
    assertEquals(1, Calibration.of(new double[][] {{1, 0}, {0, 1}}, new int[] {1, 0}, 15).error());
  }

  @Test
  void asNumpyHasIt() {
    MetricGolden golden = MetricGolden.load();
    Calibration measured =
        Calibration.of(golden.probabilities(), golden.labels(), golden.bins().length);
    for (int b = 0; b < golden.bins().length; b++) {
      assertEquals(golden.bins()[b], measured.bins().get(b).count());
    }
    assertEquals(golden.error(), measured.error(), 1e-12);
  }

  @Test
  void nothingToMeasure() {
    assertThrows(
        IllegalArgumentException.class, () -> Calibration.of(new double[0][], new int[0], 15));
  }
}
