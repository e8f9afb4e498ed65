package lectern.nn;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import lectern.ChildJvm;
import lectern.autograd.Losses;
import lectern.autograd.Tape;
import lectern.autograd.Variable;
import lectern.tensor.EveryKernel;
import lectern.tensor.RandomStream;
import lectern.tensor.Workers;
import org.junit.jupiter.api.Test;

/// Once every buffer has been made and the code is compiled, a training step allocates under 1 % of
/// the bytes of its activations: what remains are shapes, records and the carried state.
///
/// Measured in a JVM of its own, which first runs other code of every kind: what the compiler
/// inlines, and so which vectors need memory, depends on what it has compiled already. Methods are
/// compiled as soon as they are hot (`-Xbatch`), so that the order is nearly the same every time.
class SteadyStateTest {
  private static final int VOCABULARY = 67;
  private static final int WARM_UP_STEPS = 100;
  private static final int MEASURED_STEPS = 41;

  @Test
  void anLstmStepAllocatesNextToNothing() throws Exception {
    String[] printed = ChildJvm.output(SteadyStateTest.class, "-Xbatch").split("\\s+");
    long bytes = Long.parseLong(printed[0]);
    long activations = Long.parseLong(printed[1]);
    assertTrue(
        bytes * 100 < activations,
        "a step allocates %d bytes for %d bytes of activations".formatted(bytes, activations));
  }

  /// Prints the median of the bytes that a step allocates, and the bytes of its activations.
  public static void main(String[] arguments) {
    EveryKernel.run(1000);
    Extents extents = new Extents(50, 32, 96);
    for (Extents other : new Extents[] {new Extents(5, 3, 7), new Extents(11, 17, 41)}) {
      allocated(Gru::new, other);
      allocated(Lstm::new, other);
    }
    long[] bytes = allocated(Lstm::new, extents);
    System.out.println(bytes[MEASURED_STEPS / 2] + " " + extents.activations());
  }

  /// T steps of B texts side by side, C units wide.
  private record Extents(int steps, int batch, int width) {
    /// Bytes of embedded inputs, gates, cells, their tanh, hidden states, logits of an LSTM.
    long activations() {
      return 4L * steps * batch * (width + 4 * width + 3 * width + VOCABULARY);
    }
  }

  private interface Maker {
    Recurrent make(Parameters parameters, Recurrent.Size size);
  }

  /// What each step allocates once warm, in ascending order.
  private static long[] allocated(Maker maker, Extents extents) {
    Parameters parameters = Parameters.create(RandomStream.of(1));
    int width = extents.width;
    Embedding embedding =
        new Embedding(parameters.scope("embedding"), new Embedding.Size(VOCABULARY, width));
    Recurrent layer = maker.make(parameters.scope("layer"), new Recurrent.Size(width, width));
    Linear output = new Linear(parameters.scope("output"), new Linear.Size(width, VOCABULARY));
    int[] ids = new int[extents.steps * extents.batch];
    RandomStream random = RandomStream.of(2);
    Arrays.setAll(ids, i -> random.nextInt(VOCABULARY));

    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Tape tape = Tape.recording(Workers.SINGLE);
    RecurrentState state = layer.initialState(extents.batch);
    long[] bytes = new long[MEASURED_STEPS];
    for (int step = 0; step < WARM_UP_STEPS + MEASURED_STEPS; step++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      tape.reset();
      parameters.clearGradients();
      Variable x = embedding.forward(tape, ids, extents.steps, extents.batch);
      Recurrent.Output out = layer.forward(tape, x, state, Pass.evaluate());
      Variable logits = output.forward(tape, out.all());
      tape.backward(Losses.softmaxCrossEntropy(tape, logits, ids));
      state = out.state().detached();
      bytes[Math.max(0, step - WARM_UP_STEPS)] = threads.getCurrentThreadAllocatedBytes() - before;
    }
    Arrays.sort(bytes);
    return bytes;
  }
}
