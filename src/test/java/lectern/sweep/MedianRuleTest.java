package lectern.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import lectern.InputException;
import lectern.experiment.Choice;
import lectern.experiment.ExperimentSpec;
import lectern.experiment.Goal;
import lectern.experiment.Study;
import lectern.experiment.StudyPlan;
import lectern.experiment.Verdict;
import lectern.run.Measures;
import lectern.run.MetricRow;
import lectern.run.Run;
import lectern.run.RunGate;
import lectern.run.RunStatus;
import lectern.sweep.StudyRunner.Options;
import lectern.sweep.StudyRunner.Start;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MedianRuleTest {
  private static final Goal LOSS = new Goal(Goal.Direction.MINIMIZE, "loss");
  private static final Goal ACCURACY = new Goal(Goal.Direction.MAXIMIZE, "accuracy");

  @TempDir private Path folder;

  /// A run that recorded a metric at steps 1, 2, …
  private Run run(String metric, RunStatus status, double... values) {
    StringBuilder text = new StringBuilder("step,metric,value\n");
    for (int i = 0; i < values.length; i++) {
      text.append(i + 1).append(",other,-1000.0\n");
      text.append(i + 1).append(",").append(metric).append(",").append(values[i]).append("\n");
    }
    try {
      Path run = Files.createTempDirectory(folder, "run");
      Files.writeString(run.resolve("metrics.csv"), text);
      return new Run(
          "id",
          "s",
          1,
          "x",
          "quick",
          "t",
          "a",
          new LinkedHashMap<>(),
          1,
          new LinkedHashMap<>(),
          status,
          Measures.none(),
          0,
          Instant.EPOCH,
          Optional.empty(),
          run);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Optional<String> reached(RunGate gate, long step, String metric, double value)
      throws InterruptedException {
    return gate.reached(step, Measures.none().with("other", 9).with(metric, value));
  }

  /// Two earlier runs with averages 3 and 7 at step 2: their median is 5.
  private MedianStop twoRivals(long firstStep, int atLeast) {
    MedianRule rule =
        MedianRule.DEFAULT.from(firstStep).withAtLeast(atLeast).withLag(1).watching(LOSS);
    MedianStop stop = new MedianStop(rule, LOSS, 10);
    stop.ended(1, run("loss", RunStatus.FINISHED, 8, 6));
    stop.ended(0, run("loss", RunStatus.FINISHED, 4, 2));
    return stop;
  }

  @Test
  void theBestSoFarIsComparedWithTheMedianOfAverages() throws InterruptedException {
    assertEquals(Optional.empty(), reached(twoRivals(2, 2).gate(2, List.of()), 2, "loss", 5.0));
    assertEquals(
        Optional.of(
            "at step 2 its best loss so far, 5.100, was worse than 5.000, the median of 2 earlier"
                + " runs' averages"),
        reached(twoRivals(2, 2).gate(2, List.of()), 2, "loss", 5.1));
    RunGate once = twoRivals(2, 2).gate(2, List.of());
    assertEquals(Optional.empty(), reached(once, 1, "loss", 4.9)); // before the first step
    assertEquals(Optional.empty(), reached(once, 2, "loss", 1000)); // it was at 4.9
    assertEquals(Optional.empty(), once.reached(2, Measures.none().with("rate", 99)));
    // at step 1 the averages are 4 and 8; later than anything recorded, the last ones count
    assertTrue(reached(twoRivals(1, 2).gate(2, List.of()), 1, "loss", 6.1).isPresent());
    assertTrue(reached(twoRivals(1, 2).gate(2, List.of()), 50, "loss", 5.1).isPresent());
    assertTrue(reached(twoRivals(1, 2).gate(2, List.of()), 2, "loss", Double.NaN).isPresent());
    assertEquals(Optional.empty(), reached(twoRivals(2, 3).gate(2, List.of()), 2, "loss", 99));
  }

  @Test
  void onlyRunsThatFinishedAndStandFarEnoughBeforeAreRivals() throws InterruptedException {
    MedianRule rule = MedianRule.DEFAULT.withAtLeast(1).withLag(3);
    MedianStop stop = new MedianStop(rule, LOSS, 10);
    stop.ended(0, run("loss", RunStatus.FAILED, 1));
    stop.ended(1, run("loss", RunStatus.FINISHED, 5));
    stop.ended(2, run("loss", RunStatus.STOPPED, 1));
    stop.ended(3, run("accuracy", RunStatus.FINISHED, 1)); // of the watched metric, nothing
    stop.ended(4, run("loss", RunStatus.FINISHED, 1));
    assertEquals(Optional.empty(), reached(stop.gate(2, List.of()), 1, "loss", 99));
    assertEquals(Optional.empty(), reached(stop.gate(3, List.of()), 1, "loss", 99)); // 0 failed
    assertEquals(Optional.empty(), reached(stop.gate(6, List.of()), 1, "loss", 5)); // 1 alone
    assertTrue(reached(stop.gate(6, List.of()), 1, "loss", 5.5).isPresent());
    assertTrue(reached(stop.gate(7, List.of()), 1, "loss", 4).isPresent()); // 1 and 4: 3
  }

  @Test
  void upwardIsBetterWhereTheGoalSaysSo() throws InterruptedException {
    MedianStop stop = new MedianStop(MedianRule.DEFAULT.withAtLeast(1).withLag(1), ACCURACY, 3);
    stop.ended(0, run("accuracy", RunStatus.FINISHED, 0.5, 0.7));
    RunGate gate = stop.gate(1, List.of());
    assertEquals(Optional.empty(), reached(gate, 1, "accuracy", 0.55));
    assertTrue(reached(gate, 2, "accuracy", 0.3).isPresent()); // 0.55 < 0.6
  }

  /// An earlier sitting recorded step 2 and was interrupted before it could decide.
  @Test
  void aResumedRunFirstDecidesWhatItHadRecorded() throws InterruptedException {
    List<MetricRow> bad = List.of(new MetricRow(1, "loss", 9), new MetricRow(2, "loss", 8));
    assertTrue(twoRivals(2, 2).gate(2, bad).reached(0, Measures.none()).isPresent());
    List<MetricRow> good = List.of(new MetricRow(1, "loss", 2));
    RunGate gate = twoRivals(2, 2).gate(2, good);
    assertEquals(Optional.empty(), gate.reached(0, Measures.none()));
    assertEquals(Optional.empty(), reached(gate, 2, "loss", 99));
  }

  private static final Options OPTIONS =
      Options.on(1).withRule(MedianRule.DEFAULT.withAtLeast(2).withLag(3).from(2));

  @Test
  void whatIsStoppedDoesNotDependOnThreads() throws InterruptedException {
    StudyPlan plan = Studies.plan("");
    Study one = new Studies(folder.resolve("1")).run(plan, OPTIONS);
    List<RunStatus> statuses = one.runList().stream().map(Run::status).toList();
    // floors 1 to 6, two seeds each: rivals of floor 3 on have finished at floors 1 and 2
    assertEquals(12, statuses.size());
    assertEquals(
        IntStream.range(0, 12)
            .mapToObj(i -> i < 4 ? RunStatus.FINISHED : RunStatus.STOPPED)
            .toList(),
        statuses);
    assertFalse(one.asFiled());
    assertEquals(
        "hopeless runs stopped early: the goal's metric, from step 2, against 2 runs or more, each"
            + " 3 places before or more",
        new Studies(folder.resolve("1")).records().record(one.id()).terms());
    Run stopped = one.runList().getLast();
    assertEquals(2 * 2, stopped.metrics().size()); // two metrics, two steps
    assertEquals(Measures.none(), stopped.measures());
    assertTrue(stopped.error().orElseThrow().startsWith("at step 2 its best loss so far, 6."));
    assertEquals(Verdict.INCONCLUSIVE, one.verdicts().getFirst().verdict());
    assertTrue(
        one.verdicts().getFirst().findings().stream()
            .anyMatch(each -> each.sentence().contains("2 of 2 runs were stopped early")));
    for (int threads = 2; threads <= 5; threads++) {
      Study many =
          new Studies(folder.resolve("" + threads)).run(plan, OPTIONS.withThreads(threads));
      assertEquals(Studies.outcome(one), Studies.outcome(many), threads + " threads");
    }
  }

  @Test
  void whatIsStoppedDoesNotDependOnSittings() throws InterruptedException, IOException {
    Path flag = folder.resolve("mended");
    StudyPlan plan = Studies.plan("{ mishap: hang, flag: '" + flag + "' }");
    Studies studies = new Studies(folder.resolve("sittings"));
    studies.run(
        plan, OPTIONS.withThreads(3).withBudget(Budget.NONE.within(Duration.ofMillis(500))));
    Files.createFile(flag);
    Options resume = OPTIONS.withThreads(2).withStart(Start.RESUME);
    for (int sitting = 0; sitting < 3; sitting++) {
      studies.run(plan, resume.withBudget(Budget.NONE.atMost(2)));
    }
    Study whole = studies.run(plan, resume);
    assertEquals(
        Studies.outcome(new Studies(folder.resolve("once")).run(plan, OPTIONS)),
        Studies.outcome(whole));
    List<String> before = Studies.outcome(whole);
    assertEquals(before, Studies.outcome(studies.run(plan, resume))); // stopped ones stay so
    assertEquals(12, studies.runs().runs().size());
  }

  @Test
  void aStoppedRunGoesOnIfItIsResumedByHand() throws InterruptedException {
    Studies studies = new Studies(folder);
    Study study = studies.run(Studies.plan(""), OPTIONS);
    Run stopped = study.runList().getLast();
    Run resumed = studies.runner().resume(stopped, new Descent(), 1, StudyListener.SILENT);
    assertEquals(RunStatus.FINISHED, resumed.status());
    assertEquals(2 * 5, resumed.metrics().size());
  }

  @Test
  void withoutAGoalThereIsNothingToGoBy() {
    ExperimentSpec aimless =
        ExperimentSpec.parse(
            Descent.EXPERIMENT.replace("goal: minimize loss\n", ""), Descent.TASKS);
    StudyPlan plan = aimless.plan(new Descent(), Choice.of("quick"));
    String message =
        assertThrows(InputException.class, () -> new Studies(folder).run(plan, OPTIONS))
            .getMessage();
    assertTrue(message.startsWith("descent has no goal to tell good runs from bad"), message);
    assertEquals(List.of(), new Studies(folder).records().records());
    List<Executable> wrong = new ArrayList<>();
    wrong.add(() -> MedianRule.DEFAULT.from(0));
    wrong.add(() -> MedianRule.DEFAULT.withAtLeast(0));
    wrong.add(() -> MedianRule.DEFAULT.withLag(0));
    wrong.forEach(each -> assertThrows(InputException.class, each::run));
  }

  private interface Executable {
    void run();
  }
}
