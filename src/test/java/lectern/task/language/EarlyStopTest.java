package lectern.task.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lectern.experiment.Goal;
import lectern.experiment.Study;
import lectern.lab.Lab;
import lectern.lab.Plan;
import lectern.run.Run;
import lectern.run.RunStatus;
import lectern.sweep.MedianRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real training that is stopped because others do better.
class EarlyStopTest {
  private static final String EXPERIMENT =
      """
      id: rates
      lecture: mine
      title: Rates
      question: Which rate learns?
      task: xor
      base: { learner: lectern, inputs: raw, hidden: [4], activation: tanh, steps: 200 }
      arms: { mlp: {} }
      grid: { rate: [0.05, 0.03, 1e-6] }
      seeds: 3
      profiles: { quick: {} }
      claims: [{ id: R1, text: It learns., expect: [accuracy of mlp > 0.9 where rate = 0.05] }]
      """;

  @TempDir private Path root;

  @Test
  void aRateThatLearnsNothingIsGivenUp() throws InterruptedException, IOException {
    Files.createDirectories(root.resolve("experiments"));
    Plan plan = Lab.open(root).define(EXPERIMENT).profile("quick");
    Study whole = plan.run();
    MedianRule rule =
        MedianRule.DEFAULT
            .watching(new Goal(Goal.Direction.MINIMIZE, "train.loss"))
            .from(100)
            .withAtLeast(3)
            .withLag(1);
    Study stopped = plan.stopEarly(rule).run();
    for (int i = 6; i < 9; i++) {
      Run run = stopped.runList().get(i);
      assertEquals(RunStatus.STOPPED, run.status());
      assertEquals(100, run.metrics().getLast().step());
      List<?> all = whole.runList().get(i).metrics();
      assertEquals(all.subList(0, run.metrics().size()), run.metrics());
      assertTrue(all.size() > run.metrics().size());
    }
    assertEquals(RunStatus.FINISHED, stopped.runList().getFirst().status());
    assertEquals(whole.runList().getFirst().measures(), stopped.runList().getFirst().measures());
  }
}
