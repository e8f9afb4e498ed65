package lectern.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {
  @Test
  void byHand() {
    int[] actual = {0, 0, 0, 1, 1, 1, 1, 0};
    int[] predicted = {0, 0, 1, 1, 1, 0, 1, 0};
    ConfusionMatrix matrix = ConfusionMatrix.of(actual, predicted, 3);
    assertEquals(3, matrix.count(0, 0));
    assertEquals(1, matrix.count(0, 1));
    assertEquals(1, matrix.count(1, 0));
    assertEquals(3, matrix.count(1, 1));
    assertEquals(0.75, matrix.accuracy());
    assertEquals(0.75, matrix.precision(0));
    assertEquals(0.75, matrix.recall(1));
    assertEquals(0, matrix.f1(2), "nothing is of it and nothing was taken for it");
    assertEquals(0.5, matrix.macroF1());
  }

  @Test
  void theFirstOfEquallyProbableClassesIsPredicted() {
    ConfusionMatrix matrix =
        ConfusionMatrix.of(new double[][] {{0.4, 0.2, 0.4}, {0.2, 0.4, 0.4}}, new int[] {2, 1});
    assertEquals(1, matrix.count(2, 0));
    assertEquals(1, matrix.count(1, 1));
  }

  @Test
  void asScikitLearnHasIt() {
    MetricGolden golden = MetricGolden.load();
    ConfusionMatrix matrix = ConfusionMatrix.of(golden.probabilities(), golden.labels());
    for (int k = 0; k < matrix.classes(); k++) {
      for (int other = 0; other < matrix.classes(); other++) {
        assertEquals(golden.confusion()[k][other], matrix.count(k, other));
      }
      assertEquals(golden.precision()[k], matrix.precision(k), 1e-15);
      assertEquals(golden.recall()[k], matrix.recall(k), 1e-15);
      assertEquals(golden.f1()[k], matrix.f1(k), 1e-15);
    }
    assertEquals(golden.accuracy(), matrix.accuracy(), 1e-15);
    assertEquals(golden.macroF1(), matrix.macroF1(), 1e-15);
  }

  @Test
  void nothingToCount() {
    assertThrows(
        IllegalArgumentException.class, () -> ConfusionMatrix.of(new int[0], new int[0], 2));
  }
}
