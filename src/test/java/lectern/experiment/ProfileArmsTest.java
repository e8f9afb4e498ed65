package lectern.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import lectern.InputException;
import lectern.config.Settings;
import lectern.run.Measures;
import lectern.run.Run;
import lectern.run.RunPlan;
import lectern.run.RunStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A profile that leaves arms out, and what becomes of the claims about them.
class ProfileArmsTest {
  @TempDir private Path folder;

  private ExperimentSpec linearAlone() {
    return read("quick: { seeds: 3, arms: [linear], train.steps: 6 }");
  }

  /// Claim B2 rests on the deep arm alone.
  private ExperimentSpec read(String quick) {
    return Specs.read(
        folder,
        Specs.RIGHT
            .replace("quick: { seeds: 3, train.steps: 6 }", quick)
            .replace(
                "charts:",
                """
                  - { id: B2, text: Depth suffices., expect: [accuracy of deep > 0.8] }
                charts:\
                """));
  }

  private static List<String> arms(ExperimentSpec spec, Choice choice) {
    return spec.plan(new FakeTask(), choice).runs().stream().map(RunPlan::arm).distinct().toList();
  }

  @Test
  void aProfileRunsTheArmsItNamesAndAnotherAllOfThem() {
    ExperimentSpec spec = linearAlone();
    assertEquals(List.of("linear"), arms(spec, Choice.of("quick")));
    assertEquals(List.of("linear", "deep"), arms(spec, Choice.of("full")));
    assertEquals(List.of("linear"), spec.profile("quick").arms());
    assertTrue(spec.profile("quick").overrides().byPath().containsKey("train.steps"));
    assertEquals(1, spec.profile("quick").overrides().byPath().size(), "arms is no setting");
  }

  @Test
  void whatIsChosenByHandIsRunWhateverTheProfileHas() {
    Choice deep = Choice.of("quick").withSweep(Sweep.NONE.withOnly(List.of("deep")));
    assertEquals(List.of("deep"), arms(linearAlone(), deep));
    Choice more = Choice.of("quick").withSweep(Sweep.NONE.withArm("third", Settings.none()));
    assertEquals(List.of("linear", "third"), arms(linearAlone(), more));
  }

  private static List<ClaimVerdict> verdicts(ExperimentSpec filed, Choice choice, String... arms) {
    ExperimentSpec spec = Planner.effective(filed, choice);
    List<Run> runs =
        Stream.of(arms)
            .flatMap(arm -> LongStream.rangeClosed(1, 3).mapToObj(seed -> run(arm, seed)))
            .toList();
    return new Study("s", spec, choice, runs.size(), runs).verdicts();
  }

  private static Run run(String arm, long seed) {
    SequencedMap<String, String> grid = new LinkedHashMap<>();
    grid.put("data.gap", "20");
    return new Run(
        arm + seed,
        "study",
        /* planned= */ 3,
        "sample",
        "quick",
        "fake",
        arm,
        grid,
        seed,
        new LinkedHashMap<>(),
        RunStatus.FINISHED,
        Measures.none().with("accuracy", arm.equals("deep") ? 0.9 : 0.5),
        1,
        Instant.EPOCH,
        Optional.empty(),
        Path.of("none"));
  }

  @Test
  void aClaimIsJudgedByWhatIsLeftOfIt() {
    List<ClaimVerdict> quick = verdicts(linearAlone(), Choice.of("quick"), "linear");
    assertEquals(List.of("B1"), quick.stream().map(each -> each.claim().id()).toList());
    assertEquals(Verdict.REPRODUCED, quick.getFirst().verdict());
    assertEquals(
        List.of("accuracy of linear <= 0.75 in every run"),
        quick.getFirst().findings().stream().map(Finding::expectation).toList());
    List<ClaimVerdict> full = verdicts(linearAlone(), Choice.of("full"), "linear", "deep");
    assertEquals(2, full.size());
    assertEquals(2, full.getFirst().findings().size());
  }

  /// Arms that somebody leaves out by hand are missed, so that no claim passes for want of them.
  @Test
  void whatIsLeftOutByHandLeavesAClaimUndecided() {
    Choice byHand = Choice.of("full").withSweep(Sweep.NONE.withOnly(List.of("linear")));
    List<ClaimVerdict> verdicts = verdicts(linearAlone(), byHand, "linear");
    assertEquals(2, verdicts.size());
    assertTrue(verdicts.stream().allMatch(each -> each.verdict() == Verdict.INCONCLUSIVE));
  }

  @Test
  void aLedgerHasOnlyWhatWasJudged() {
    ExperimentSpec filed = linearAlone();
    ExperimentSpec spec = Planner.effective(filed, Choice.of("quick"));
    Study study = new Study("s", spec, Choice.of("quick"), 0, List.of());
    assertEquals(
        List.of("B1"), Ledger.of(List.of(study)).rows().stream().map(Ledger.Row::claim).toList());
  }

  /// A study without a record is known by its runs, which name the profile.
  @Test
  void runsWithoutARecordAreJudgedUnderTheirProfile() {
    List<Run> runs = LongStream.rangeClosed(1, 3).mapToObj(seed -> run("linear", seed)).toList();
    Study study = Study.latest(linearAlone(), runs).orElseThrow();
    assertEquals(List.of("linear"), List.copyOf(study.spec().arms().keySet()));
    assertEquals(1, study.verdicts().size());
    Study other = Study.latest(read("quick: { seeds: 3 }"), runs).orElseThrow();
    assertEquals(2, other.verdicts().size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[liner]                 | 15 | there is no arm 'liner'; did you mean 'linear'?",
        "[linear, linear]        | 15 | the arm 'linear' is given twice.",
        "[]                      | 15 | arms names no arm; leave it out to run every one.",
        "linear                  | 15 | arms must be a list, found",
        "[{ linear: {} }]        | 15 | each of arms must be a text, found",
        "[linear], train.stps: 6 | 15 | unknown setting 'train.stps'",
      })
  void aWrongListIsMetWithFileAndLine(String arms, int line, String says) {
    String message =
        assertThrows(InputException.class, () -> read("quick: { seeds: 3, arms: " + arms + " }"))
            .getMessage();
    assertTrue(message.startsWith("sample.yaml:" + line + ": "), message);
    assertTrue(message.contains(says), message);
  }

  @Test
  void anArmOrAnExpectationThatNoProfileRunsIsAMistake() {
    String linear = "quick: { arms: [linear] }\n  full: { arms: [linear] }";
    assertEquals(
        "sample.yaml:11: no profile runs the arm 'deep'; name it in one.",
        assertThrows(InputException.class, () -> read(linear)).getMessage());
    String apart = "quick: { arms: [linear] }\n  full: { arms: [deep] }";
    assertEquals(
        "sample.yaml:21: no profile runs all arms of"
            + " 'accuracy of deep > linear by 0.2 where data.gap = 20'.",
        assertThrows(InputException.class, () -> read(apart)).getMessage());
  }
}
