package lectern.compare;

import java.util.OptionalInt;
import lectern.statistics.HedgesG;
import lectern.statistics.Interval;
import lectern.statistics.Power;
import lectern.statistics.StudentT;
import lectern.statistics.Welch;

/// How far a variant is from its baseline in one measure.
///
/// @param against the baseline's label
/// @param test how it was tested
/// @param pairs seeds that both have; also where they were not used as pairs
/// @param mean of variant − baseline, in the measure's unit
/// @param interval its 95 % confidence interval
/// @param p two-sided p-value of no difference; NaN where no test was made
/// @param adjusted the p-value corrected by Holm over the variants compared in this measure
/// @param effect Hedges' g, see {@link HedgesG}; NaN where there is none
/// @param detectable the smallest true difference that this test finds four times in five, in the
///   measure's unit; NaN where no test was made
/// @param needed seeds it would take to find a difference like this one four times in five
public record Difference(
    String against,
    Test test,
    int pairs,
    double mean,
    Interval interval,
    double p,
    double adjusted,
    double effect,
    double detectable,
    OptionalInt needed) {
  /// Adjusted p-values below this tell two variants apart.
  public static final double LEVEL = 0.05;

  /// Below this many seeds nothing is decided.
  public static final int FEWEST_SEEDS = 3;

  /// How a difference was tested.
  public enum Test {
    /// Student's t on the differences of pairs with the same seed.
    PAIRED("paired t"),
    /// Welch's t on two samples: too few seeds are shared.
    WELCH("Welch t"),
    /// There are too few values for any.
    NONE("none");

    private final String label;

    Test(String label) {
      this.label = label;
    }

    /// As written in tables.
    public String label() {
      return label;
    }
  }

  /// The difference of two samples by seed. Pairs are used where at least two seeds are shared and
  /// they are at least half of the smaller sample's; else Welch's test has more to go by.
  static Difference between(Standing variant, Standing baseline) {
    double[] differences =
        variant.bySeed().entrySet().stream()
            .filter(each -> baseline.bySeed().containsKey(each.getKey()))
            .mapToDouble(each -> tidy(each.getValue(), baseline.bySeed().get(each.getKey())))
            .toArray();
    int pairs = differences.length;
    String against = baseline.variant().label();
    int smaller = Math.min(variant.sample().n(), baseline.sample().n());
    if (pairs >= 2 && 2 * pairs >= smaller) {
      StudentT sample = StudentT.of(differences);
      double p = sample.p(0);
      return new Difference(
          against,
          Test.PAIRED,
          pairs,
          sample.mean(),
          sample.interval(),
          p,
          p,
          HedgesG.paired(sample),
          Power.detectable(sample.sd() / Math.sqrt(pairs), pairs - 1),
          Power.seeds(sample.mean(), sample.sd(), 1));
    }
    if (smaller < 2) {
      return new Difference(
          against,
          Test.NONE,
          pairs,
          pairs == 1 ? differences[0] : variant.sample().mean() - baseline.sample().mean(),
          Interval.NONE,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          OptionalInt.empty());
    }
    Welch welch = Welch.of(variant.sample(), baseline.sample());
    return new Difference(
        against,
        Test.WELCH,
        pairs,
        welch.difference(),
        welch.interval(),
        welch.p(),
        welch.p(),
        HedgesG.unpaired(variant.sample(), baseline.sample()),
        welch.error() == 0 ? 0 : Power.detectable(welch.error(), welch.degrees()),
        needed(welch.difference(), variant.sample().sd(), baseline.sample().sd()));
  }

  /// With as many seeds on either side, n, Welch's degrees of freedom are (n − 1) times this ratio.
  private static OptionalInt needed(double difference, double first, double second) {
    double a = first * first;
    double b = second * second;
    return a + b == 0
        ? OptionalInt.empty()
        : Power.seeds(difference, Math.sqrt(a + b), (a + b) * (a + b) / (a * a + b * b));
  }

  /// 0.3 − 0.1 and 0.4 − 0.2 are one difference: what only rounding tells apart is taken as equal.
  private static double tidy(double left, double right) {
    double difference = left - right;
    double unit = Math.ulp(Math.max(Math.abs(left), Math.abs(right))) * 8;
    return unit == 0 ? difference : Math.rint(difference / unit) * unit;
  }

  /// This with its p-value corrected.
  Difference adjusted(double value) {
    return new Difference(
        against, test, pairs, mean, interval, p, value, effect, detectable, needed);
  }

  /// Whether the variants are told apart: the adjusted p-value is below {@link #LEVEL}.
  ///
  /// @return false where it is NaN
  public boolean told() {
    return adjusted < LEVEL;
  }
}
