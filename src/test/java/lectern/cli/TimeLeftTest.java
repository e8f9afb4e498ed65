package lectern.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import lectern.config.Settings;
import lectern.run.RunPlan;
import lectern.sweep.Budget;
import org.junit.jupiter.api.Test;

/// The arithmetic of the time left, by a clock that stands where it is put.
class TimeLeftTest {
  private double seconds;

  private TimeLeft on(int threads) {
    return on(threads, Budget.NONE);
  }

  private TimeLeft on(int threads, Budget budget) {
    return new TimeLeft(() -> Math.round(seconds * TimeUnit.SECONDS.toNanos(1)), threads, budget);
  }

  private record None() {}

  private static RunPlan run(String experiment, long seed) {
    return new RunPlan(
        experiment,
        "quick",
        "fake",
        "arm",
        new LinkedHashMap<>(),
        seed,
        Settings.none(),
        new None());
  }

  private static List<RunPlan> runs(String experiment, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(seed -> run(experiment, seed)).toList();
  }

  private static void assertSeconds(double expected, TimeLeft left) {
    assertEquals(expected, left.seconds().orElseThrow(), 1e-9);
  }

  @Test
  void nothingIsSaidWhileNothingIsKnown() {
    TimeLeft left = on(1);
    left.planned("xor", 3);
    assertEquals(OptionalDouble.empty(), left.seconds());
    left.started(run("xor", 1));
    seconds = 100;
    assertEquals(OptionalDouble.empty(), left.seconds());
    left.progressed(run("xor", 1), 0.01);
    seconds = 101;
    left.progressed(run("xor", 1), 0.02);
    assertEquals(OptionalDouble.empty(), left.seconds(), "a hundredth says too little");
  }

  @Test
  void runsThatEndedTellOfThoseNotBegun() {
    TimeLeft left = on(1);
    List<RunPlan> runs = runs("xor", 5);
    left.planned("xor", 5);
    left.started(runs.get(0));
    seconds = 10;
    left.ended(runs.get(0));
    left.started(runs.get(1));
    seconds = 30;
    left.ended(runs.get(1));
    assertSeconds(3 * 15, left); // (10 + 20) / 2 each
    left.started(runs.get(2));
    seconds = 34; // without a word from it: its mean less 4
    assertSeconds(11 + 2 * 15, left);
    seconds = 60; // longer than the mean: any moment now
    assertSeconds(0 + 2 * 15, left);
  }

  @Test
  void aRunUnderWayIsJudgedByItsOwnPace() {
    TimeLeft left = on(1);
    RunPlan run = run("xor", 1);
    left.planned("xor", 2);
    left.started(run);
    seconds = 7; // of loading, which is not pace
    left.progressed(run, 0.0);
    seconds = 17;
    left.progressed(run, 0.25);
    assertSeconds(30 + 47, left); // 10 s a quarter; the second as long as the first will have taken
    seconds = 20; // nothing new, but time passes
    assertSeconds(27 + 47, left);
  }

  @Test
  void aResumedRunIsNotCreditedWithWhatWasDoneBefore() {
    TimeLeft left = on(1);
    RunPlan run = run("xor", 1);
    left.planned("xor", 1);
    left.started(run);
    left.progressed(run, 0.5);
    seconds = 10;
    left.progressed(run, 0.6);
    assertSeconds(40, left); // a tenth in 10 s, four tenths to go
  }

  @Test
  void threadsShareTheWork() {
    TimeLeft left = on(4);
    List<RunPlan> runs = runs("xor", 9);
    left.planned("xor", 9);
    left.started(runs.get(0));
    seconds = 12;
    left.ended(runs.get(0));
    assertSeconds(8 * 12 / 4.0, left);
  }

  @Test
  void nothingEndsBeforeItsLongestRun() {
    TimeLeft left = on(4);
    List<RunPlan> runs = runs("xor", 2);
    left.planned("xor", 2);
    for (RunPlan run : runs) {
      left.started(run);
      left.progressed(run, 0);
    }
    seconds = 10;
    left.progressed(runs.get(0), 0.1);
    left.progressed(runs.get(1), 0.5);
    assertSeconds(90, left); // not (90 + 10) / 4
  }

  @Test
  void experimentsAreKnownEachByItself() {
    TimeLeft left = on(2);
    left.planned("short", 3);
    left.planned("long", 2);
    left.started(run("short", 1));
    left.started(run("long", 1));
    seconds = 2;
    left.ended(run("short", 1));
    seconds = 100;
    left.ended(run("long", 1));
    assertSeconds((2 * 2 + 1 * 100) / 2.0, left);
  }

  @Test
  void anUnknownExperimentCountsAsTheOthersDo() {
    TimeLeft left = on(1);
    left.planned("known", 1);
    left.planned("unknown", 2);
    left.started(run("known", 1));
    seconds = 10;
    left.ended(run("known", 1));
    assertSeconds(2 * 10, left);
  }

  @Test
  void runsOfAnEarlierSittingTellHowLongOthersTake() {
    TimeLeft left = on(1);
    left.planned("xor", 4);
    left.kept(run("xor", 1), 10);
    left.kept(run("xor", 2), 20);
    assertSeconds(2 * 15, left);
  }

  @Test
  void aBudgetOfRunsEndsTheWorkEarlier() {
    TimeLeft left = on(1, Budget.NONE.atMost(3));
    left.planned("xor", 100);
    left.started(run("xor", 1));
    seconds = 10;
    left.ended(run("xor", 1));
    assertSeconds(2 * 10, left);
    left.started(run("xor", 2));
    seconds = 14;
    assertSeconds(6 + 10, left);
  }

  @Test
  void aBudgetOfTimeEndsTheWorkEarlier() {
    seconds = 1000; // where the clock stands is of no importance
    TimeLeft left = on(1, Budget.NONE.within(Duration.ofSeconds(60)));
    left.planned("xor", 100);
    left.started(run("xor", 1));
    seconds = 1010;
    left.ended(run("xor", 1));
    assertSeconds(50, left);
    seconds = 1070;
    assertSeconds(0, left);
  }

  @Test
  void runsThatNeverBeganTeachNothing() {
    TimeLeft left = on(1);
    left.planned("no-corpus", 2);
    left.planned("xor", 2);
    runs("no-corpus", 2).forEach(left::ended);
    assertTrue(left.seconds().isEmpty());
    left.started(run("xor", 1));
    seconds = 10;
    left.ended(run("xor", 1));
    assertSeconds(10, left);
    left.started(run("xor", 2));
    seconds = 20;
    left.ended(run("xor", 2));
    assertSeconds(0, left);
  }
}
