package lectern.experiment;

import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import lectern.statistics.Digits;
import lectern.statistics.Interval;

/// What the runs say about one expectation, for one arm at one point of the grid.
///
/// @param expectation the expectation's text
/// @param subject what `values` are of, such as `perplexity of elman − perplexity.bigram of elman`
/// @param arm the left side's arm
/// @param grid value by path
/// @param verdict what follows
/// @param effect the mean of `values`: the paired difference left − right, or the measure itself
///   where the right side is a constant; NaN if there are none
/// @param interval the effect's 95 % interval by Student t
/// @param bootstrap the effect's 95 % percentile bootstrap interval, where n is at least 10
/// @param p two-sided p-value of the effect against the threshold; NaN where no test was made
/// @param threshold what the effect is compared with: the margin, or the constant
/// @param test the test's name
/// @param values one a seed: the seed's difference or measure
/// @param held how many of the values meet the expectation by themselves
/// @param sentence the finding in plain words
public record Finding(
    String expectation,
    String subject,
    String arm,
    SequencedMap<String, String> grid,
    Verdict verdict,
    double effect,
    Interval interval,
    Optional<Interval> bootstrap,
    double p,
    double threshold,
    String test,
    List<SeedValue> values,
    int held,
    String sentence) {
  /// The test of an assertion about every run.
  static final String EVERY_RUN = "every run";

  public Finding {
    values = List.copyOf(values);
  }

  /// One seed's number.
  public record SeedValue(long seed, double value) {}

  /// Whether it was decided run by run, not by the mean.
  public boolean isAboutEveryRun() {
    return test.equals(EVERY_RUN);
  }

  /// The effect in figures: `1.043 [1.035, 1.051]`, or `5 of 5 runs` where every run was to hold;
  /// empty if nothing was measured.
  public String figure() {
    if (values.isEmpty()) {
      return "";
    }
    return isAboutEveryRun()
        ? held + " of " + n() + " runs"
        : "%s [%s, %s]"
            .formatted(Digits.of(effect), Digits.of(interval.low()), Digits.of(interval.high()));
  }

  /// How many seeds it rests on.
  public int n() {
    return values.size();
  }
}
