package lectern.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import lectern.optim.Adam;
import lectern.optim.Schedule;
import lectern.tensor.RandomStream;
import lectern.tensor.Workers;
import org.junit.jupiter.api.Test;

/// The steady state of training allocates next to nothing, listener and clipping included.
class AllocationTest {
  private static final int WARMUP = 20;
  private static final int MEASURED = 30;

  /// Reads the bytes that this thread has allocated, after the warm-up and at the end.
  private static final class Meter implements TrainingListener {
    private final com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    private long before;
    private long after;

    @Override
    public void stepped(StepReport report) {
      if (report.step() == WARMUP) {
        before = threads.getCurrentThreadAllocatedBytes();
      } else if (report.step() == WARMUP + MEASURED) {
        after = threads.getCurrentThreadAllocatedBytes();
      }
    }

    long bytesPerStep() {
      return (after - before) / MEASURED;
    }
  }

  @Test
  void aStepAllocatesUnderOnePerCentOfItsActivations() {
    RandomStream random = RandomStream.of(3);
    CharacterLstm model = new CharacterLstm(new CharacterLstm.Size(37, 31, 61, 127), random);
    Meter meter = new Meter();
    TrainingResult result =
        Trainer.of(model.parameters, new Adam(model.parameters, Adam.Options.DEFAULT), model)
            .reporting(meter)
            .run(
                Trainer.Options.of(WARMUP + MEASURED, new Schedule.Constant(0.001)).withClipNorm(1),
                random,
                Workers.SINGLE);
    assertEquals(Ending.COMPLETED, result.ending());
    long activations = Float.BYTES * model.activations();
    assertTrue(
        meter.bytesPerStep() > 0 && meter.bytesPerStep() < activations / 100,
        () ->
            "%d bytes allocated a step, %d of activations"
                .formatted(meter.bytesPerStep(), activations));
  }
}
