package lectern.train;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import lectern.autograd.Activation;
import lectern.autograd.Lookup;
import lectern.autograd.Losses;
import lectern.autograd.Noise;
import lectern.autograd.Products;
import lectern.autograd.Recurrence;
import lectern.autograd.Tape;
import lectern.autograd.Variable;
import lectern.nn.Initializer;
import lectern.nn.Parameters;
import lectern.nn.Pass;
import lectern.tensor.RandomStream;
import lectern.tensor.Tensor;

/// A language model with everything that makes resuming hard, as a test model: dropout, and a state
/// carried from one stretch of text to the next.
///
/// Letters: T characters of a stretch, B texts side by side, C width, H hidden units, V characters.
final class CharacterLstm implements Objective {
  /// Extents of a model; primes, so that mixed-up axes and vector tails show.
  record Size(int time, int batch, int width, int hidden) {
    static final Size SMALL = new Size(5, 3, 7, 11);

    /// Large enough that three threads share the loops and products.
    static final Size THREADED = new Size(19, 17, 41, 83);
  }

  private static final int VOCABULARY = 29;
  private static final double DROPPED = 0.2;

  final Parameters parameters;
  private final Size size;
  private final int[] text;
  private final Variable table;
  private final Recurrence.Weights weights;
  private final Variable outWeight;
  private final Variable outBias;
  private final SequencedMap<String, Tensor> carried = new LinkedHashMap<>();

  CharacterLstm(Size size, RandomStream random) {
    this.size = size;
    int hidden = size.hidden;
    parameters = Parameters.create(random.split("init"));
    Initializer uniform = Initializer.uniform(1 / Math.sqrt(hidden));
    table = parameters.create("table", Initializer.normal(1), VOCABULARY, size.width);
    weights =
        new Recurrence.Weights(
            parameters.create("lstm.input", uniform, 4 * hidden, size.width),
            parameters.create("lstm.recurrent", uniform, 4 * hidden, hidden),
            parameters.create("lstm.inputBias", uniform, 4 * hidden),
            parameters.create("lstm.recurrentBias", uniform, 4 * hidden));
    outWeight = parameters.create("out.weight", uniform, VOCABULARY, hidden);
    outBias = parameters.create("out.bias", uniform, VOCABULARY);
    carried.put("hidden", Tensor.zeros(size.batch, hidden));
    carried.put("cell", Tensor.zeros(size.batch, hidden));
    text = text(random.split("text"));
  }

  /// Each character is one of two, chosen by the one before it: log 2 nats of entropy.
  private static int[] text(RandomStream random) {
    int[] text = new int[4001];
    for (int i = 1; i < text.length; i++) {
      text[i] = (text[i - 1] * 3 + 1 + random.nextInt(2)) % VOCABULARY;
    }
    return text;
  }

  /// The characters of a stretch, or those that follow them.
  ///
  /// @return [T,B]
  private int[] stretch(long step, int shift) {
    int[] ids = new int[size.time * size.batch];
    for (int t = 0; t < size.time; t++) {
      for (int b = 0; b < size.batch; b++) {
        long at = b * 211L + (step - 1) * size.time + t + shift;
        ids[t * size.batch + b] = text[(int) (at % text.length)];
      }
    }
    return ids;
  }

  @Override
  public Variable loss(Tape tape, long step, Pass pass) {
    Recurrence.LstmSequence sequence =
        lstm(tape, step, pass, copy(tape, "hidden"), copy(tape, "cell"));
    copy(sequence.lastHidden(), carried.get("hidden"));
    copy(sequence.lastCell(), carried.get("cell"));
    return loss(tape, sequence.all(), step);
  }

  private Recurrence.LstmSequence lstm(
      Tape tape, long step, Pass pass, Tensor hidden, Tensor cell) {
    Variable x = Lookup.embedding(tape, table, stretch(step, 0), size.time, size.batch); // [T,B,C]
    Variable kept = pass.noise().map(random -> Noise.dropout(tape, x, DROPPED, random)).orElse(x);
    return Recurrence.lstm(tape, kept, Variable.constant(hidden), Variable.constant(cell), weights);
  }

  private Variable loss(Tape tape, Variable states, long step) {
    Variable logits = Products.linear(tape, states, outWeight, outBias, Activation.IDENTITY);
    return Losses.softmaxCrossEntropy(tape, logits, stretch(step, 1));
  }

  /// The way back needs the state that the step began with, after the next one was written.
  private Tensor copy(Tape tape, String name) {
    Tensor state = carried.get(name);
    Tensor copy = tape.empty(state.shape());
    System.arraycopy(state.data(), 0, copy.data(), 0, copy.size());
    return copy;
  }

  private static void copy(Variable from, Tensor to) {
    System.arraycopy(from.data(), 0, to.data(), 0, to.size());
  }

  @Override
  public long tokens(long step) {
    return (long) size.time * size.batch;
  }

  @Override
  public SequencedMap<String, Tensor> state() {
    return carried;
  }

  /// The numbers that one step computes on its way to the loss: embeddings, the same after dropout,
  /// gates, cell and hidden states, logits.
  long activations() {
    return tokens(1) * (2L * size.width + 6L * size.hidden + VOCABULARY);
  }

  /// The loss in nats on a stretch far from the first ones.
  SequencedMap<String, Double> measure(Tape tape) {
    long step = 1_000_000;
    Tensor zeros = Tensor.zeros(size.batch, size.hidden);
    Variable states = lstm(tape, step, Pass.evaluate(), zeros, zeros.copy()).all();
    SequencedMap<String, Double> measures = new LinkedHashMap<>();
    measures.put("loss", (double) loss(tape, states, step).value().item());
    return measures;
  }
}
