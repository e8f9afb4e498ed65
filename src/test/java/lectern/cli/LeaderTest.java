package lectern.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import lectern.config.Settings;
import lectern.experiment.Goal;
import lectern.run.Measures;
import lectern.run.Run;
import lectern.run.RunPlan;
import lectern.run.RunStatus;
import org.junit.jupiter.api.Test;

class LeaderTest {
  private static final Goal LOSS = new Goal(Goal.Direction.MINIMIZE, "loss");

  private final Leader leader = new Leader();

  private record None() {}

  private void add(Goal goal, String arm, long seed, RunStatus status, double value) {
    SequencedMap<String, String> point = new LinkedHashMap<>();
    point.put("rate", "0.1");
    RunPlan plan = new RunPlan("x", "quick", "fake", arm, point, seed, Settings.none(), new None());
    Run run =
        new Run(
            "id",
            "study",
            /* planned= */ 9,
            "x",
            "quick",
            "fake",
            arm,
            point,
            seed,
            new LinkedHashMap<>(),
            status,
            Measures.none().with(goal.measure(), value),
            /* seconds= */ 1,
            Instant.EPOCH,
            Optional.empty(),
            Path.of(""));
    leader.add(goal, plan, run);
  }

  @Test
  void pointsAreComparedByTheirMeans() {
    assertEquals(Optional.empty(), leader.sentence());
    add(LOSS, "lucky", 1, RunStatus.FINISHED, 0.2);
    assertEquals("loss 0.2000, lucky, rate = 0.1 (1 seed)", leader.sentence().orElseThrow());
    add(LOSS, "lucky", 2, RunStatus.FINISHED, 0.8);
    add(LOSS, "steady", 1, RunStatus.FINISHED, 0.4);
    add(LOSS, "steady", 2, RunStatus.FINISHED, 0.45);
    assertEquals("loss 0.4250, steady, rate = 0.1 (2 seeds)", leader.sentence().orElseThrow());
  }

  @Test
  void whatDidNotFinishDoesNotLead() {
    add(LOSS, "steady", 1, RunStatus.FINISHED, 0.4);
    add(LOSS, "stopped", 1, RunStatus.STOPPED, 0.1);
    add(LOSS, "broken", 1, RunStatus.FINISHED, Double.NaN);
    assertEquals("loss 0.4000, steady, rate = 0.1 (1 seed)", leader.sentence().orElseThrow());
  }

  @Test
  void theGoalSaysWhichWayIsBetter() {
    Goal most = new Goal(Goal.Direction.MAXIMIZE, "accuracy");
    add(most, "poor", 1, RunStatus.FINISHED, 0.5);
    add(most, "good", 1, RunStatus.FINISHED, 0.75);
    assertEquals("accuracy 0.7500, good, rate = 0.1 (1 seed)", leader.sentence().orElseThrow());
  }
}
