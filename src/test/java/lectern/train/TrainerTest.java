package lectern.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lectern.optim.Adam;
import lectern.optim.Schedule;
import lectern.tensor.RandomStream;
import lectern.tensor.Workers;
import org.junit.jupiter.api.Test;

/// The training loop on XOR.
class TrainerTest {
  private static final RandomStream RANDOM = RandomStream.of(11);

  @Test
  void learnsXor() {
    Xor xor = new Xor();
    TrainingResult result =
        Trainer.of(xor.parameters, new Adam(xor.parameters, Adam.Options.DEFAULT), xor)
            .evaluating(xor::measure)
            .run(Trainer.Options.of(300, new Schedule.Constant(0.05)), RANDOM, Workers.SINGLE);
    assertEquals(Ending.COMPLETED, result.ending());
    assertEquals(300, result.steps());
    assertEquals(1200, result.tokens());
    assertTrue(result.loss() < 0.05, () -> "loss " + result.loss());
    assertEquals(1.0, result.measures().get("accuracy"));
    assertTrue(result.flops() > 0);
  }
}
