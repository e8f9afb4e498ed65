package lectern.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalInt;
import lectern.tensor.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TwoSamplesTest {
  private static final StudentT A = StudentT.of(2.1, 2.9, 3.7, 5.3, 4.1);
  private static final StudentT B = StudentT.of(1.3, 1.1, 1.7);

  @Test
  void welchIsRsTTest() {
    Welch welch = Welch.of(A, B);
    double[] ours = {
      welch.difference() / welch.error(),
      welch.degrees(),
      welch.p(),
      welch.interval().low(),
      welch.interval().high(),
      welch.error()
    };
    assertArrayEquals(Golden.of("welch"), ours, 1e-9);
  }

  @Test
  void welchOfConstantsDecidesExactly() {
    Welch apart = Welch.of(StudentT.of(2, 2), StudentT.of(1, 1));
    assertEquals(new Interval(1, 1), apart.interval());
    assertEquals(0, apart.p());
    assertEquals(1, Welch.of(StudentT.of(2, 2), StudentT.of(2, 2)).p());
    assertThrows(IllegalArgumentException.class, () -> Welch.of(A, StudentT.of(1)));
  }

  @Test
  void hedgesIsCorrectedExactly() {
    double[] golden = Golden.of("hedges");
    assertEquals(golden[0], HedgesG.unpaired(A, B), 1e-12);
    assertEquals(golden[1], HedgesG.paired(A), 1e-12);
    assertEquals(golden[2], HedgesG.correction(2), 1e-12);
    assertEquals(golden[3], HedgesG.correction(3), 1e-12);
    assertEquals(golden[4], HedgesG.correction(19), 1e-12);
  }

  /// Of 4,000 samples of four pairs with a true effect of 1, g averages 1 (its standard error here
  /// is 0.012); without the correction the average is 1 / correction(3) = 1.38.
  @Test
  void hedgesIsUnbiased() {
    RandomStream random = RandomStream.of(7);
    double sum = 0;
    double uncorrected = 0;
    for (int sample = 0; sample < 4000; sample++) {
      double[] values = new double[4];
      for (int i = 0; i < values.length; i++) {
        values[i] = 1 + random.nextGaussian();
      }
      StudentT pairs = StudentT.of(values);
      sum += HedgesG.paired(pairs) / 4000;
      uncorrected += pairs.mean() / pairs.sd() / 4000;
    }
    assertEquals(1, sum, 0.05);
    assertTrue(uncorrected > 1.25, "without the correction " + uncorrected);
  }

  @Test
  void hedgesHasNoValueWithoutSpread() {
    assertTrue(Double.isNaN(HedgesG.paired(StudentT.of(1, 2))));
    assertTrue(Double.isNaN(HedgesG.paired(StudentT.of(3, 3, 3))));
    assertEquals(0, HedgesG.paired(StudentT.of(0, 0, 0)));
    assertTrue(Double.isNaN(HedgesG.unpaired(A, StudentT.of(1))));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 10, 40})
  void powerIsRs(int n) {
    assertEquals(Golden.of("power." + n)[0], Power.of(0.7 * Math.sqrt(n), n - 1), 1e-6);
    double detectable = Power.detectable(1 / Math.sqrt(n), n - 1);
    assertEquals(Golden.of("detectable." + n)[0], detectable, 1e-5);
    assertEquals(Power.USUAL, Power.of(detectable * Math.sqrt(n), n - 1), 1e-9);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.2", "0.7", "1.5", "4"})
  void seedsNeededAreRs(String difference) {
    int golden = (int) Golden.of("seeds." + difference)[0];
    assertEquals(OptionalInt.of(golden), Power.seeds(Double.parseDouble(difference), 1, 1));
  }

  @Test
  void noNumberOfSeedsFindsNothing() {
    assertEquals(OptionalInt.empty(), Power.seeds(0, 1, 1));
    assertEquals(OptionalInt.empty(), Power.seeds(1e-6, 1, 1));
    assertEquals(0.05, Power.of(0, 6), 1e-9);
  }

  @Test
  void holmIsRs() {
    assertArrayEquals(Golden.of("holm"), Holm.adjust(0.01, 0.04, 0.03, 0.005, 0.55, 0.04), 1e-15);
  }

  /// By hand: of three, the smallest is tripled, the next doubled, the last stays, unless a smaller
  /// one already came out larger. What was not tested does not count.
  @Test
  void holmByHand() {
    double[] adjusted = Holm.adjust(0.02, Double.NaN, 0.5, 0.025);
    assertArrayEquals(new double[] {0.06, Double.NaN, 0.5, 0.06}, adjusted, 1e-15);
    assertEquals(0, Holm.adjust().length);
    assertArrayEquals(new double[] {1, 1}, Holm.adjust(0.7, 0.9), 1e-15);
    assertThrows(IllegalArgumentException.class, () -> Holm.adjust(1.2));
  }
}
