package lectern.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import lectern.tensor.RandomStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class StudentTTest {
  /// Student 1908, section IX: hours of sleep gained with two drugs, ten patients; his differences.
  /// R's `t.test(extra ~ group, data = sleep, paired = TRUE)` prints t = -4.0621, df = 9, p-value =
  /// 0.002833, 95 % interval -2.4598858 to -0.7001142, mean -1.58.
  @Test
  void studentsSleepData() {
    double[] first = {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};
    double[] second = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};
    double[] differences = new double[10];
    for (int i = 0; i < 10; i++) {
      differences[i] = first[i] - second[i];
    }
    StudentT sample = StudentT.of(differences);
    assertEquals(-1.58, sample.mean(), 1e-12);
    assertEquals(-2.4598858, sample.interval().low(), 5e-8);
    assertEquals(-0.7001142, sample.interval().high(), 5e-8);
    assertEquals(0.002833, sample.p(0), 5e-7);
  }

  /// By hand: 1, 2, 3 has mean 2, sd 1; t(0.975, 2) = 4.302653 in every table; 4.302653 / √3 =
  /// 2.484138. For 2 degrees of freedom p has a closed form: 1 − t/√(2 + t²), t = 2√3 against 0.
  @Test
  void threeValuesByHand() {
    StudentT sample = StudentT.of(1, 2, 3);
    assertEquals(3, sample.n());
    assertEquals(1, sample.sd(), 1e-15);
    assertEquals(2 - 2.484138, sample.interval().low(), 1e-6);
    assertEquals(2 + 2.484138, sample.interval().high(), 1e-6);
    double t = 2 * Math.sqrt(3);
    assertEquals(1 - t / Math.sqrt(2 + t * t), sample.p(0), 1e-12);
  }

  @Test
  void equalValuesAreAPoint() {
    StudentT sample = StudentT.of(0.1, 0.1, 0.1);
    assertEquals(new Interval(0.1, 0.1), sample.interval());
    assertEquals(0, sample.sd());
    assertEquals(1, sample.p(0.1));
    assertEquals(0, sample.p(0.2));
  }

  @Test
  void tooFewValuesHaveNoInterval() {
    assertFalse(StudentT.of(4).interval().known());
    assertEquals(4, StudentT.of(4).mean());
    assertTrue(Double.isNaN(StudentT.of().mean()));
    assertTrue(Double.isNaN(StudentT.of(4).p(0)));
  }

  @Property(tries = 200)
  void theIntervalHoldsTheMeanAndExcludesWhatIsUnlikely(
      @ForAll @Size(min = 2, max = 12) List<@DoubleRange(min = -5, max = 5) Double> list) {
    StudentT sample = StudentT.of(list.stream().mapToDouble(Double::doubleValue).toArray());
    Interval interval = sample.interval();
    assertTrue(interval.low() <= sample.mean() && sample.mean() <= interval.high());
    if (sample.sd() > 1e-6) {
      assertEquals(0.05, sample.p(interval.low()), 1e-6); // the ends are where p is 5 %
      assertEquals(0.05, sample.p(interval.high()), 1e-6);
    }
  }

  /// In 2,000 samples of 5 from a normal distribution 95 % of the intervals hold the true mean; the
  /// count's standard deviation is 9.7.
  @Test
  void theIntervalHoldsTheTruthNinetyFiveTimesInAHundred() {
    RandomStream random = RandomStream.of(11);
    int held = 0;
    for (int sample = 0; sample < 2000; sample++) {
      double[] values = new double[5];
      for (int i = 0; i < 5; i++) {
        values[i] = 3 + random.nextGaussian();
      }
      Interval interval = StudentT.of(values).interval();
      held += interval.low() <= 3 && 3 <= interval.high() ? 1 : 0;
    }
    assertEquals(1900, held, 40);
  }

  @Test
  void theBootstrapIsNearTheNormalInterval() {
    RandomStream random = RandomStream.of(5);
    double[] values = new double[200];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextGaussian();
    }
    StudentT sample = StudentT.of(values);
    Interval interval = Bootstrap.mean(values, RandomStream.of(1));
    assertEquals(sample.interval().low(), interval.low(), 0.02);
    assertEquals(sample.interval().high(), interval.high(), 0.02);
    assertEquals(interval, Bootstrap.mean(values, RandomStream.of(1)));
  }

  @Test
  void theBootstrapOfAConstantIsThatConstant() {
    assertEquals(new Interval(2, 2), Bootstrap.mean(new double[] {2, 2, 2}, RandomStream.of(1)));
  }
}
