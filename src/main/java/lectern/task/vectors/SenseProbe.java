package lectern.task.vectors;

import java.util.Arrays;
import java.util.List;
import lectern.autograd.Losses;
import lectern.autograd.Pointwise;
import lectern.autograd.Tape;
import lectern.autograd.Variable;
import lectern.data.SenseLexicon;
import lectern.data.ShuffledBatches;
import lectern.nn.Initializer;
import lectern.nn.Linear;
import lectern.nn.Parameters;
import lectern.nn.ScalarMix;
import lectern.optim.Adam;
import lectern.optim.Schedule;
import lectern.tensor.RandomStream;
import lectern.tensor.Tensor;
import lectern.tensor.Workers;

/// A log-linear classifier of a word's sense from the word's vector: what of the sense can be read
/// off the vector with nothing but weighted sums. The vectors are given and stay as they are.
///
/// Only the senses of the word itself are weighed against each other, so that in effect each word
/// has a classifier of its own. Several layers are mixed by {@link ScalarMix}, whose weights are
/// learned along with the classifier.
///
/// Letters: N examples, D width, S senses, L layers.
final class SenseProbe {
  private static final float NEVER = -1e9f; // of another word: a probability of 0

  private final Tensor allowed; // [words,S], 0 for a word's own senses
  private final ScalarMix mix;
  private final Linear linear;

  private SenseProbe(SenseLexicon lexicon, SenseExamples examples, Parameters parameters) {
    int words = lexicon.ambiguous().size();
    int senses = SenseExamples.firstSense(lexicon, words);
    allowed = Tensor.zeros(words, senses);
    Arrays.fill(allowed.data(), NEVER);
    for (int word = 0; word < words; word++) {
      int row = word * senses;
      Arrays.fill(
          allowed.data(),
          row + SenseExamples.firstSense(lexicon, word),
          row + SenseExamples.firstSense(lexicon, word + 1),
          0);
    }
    mix = new ScalarMix(parameters.scope("mix"), examples.layers().size());
    linear =
        new Linear(
            parameters.scope("linear"),
            new Linear.Size(examples.layers().getFirst().columns(), senses),
            Initializer.ZEROS,
            Initializer.ZEROS);
  }

  /// Trains a probe.
  ///
  /// @param random draws the order of the examples
  static SenseProbe train(
      SenseLexicon lexicon,
      SenseExamples examples,
      ClassifierTraining options,
      RandomStream random,
      Workers workers) {
    Parameters parameters = Parameters.create(random.split("init"));
    SenseProbe probe = new SenseProbe(lexicon, examples, parameters);
    Adam adam = new Adam(parameters, Adam.Options.DEFAULT);
    Schedule schedule =
        new Schedule.CosineWithWarmup(options.rate(), 0, /* warmup= */ 0, options.steps());
    ShuffledBatches batches =
        new ShuffledBatches(examples.size(), options.rows(), random.split("order"));
    Tape tape = Tape.recording(workers);
    for (int step = 1; step <= options.steps(); step++) {
      tape.reset();
      parameters.clearGradients();
      int[] batch = batches.batch(step - 1);
      int[] senses = Arrays.stream(batch).map(n -> examples.senses()[n]).toArray();
      tape.backward(Losses.softmaxCrossEntropy(tape, probe.logits(tape, examples, batch), senses));
      adam.step(workers, schedule.rate(step));
    }
    return probe;
  }

  /// @param batch numbers of examples, [N]
  /// @return [N,S]
  private Variable logits(Tape tape, SenseExamples examples, int[] batch) {
    List<Variable> layers =
        examples.layers().stream()
            .map(layer -> Variable.constant(rows(tape, layer, batch)))
            .toList(); // [N,D] each
    Variable seen = layers.size() == 1 ? layers.getFirst() : mix.forward(tape, layers); // [N,D]
    int[] words = Arrays.stream(batch).map(n -> examples.words()[n]).toArray();
    Variable own = Variable.constant(rows(tape, allowed, words)); // [N,S]
    return Pointwise.add(tape, linear.forward(tape, seen), own); // [N,S]
  }

  private static Tensor rows(Tape tape, Tensor all, int[] chosen) {
    int columns = all.columns();
    Tensor rows = tape.empty(chosen.length, columns);
    for (int i = 0; i < chosen.length; i++) {
      System.arraycopy(all.data(), chosen[i] * columns, rows.data(), i * columns, columns);
    }
    return rows;
  }

  /// The share of examples whose sense it gets right.
  double accuracy(SenseExamples examples, Workers workers) {
    int[] all = new int[examples.size()];
    Arrays.setAll(all, n -> n);
    Tensor logits = logits(Tape.evaluating(workers), examples, all).value();
    int right = 0;
    for (int n = 0; n < all.length; n++) {
      int best = 0;
      for (int s = 1; s < logits.columns(); s++) {
        best = logits.at(n, s) > logits.at(n, best) ? s : best;
      }
      right += best == examples.senses()[n] ? 1 : 0;
    }
    return (double) right / all.length;
  }

  /// How much of each layer it reads, [L], summing to 1.
  double[] shares() {
    return mix.shares();
  }
}
