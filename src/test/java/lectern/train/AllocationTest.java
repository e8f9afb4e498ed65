package lectern.train;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import lectern.ChildJvm;
import lectern.optim.Adam;
import lectern.optim.Schedule;
import lectern.tensor.EveryKernel;
import lectern.tensor.RandomStream;
import lectern.tensor.Workers;
import org.junit.jupiter.api.Test;

/// The steady state of training allocates next to nothing, clipping, updates and reports included,
/// whatever its JVM has done before.
///
/// Measured in a JVM of its own, which first runs other code of every kind: what the compiler
/// inlines, and so which vectors need memory, depends on what it has compiled already. Methods are
/// compiled as soon as they are hot (`-Xbatch`), so that the order is nearly the same every time.
class AllocationTest {
  private static final int WARM_UP_STEPS = 100;
  private static final int WINDOWS = 15;
  private static final int WINDOW = 5;

  /// Notes what the training thread has allocated in each window of steps after the warm-up.
  private static final class Meter implements TrainingListener {
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final long[] bytes = new long[WINDOWS];
    private long before;

    @Override
    public void stepped(StepReport report) {
      long measured = report.step() - WARM_UP_STEPS;
      if (measured >= 0 && measured % WINDOW == 0) {
        long now = threads.getCurrentThreadAllocatedBytes();
        if (measured > 0) {
          bytes[(int) (measured / WINDOW) - 1] = now - before;
        }
        before = now;
      }
    }

    long medianOfAStep() {
      Arrays.sort(bytes);
      return bytes[WINDOWS / 2] / WINDOW;
    }
  }

  @Test
  void aStepAllocatesUnderOnePerCentOfItsActivations() throws Exception {
    String[] printed = ChildJvm.output(AllocationTest.class, "-Xbatch").split("\\s+");
    long bytes = Long.parseLong(printed[0]);
    long activations = Long.parseLong(printed[1]);
    assertTrue(
        bytes * 100 < activations,
        bytes + " bytes a step for " + activations + " bytes of activations");
  }

  /// Prints the median of the bytes that a step allocates, and the bytes of its activations.
  public static void main(String[] arguments) {
    EveryKernel.run(1000);
    train(CharacterLstm.Size.SMALL, 200, TrainingListener.NONE);
    train(CharacterLstm.Size.THREADED, 40, TrainingListener.NONE);
    Meter meter = new Meter();
    long activations =
        train(new CharacterLstm.Size(37, 31, 61, 127), WARM_UP_STEPS + WINDOWS * WINDOW, meter);
    System.out.println(meter.medianOfAStep() + " " + Float.BYTES * activations);
  }

  private static long train(CharacterLstm.Size size, int steps, TrainingListener listener) {
    RandomStream random = RandomStream.of(3);
    CharacterLstm model = new CharacterLstm(size, random);
    Trainer.of(model.parameters, new Adam(model.parameters, Adam.Options.DEFAULT), model)
        .reporting(listener)
        .run(
            Trainer.Options.of(steps, new Schedule.Constant(0.001)).withClipNorm(1),
            random,
            Workers.SINGLE);
    return model.activations();
  }
}
