package lectern.nn;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import lectern.autograd.Losses;
import lectern.autograd.Tape;
import lectern.autograd.Variable;
import lectern.tensor.RandomStream;
import lectern.tensor.Workers;
import org.junit.jupiter.api.Test;

/// Once every buffer has been made and the code is compiled, a training step allocates under 1 % of
/// the bytes of its activations: what remains are shapes, records and the carried state.
class SteadyStateTest {
  private static final int STEPS = 35;
  private static final int BATCH = 32;
  private static final int WIDTH = 64;
  private static final int VOCABULARY = 67;
  private static final int MOST_ROUNDS = 600; // far more than compilation needs

  @Test
  void anLstmStepAllocatesNextToNothing() {
    Parameters parameters = Parameters.create(RandomStream.of(1));
    Embedding embedding =
        new Embedding(parameters.scope("embedding"), new Embedding.Size(VOCABULARY, WIDTH));
    Lstm lstm = new Lstm(parameters.scope("lstm"), new Recurrent.Size(WIDTH, WIDTH));
    Linear output = new Linear(parameters.scope("output"), new Linear.Size(WIDTH, VOCABULARY));
    int[] ids = new int[STEPS * BATCH];
    RandomStream random = RandomStream.of(2);
    for (int i = 0; i < ids.length; i++) {
      ids[i] = random.nextInt(VOCABULARY);
    }
    // Embedded inputs, gates, cells, their tanh, hidden states, logits.
    long activations = 4L * STEPS * BATCH * (WIDTH + 4 * WIDTH + 3 * WIDTH + VOCABULARY);

    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Tape tape = Tape.recording(Workers.SINGLE);
    RecurrentState state = lstm.initialState(BATCH);
    long least = Long.MAX_VALUE;
    for (int round = 0; round < MOST_ROUNDS && least * 100 >= activations; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      tape.reset();
      parameters.clearGradients();
      Variable x = embedding.forward(tape, ids, STEPS, BATCH);
      Recurrent.Output out = lstm.forward(tape, x, state, Pass.evaluate());
      Variable logits = output.forward(tape, out.all());
      tape.backward(Losses.softmaxCrossEntropy(tape, logits, ids));
      state = out.state().detached();
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertTrue(
        least * 100 < activations,
        "a step allocates %d bytes for %d bytes of activations".formatted(least, activations));
  }
}
