package lectern.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.management.ManagementFactory;
import lectern.optim.Adam;
import lectern.optim.Schedule;
import lectern.tensor.RandomStream;
import lectern.tensor.Workers;
import org.junit.jupiter.api.Test;

/// The steady state of training allocates next to nothing, clipping, updates and reports included.
class AllocationTest {
  /// Far more than the compiler needs to see which vectors need no memory.
  private static final int MOST_STEPS = 1000;

  private static final int WINDOW = 5;

  /// Reads what the training thread has allocated in each window of steps, and stops training as
  /// soon as that is little enough.
  private static final class Meter implements TrainingListener, Interruption {
    private final com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final long limit;
    private long before;
    private long bytesPerStep = Long.MAX_VALUE;

    Meter(long limit) {
      this.limit = limit;
    }

    @Override
    public void stepped(StepReport report) {
      if (report.step() % WINDOW == 0) {
        long now = threads.getCurrentThreadAllocatedBytes();
        bytesPerStep = report.step() == WINDOW ? Long.MAX_VALUE : (now - before) / WINDOW;
        before = now;
      }
    }

    @Override
    public void check() throws InterruptedException {
      if (bytesPerStep < limit) {
        throw new InterruptedException();
      }
    }
  }

  @Test
  void aStepComesToAllocateUnderOnePerCentOfItsActivations() {
    RandomStream random = RandomStream.of(3);
    CharacterLstm model = new CharacterLstm(new CharacterLstm.Size(37, 31, 61, 127), random);
    Meter meter = new Meter(Float.BYTES * model.activations() / 100);
    TrainingResult result =
        Trainer.of(model.parameters, new Adam(model.parameters, Adam.Options.DEFAULT), model)
            .reporting(meter)
            .interruptedBy(meter)
            .run(
                Trainer.Options.of(MOST_STEPS, new Schedule.Constant(0.001)).withClipNorm(1),
                random,
                Workers.SINGLE);
    assertEquals(
        Ending.INTERRUPTED,
        result.ending(),
        () -> meter.bytesPerStep + " bytes a step, the limit is " + meter.limit);
  }
}
