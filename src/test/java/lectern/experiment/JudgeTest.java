package lectern.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import lectern.run.Measures;
import lectern.run.Run;
import lectern.run.RunStatus;
import lectern.statistics.Interval;
import lectern.statistics.StudentT;
import lectern.yaml.Place;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeTest {
  @TempDir private Path folder;

  private final List<Run> runs = new ArrayList<>();

  private static Run run(String arm, int gap, long seed, RunStatus status, Measures measures) {
    SequencedMap<String, String> grid = new LinkedHashMap<>();
    grid.put("data.gap", Integer.toString(gap));
    return new Run(
        arm + seed,
        "study",
        /* planned= */ 1,
        "sample",
        "quick",
        "fake",
        arm,
        grid,
        seed,
        new LinkedHashMap<>(),
        status,
        measures,
        1,
        Instant.EPOCH,
        status == RunStatus.FINISHED ? Optional.empty() : Optional.of("because"),
        Path.of("none"));
  }

  /// Runs of an arm at gap 20 with these accuracies, seeds 1, 2, …
  private void measured(String arm, double... accuracies) {
    for (int i = 0; i < accuracies.length; i++) {
      Measures measures = Measures.none().with("accuracy", accuracies[i]).with("floor", 0.25);
      runs.add(run(arm, 20, i + 1, RunStatus.FINISHED, measures));
    }
  }

  private List<Finding> findings(String expectation) {
    ExperimentSpec spec =
        Specs.changed(folder, "accuracy of deep > linear by 0.2 where data.gap = 20", expectation);
    Study study = new Study("s", spec, Choice.of("quick"), runs.size(), runs);
    return new Judge(study).findings(spec.claims().getFirst().expect().getFirst());
  }

  private Finding finding(String expectation) {
    List<Finding> findings = findings(expectation);
    assertEquals(1, findings.size());
    return findings.getFirst();
  }

  /// Differences 0.3, 0.4, 0.5: mean 0.4, interval 0.4 ± 0.2484 (see StudentTTest) = 0.1516 to
  /// 0.6484.
  @ParameterizedTest
  @CsvSource({
    "accuracy of deep > linear, REPRODUCED",
    "accuracy of deep > linear by 0.15, REPRODUCED",
    "accuracy of deep > linear by 0.2, INCONCLUSIVE",
    "accuracy of deep > linear by 0.64, INCONCLUSIVE",
    "accuracy of deep > linear by 0.65, REFUTED",
    "accuracy of linear > deep, REFUTED",
    "accuracy of linear < deep, REPRODUCED",
    "accuracy of linear < deep by 0.15, REPRODUCED",
    "accuracy of linear < deep by 0.2, INCONCLUSIVE",
    "accuracy of linear < deep by 0.65, REFUTED",
    "accuracy of deep > linear by 0.3 in every run, REPRODUCED",
    "accuracy of deep > linear by 0.31 in every run, REFUTED",
    "accuracy of deep > floor, REPRODUCED",
    "accuracy of deep > floor of linear, REPRODUCED",
    "floor of deep > accuracy of linear, REFUTED",
    "floor of deep = floor of linear, REPRODUCED",
    "accuracy of linear <= 0.5, REPRODUCED",
    "accuracy of linear < 0.5, REFUTED",
    "accuracy of linear >= 0.4 by 0.1, REPRODUCED",
    "accuracy of linear = 0.46 within 0.05, REPRODUCED",
    "accuracy of linear = 0.44 within 0.05, REFUTED",
    "accuracy of deep <= 0.9, INCONCLUSIVE",
    "accuracy of deep <= 0.95 in every run, REFUTED",
    "accuracy of deep > 0.6, REPRODUCED",
  })
  void verdictsFollowTheInterval(String expectation, Verdict verdict) {
    measured("linear", 0.5, 0.5, 0.5);
    measured("deep", 0.8, 0.9, 1.0);
    assertEquals(verdict, finding(expectation).verdict());
  }

  @Test
  void aFindingHasItsNumbersAndSaysThem() {
    measured("linear", 0.5, 0.5, 0.5);
    measured("deep", 0.8, 0.9, 1.0);
    Finding finding = finding("accuracy of deep > linear by 0.1");
    assertEquals(0.4, finding.effect(), 1e-12);
    assertEquals(0.4 - 0.2484138, finding.interval().low(), 1e-6);
    assertEquals(0.1, finding.threshold());
    assertEquals("paired t", finding.test());
    assertEquals(3, finding.n());
    assertEquals(2, finding.values().get(1).seed());
    assertEquals(0.4, finding.values().get(1).value(), 1e-12);
    // t = (0.4 − 0.1) / (0.1/√3) = 3√3; p has a closed form for 2 degrees of freedom
    double t = 3 * Math.sqrt(3);
    assertEquals(1 - t / Math.sqrt(2 + t * t), finding.p(), 1e-9);
    assertEquals(
        "Over 3 seeds accuracy of deep − accuracy of linear is 0.4 on average at data.gap = 20,"
            + " 95 % interval 0.1516 to 0.6484: the whole interval is on the expected side of 0.1.",
        finding.sentence());
    assertTrue(finding.bootstrap().isEmpty());
  }

  @Test
  void anAssertionSaysWhatHeldAndWhatDidNot() {
    measured("linear", 0.5, 0.75, 1);
    assertEquals(
        "In each of 3 runs at data.gap = 20 accuracy of linear is at most 1.",
        finding("accuracy of linear <= 1 in every run").sentence());
    assertEquals(
        "In 1 of 3 runs at data.gap = 20 accuracy of linear is not at most 0.75: with seed 3 it is"
            + " 1.",
        finding("accuracy of linear <= 0.75 in every run").sentence());
    assertEquals(
        "In each of 3 runs at data.gap = 20 accuracy of linear is 0.8 within 0.3.",
        finding("accuracy of linear = 0.8 within 0.3").sentence());
  }

  @Test
  void equalDifferencesAreDecidedExactly() {
    measured("linear", 0.8, 0.8, 0.8);
    measured("deep", 1.0, 1.0, 1.0);
    // 1 − 0.8 is 0.19999999999999996 in binary; it is meant to be 0.2
    assertEquals(Verdict.REPRODUCED, finding("accuracy of deep > linear by 0.2").verdict());
    assertEquals(Verdict.REFUTED, finding("accuracy of deep > linear by 0.201").verdict());
    assertEquals(Verdict.REFUTED, finding("accuracy of deep > 1").verdict());
    assertEquals(Verdict.REPRODUCED, finding("accuracy of deep >= 1").verdict());
    assertEquals(new Interval(1, 1), finding("accuracy of deep >= 1").interval());
  }

  @Test
  void twoSeedsAreTooFewForATestButNotForAnAssertion() {
    measured("linear", 0.5, 0.5);
    measured("deep", 1.0, 1.0);
    Finding test = finding("accuracy of deep > linear");
    assertEquals(Verdict.INCONCLUSIVE, test.verdict());
    assertTrue(test.sentence().contains("takes at least 3, here are 2"), test.sentence());
    assertEquals(Verdict.REPRODUCED, finding("accuracy of deep = 1").verdict());
  }

  @Test
  void whatIsNotNamedIsEveryOne() {
    measured("linear", 0.5, 0.5, 0.5);
    measured("deep", 0.9, 0.9, 0.9);
    List<Finding> findings = findings("accuracy > 0.6");
    assertEquals(List.of("linear", "deep"), findings.stream().map(Finding::arm).toList());
    assertEquals(
        List.of(Verdict.REFUTED, Verdict.REPRODUCED),
        findings.stream().map(Finding::verdict).toList());
    runs.add(run("deep", 5, 1, RunStatus.FINISHED, Measures.none().with("accuracy", 0.1)));
    assertEquals(2, findings("accuracy of deep = 0.9").size());
    assertEquals(
        Verdict.REPRODUCED, finding("accuracy of deep = 0.9 where data.gap = 20").verdict());
  }

  @Test
  void aFailedRunIsNotLeftOut() {
    measured("linear", 0.5, 0.5, 0.5);
    measured("deep", 0.9, 0.9, 0.9);
    runs.add(run("deep", 20, 4, RunStatus.FAILED, Measures.none()));
    Finding finding = finding("accuracy of deep > linear");
    assertEquals(Verdict.INCONCLUSIVE, finding.verdict());
    assertTrue(finding.sentence().contains("1 of 7 runs failed (deep4: because)"));
    assertEquals(Verdict.REPRODUCED, finding("accuracy of linear = 0.5").verdict());
  }

  @Test
  void missingDataIsNotRun() {
    runs.add(run("deep", 20, 1, RunStatus.DATA_MISSING, Measures.none()));
    Finding finding = finding("accuracy of deep = 1");
    assertEquals(Verdict.NOT_RUN, finding.verdict());
    assertEquals("Not run at data.gap = 20: because.", finding.sentence());
  }

  @Test
  void aPointThatTheProfileLeavesOutIsNotDecided() {
    measured("deep", 1, 1, 1);
    Finding finding = finding("accuracy of deep = 1 where data.gap = 5");
    assertEquals(Verdict.INCONCLUSIVE, finding.verdict());
    assertEquals(
        "Not decided at data.gap = 5: the profile quick has no run at that point of the grid.",
        finding.sentence());
  }

  @Test
  void noFiniteNumberNoTest() {
    measured("deep", 0.9, Double.NaN, 0.9);
    assertEquals(Verdict.INCONCLUSIVE, finding("accuracy of deep > 0.1").verdict());
    assertEquals(Verdict.REFUTED, finding("accuracy of deep > 0.1 in every run").verdict());
  }

  @Test
  void aMeasureThatNoRunHasIsNamedWithItsPlace() {
    measured("deep", 0.9, 0.9, 0.9);
    Finding finding = finding("loss of deep > 0.1");
    assertEquals(Verdict.INCONCLUSIVE, finding.verdict());
    assertTrue(
        finding.sentence().contains("sample.yaml:20 names the measure 'loss', which no run has"),
        finding.sentence());
  }

  @Test
  void runsThatWereNeverBegunAreMissed() {
    measured("deep", 1, 1, 1);
    ExperimentSpec spec = Specs.right(folder);
    Finding finding =
        new Judge(new Study("s", spec, Choice.of("quick"), 5, runs))
            .findings(
                new LineParser(List.of("deep"), new LinkedHashMap<>(), Set.of())
                    .expectation("accuracy of deep = 1", new Place("x", 1)))
            .getFirst();
    assertEquals(Verdict.INCONCLUSIVE, finding.verdict());
    assertTrue(finding.sentence().contains("only 3 of 5 planned runs"), finding.sentence());
  }

  @Test
  void tenSeedsAreBootstrappedToo() {
    measured("deep", 0.9, 0.91, 0.92, 0.93, 0.94, 0.95, 0.96, 0.97, 0.98, 0.99);
    Interval interval = finding("accuracy of deep > 0.5").bootstrap().orElseThrow();
    assertTrue(interval.low() > 0.9 && interval.high() < 0.99 && interval.low() < interval.high());
  }

  @Test
  void aClaimIsAsGoodAsItsWorstFinding() {
    measured("linear", 0.5, 0.5, 0.5);
    measured("deep", 0.9, 0.9, 0.9);
    Study study = new Study("s", Specs.right(folder), Choice.of("quick"), runs.size(), runs);
    ClaimVerdict verdict = study.verdicts().getFirst();
    assertEquals(Verdict.REPRODUCED, verdict.verdict());
    assertEquals(2, verdict.findings().size());
    assertEquals(
        "0.4 [0.4, 0.4]",
        verdict.figure(),
        "a test over seeds is less certain than an assertion that held");
    measured("linear", 0.8); // a second run of seed 1 replaces the first
    Study worse = new Study("s", Specs.right(folder), Choice.of("quick"), runs.size(), runs);
    assertEquals(Verdict.REFUTED, worse.verdicts().getFirst().verdict());
    assertEquals("every run", worse.verdicts().getFirst().decisive().test());
    assertEquals("2 of 3 checks", worse.verdicts().getFirst().figure());
    assertFalse(Ledger.of(List.of(worse)).holds());
  }

  @Property(tries = 100)
  void whatIsReproducedOneWayIsRefutedTheOther(
      @ForAll @Size(min = 3, max = 8) List<@DoubleRange(min = 0, max = 1) Double> values) {
    Expectation more = parsed("accuracy of deep > 0.5");
    Expectation less = parsed("accuracy of deep < 0.5");
    double[] numbers = values.stream().mapToDouble(Double::doubleValue).toArray();
    Verdict up = tested(more, numbers);
    Verdict down = tested(less, numbers);
    boolean decided = up == Verdict.REPRODUCED || down == Verdict.REPRODUCED;
    assertEquals(decided && up != down, decided);
    assertEquals(up == Verdict.INCONCLUSIVE, down == Verdict.INCONCLUSIVE);
  }

  private static Verdict tested(Expectation expectation, double... values) {
    return new Subject(expectation, "deep", new LinkedHashMap<>(), 0.5)
        .tested(List.of(), StudentT.of(values), Optional.empty())
        .verdict();
  }

  private static Expectation parsed(String text) {
    return new LineParser(List.of("deep"), new LinkedHashMap<>(), Set.of())
        .expectation(text, new Place("x", 1));
  }
}
