package lectern.experiment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import lectern.experiment.Expectation.Quantifier;
import lectern.experiment.Finding.SeedValue;
import lectern.run.Run;
import lectern.run.RunStatus;
import lectern.statistics.Bootstrap;
import lectern.statistics.Interval;
import lectern.statistics.StudentT;
import lectern.tensor.RandomStream;
import lectern.yaml.Nearest;

/// Decides what the runs of a study say about an expectation.
///
/// A mean over seeds is decided by Student's t on the paired differences left − right (or on the
/// measure itself against a constant): `reproduced` if the whole 95 % interval lies beyond the
/// threshold, `refuted` if the whole of it lies on the wrong side, else `inconclusive`. An
/// assertion about every run is decided run by run. Where a run that is needed failed, was
/// interrupted or measured no finite number, nothing is left out to save the claim: it is
/// inconclusive.
final class Judge {
  /// Below this, a test on seeds says nothing.
  static final int FEWEST_SEEDS = 3;

  private static final int FEWEST_FOR_BOOTSTRAP = 10;

  private final List<Run> runs;
  private final Set<String> arms;
  private final String profile;

  private final int planned;

  Judge(Study study) {
    this.runs = study.runList();
    this.arms = study.spec().arms().keySet();
    this.profile = study.profile();
    this.planned = study.planned();
  }

  /// One finding for each arm and grid point that the expectation speaks of; at least one.
  List<Finding> findings(Expectation expectation) {
    Collection<String> left = expectation.arm().<Collection<String>>map(List::of).orElse(arms);
    List<Finding> findings = new ArrayList<>();
    for (String arm : left) {
      for (SequencedMap<String, String> point : points(expectation)) {
        findings.add(finding(expectation, arm, point));
      }
    }
    if (findings.isEmpty()) {
      Subject nowhere =
          new Subject(expectation, left.iterator().next(), expectation.where(), Double.NaN);
      findings.add(
          nowhere.undecided(
              Verdict.INCONCLUSIVE,
              "the profile " + profile + " has no run at that point of the grid"));
    }
    return findings;
  }

  private Set<SequencedMap<String, String>> points(Expectation expectation) {
    Set<SequencedMap<String, String>> points = new LinkedHashSet<>();
    for (Run run : runs) {
      boolean meant =
          expectation.where().entrySet().stream()
              .allMatch(entry -> {
                String value = run.grid().get(entry.getKey());
                return value != null && LineParser.sameValue(value, entry.getValue());
              });
      if (meant) {
        points.add(run.grid());
      }
    }
    return points;
  }

  private Finding finding(Expectation expectation, String arm, SequencedMap<String, String> point) {
    Subject subject = new Subject(expectation, arm, point, threshold(expectation));
    for (String needed : List.of(arm, expectation.against().arm().orElse(arm))) {
      if (!arms.contains(needed)) {
        return subject.undecided(Verdict.INCONCLUSIVE, "the arm " + needed + " was left out");
      }
    }
    SequencedMap<Long, Run> left = bySeed(arm, point);
    SequencedMap<Long, Run> right = bySeed(expectation.against().arm().orElse(arm), point);
    Set<Run> needed = new LinkedHashSet<>(left.values());
    needed.addAll(right.values());
    Optional<Finding> obstacle = obstacle(subject, needed);
    if (obstacle.isPresent()) {
      return obstacle.get();
    }
    List<SeedValue> values = new ArrayList<>();
    for (var entry : left.entrySet()) {
      Run other = right.get(entry.getKey());
      if (other == null) {
        continue;
      }
      Optional<String> absent = absent(expectation, entry.getValue(), other);
      if (absent.isPresent()) {
        return subject.undecided(Verdict.INCONCLUSIVE, absent.get());
      }
      values.add(new SeedValue(entry.getKey(), value(expectation, entry.getValue(), other)));
    }
    if (values.isEmpty()) {
      return subject.undecided(
          Verdict.INCONCLUSIVE, "there are no runs"); // and not: it holds in all
    }
    return expectation.quantifier() == Quantifier.EVERY_RUN
        ? subject.everyRun(values)
        : mean(subject, values);
  }

  private Finding mean(Subject subject, List<SeedValue> values) {
    for (SeedValue value : values) {
      if (!Double.isFinite(value.value())) {
        return subject.undecided(
            Verdict.INCONCLUSIVE, "with seed " + value.seed() + " it is " + value.value());
      }
    }
    if (values.size() < FEWEST_SEEDS) {
      return subject.undecided(
          Verdict.INCONCLUSIVE,
          "a test over seeds takes at least "
              + FEWEST_SEEDS
              + ", here "
              + (values.size() == 1 ? "is 1" : "are " + values.size()));
    }
    double[] numbers = values.stream().mapToDouble(SeedValue::value).toArray();
    Optional<Interval> bootstrap =
        numbers.length < FEWEST_FOR_BOOTSTRAP
            ? Optional.empty()
            : Optional.of(Bootstrap.mean(numbers, RandomStream.of(0).split("bootstrap")));
    return subject.tested(values, StudentT.of(numbers), bootstrap);
  }

  private Optional<Finding> obstacle(Subject subject, Set<Run> needed) {
    for (Run run : needed) {
      if (run.status() == RunStatus.DATA_MISSING) {
        return Optional.of(
            subject.undecided(Verdict.NOT_RUN, run.error().orElse("a corpus is missing")));
      }
    }
    List<Run> unfinished =
        needed.stream().filter(run -> run.status() != RunStatus.FINISHED).toList();
    if (needed.isEmpty() || !unfinished.isEmpty()) {
      String how =
          needed.isEmpty()
              ? "there are no runs"
              : unfinished.size()
                  + " of "
                  + needed.size()
                  + " runs "
                  + switch (unfinished.getFirst().status()) {
                    case FAILED -> "failed";
                    case STOPPED -> "were stopped early";
                    default -> "did not finish";
                  }
                  + " ("
                  + unfinished.getFirst().id()
                  + unfinished.getFirst().error().map(error -> ": " + error).orElse("")
                  + ")";
      return Optional.of(subject.undecided(Verdict.INCONCLUSIVE, how));
    }
    if (runs.size() < planned) {
      return Optional.of(
          subject.undecided(
              Verdict.INCONCLUSIVE,
              "only " + runs.size() + " of " + planned + " planned runs were begun"));
    }
    return Optional.empty();
  }

  private SequencedMap<Long, Run> bySeed(String arm, SequencedMap<String, String> point) {
    SequencedMap<Long, Run> bySeed = new LinkedHashMap<>();
    for (Run run : runs) {
      if (run.arm().equals(arm) && run.grid().equals(point)) {
        bySeed.put(run.seed(), run);
      }
    }
    return bySeed;
  }

  private static Optional<String> absent(Expectation expectation, Run left, Run right) {
    String other = expectation.against().measure().orElse(expectation.measure());
    boolean lacksLeft = !left.measures().values().containsKey(expectation.measure());
    boolean lacksRight =
        expectation.against().constant().isEmpty() && !right.measures().values().containsKey(other);
    if (!lacksLeft && !lacksRight) {
      return Optional.empty();
    }
    String name = lacksLeft ? expectation.measure() : other;
    Set<String> measured = new TreeSet<>((lacksLeft ? left : right).measures().values().keySet());
    String ending = Nearest.ending(name, measured).replaceFirst("\\.$", "");
    return Optional.of(
        expectation.place() + " names the measure '" + name + "', which no run has" + ending);
  }

  private static double value(Expectation expectation, Run left, Run right) {
    double value = Objects.requireNonNull(left.measures().values().get(expectation.measure()));
    if (expectation.against().constant().isPresent()) {
      return value;
    }
    String other = expectation.against().measure().orElse(expectation.measure());
    return value - Objects.requireNonNull(right.measures().values().get(other));
  }

  /// What the measure, or the difference left − right, is compared with.
  private static double threshold(Expectation expectation) {
    double margin =
        expectation.comparison().upward() ? expectation.margin() : -expectation.margin();
    return expectation.against().constant().orElse(0) + margin;
  }
}
