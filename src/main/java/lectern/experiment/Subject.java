package lectern.experiment;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import lectern.experiment.Finding.SeedValue;
import lectern.statistics.Digits;
import lectern.statistics.Interval;
import lectern.statistics.StudentT;

/// An expectation about one arm at one point of the grid, to be made a finding of.
///
/// @param threshold what the effect is compared with
record Subject(
    Expectation expectation, String arm, SequencedMap<String, String> point, double threshold) {
  /// Two numbers this near, relative to their size, are equal: 1 − 0.8 is meant to be 0.2.
  private static final double ROUNDING = 1e-12;

  /// No number to show.
  Finding undecided(Verdict verdict, String reason) {
    return finding(
        verdict,
        new StudentT(0, Double.NaN, Double.NaN, Interval.NONE),
        Optional.empty(),
        "none",
        List.of(),
        (verdict == Verdict.NOT_RUN ? "Not run" : "Not decided")
            + at()
            + ": "
            + reason
            + (reason.endsWith(".") ? "" : "."));
  }

  /// Decided by the interval of the mean.
  Finding tested(List<SeedValue> values, StudentT sample, Optional<Interval> bootstrap) {
    Interval interval = sample.interval();
    boolean upward = expectation.comparison().upward();
    boolean worst = satisfies(upward ? interval.low() : interval.high());
    boolean best = satisfies(upward ? interval.high() : interval.low());
    Verdict verdict = worst ? Verdict.REPRODUCED : best ? Verdict.INCONCLUSIVE : Verdict.REFUTED;
    boolean constant = expectation.against().constant().isPresent();
    String where =
        switch (verdict) {
          case REPRODUCED -> "the whole interval is on the expected side of ";
          case REFUTED -> "the whole interval is on the wrong side of ";
          default -> "the interval spans ";
        };
    String sentence =
        String.format(
            Locale.ROOT,
            "Over %d seeds %s is %s on average%s, 95 %% interval %s to %s: %s%s.",
            values.size(),
            subject(),
            Digits.of(sample.mean()),
            at(),
            Digits.of(interval.low()),
            Digits.of(interval.high()),
            where,
            Digits.of(threshold));
    return finding(
        verdict, sample, bootstrap, constant ? "one-sample t" : "paired t", values, sentence);
  }

  /// Decided run by run.
  Finding everyRun(List<SeedValue> values) {
    List<SeedValue> violating = values.stream().filter(value -> !satisfies(value.value())).toList();
    Verdict verdict = violating.isEmpty() ? Verdict.REPRODUCED : Verdict.REFUTED;
    String runs = values.size() == 1 ? "the one run" : "each of " + values.size() + " runs";
    String bound =
        bounds().words()
            + Digits.of(threshold)
            + (expectation.tolerance() > 0 ? " within " + Digits.of(expectation.tolerance()) : "");
    String sentence =
        violating.isEmpty()
            ? String.format(Locale.ROOT, "In %s%s %s is %s.", runs, at(), subject(), bound)
            : String.format(
                Locale.ROOT,
                "In %d of %d runs%s %s is not %s: with seed %d it is %s.",
                violating.size(),
                values.size(),
                at(),
                subject(),
                bound,
                violating.getFirst().seed(),
                Digits.of(violating.getFirst().value()));
    StudentT sample = StudentT.of(values.stream().mapToDouble(SeedValue::value).toArray());
    return finding(verdict, sample, Optional.empty(), Finding.EVERY_RUN, values, sentence);
  }

  /// A margin need only be reached: "by 0.2" holds at 0.2.
  private Relation bounds() {
    return switch (expectation.comparison()) {
      case GREATER -> expectation.margin() > 0 ? Relation.AT_LEAST : Relation.GREATER;
      case LESS -> expectation.margin() > 0 ? Relation.AT_MOST : Relation.LESS;
      default -> expectation.comparison();
    };
  }

  private boolean satisfies(double value) {
    double slack = ROUNDING * Math.max(1, Math.max(Math.abs(value), Math.abs(threshold)));
    double beyond = expectation.comparison().upward() ? value - threshold : threshold - value;
    return switch (bounds()) {
      case EQUAL -> Math.abs(value - threshold) <= expectation.tolerance() + slack;
      case AT_LEAST, AT_MOST -> beyond >= -slack;
      case GREATER, LESS -> beyond > slack;
    };
  }

  /// The left side, and what is subtracted from it.
  private String subject() {
    String left = expectation.measure();
    String whose = " of " + arm;
    if (expectation.against().constant().isPresent()) {
      return left + whose;
    }
    String right = expectation.against().measure().orElse(expectation.measure());
    String other = expectation.against().arm().orElse(arm);
    return other.equals(arm)
        ? left + " − " + right + whose
        : left + whose + " − " + right + " of " + other;
  }

  private String at() {
    if (point.isEmpty()) {
      return "";
    }
    StringBuilder at = new StringBuilder(" at ");
    point.forEach((path, value) ->
        at.append(at.length() > 4 ? ", " : "").append(path).append(" = ").append(value));
    return at.toString();
  }

  private Finding finding(
      Verdict verdict,
      StudentT sample,
      Optional<Interval> bootstrap,
      String test,
      List<SeedValue> values,
      String sentence) {
    return new Finding(
        expectation.text(),
        subject(),
        arm,
        point,
        verdict,
        sample.mean(),
        sample.interval(),
        bootstrap,
        test.endsWith(" t") ? sample.p(threshold) : Double.NaN,
        threshold,
        test,
        values,
        (int) values.stream().filter(value -> satisfies(value.value())).count(),
        sentence);
  }
}
