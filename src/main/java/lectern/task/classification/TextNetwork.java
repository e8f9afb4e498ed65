package lectern.task.classification;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import lectern.autograd.Losses;
import lectern.autograd.Tape;
import lectern.autograd.Variable;
import lectern.data.LabelledText;
import lectern.data.LabelledTexts;
import lectern.data.ShuffledBatches;
import lectern.data.TextSplit;
import lectern.nn.Parameters;
import lectern.nn.Pass;
import lectern.optim.Adam;
import lectern.optim.Schedule;
import lectern.run.RunContext;
import lectern.run.RunTraining;
import lectern.tensor.Rows;
import lectern.tensor.Workers;
import lectern.text.Vocabulary;
import lectern.train.Objective;
import lectern.train.Trainer;
import lectern.train.Watch;

/// A network that scores classes of texts, with the words it knows. Others are passed over, as if
/// they were not there.
///
/// Letters: B texts, K classes.
///
/// @param vocabulary the words it knows
/// @param scores what it computes
/// @param workers the threads to compute with
record TextNetwork(Vocabulary vocabulary, Scores scores, Workers workers)
    implements TrainedTextModel {
  private static final int BATCH = 256; // texts scored at a time

  /// What a network computes.
  @FunctionalInterface
  interface Scores {
    /// @param texts B of them, at least 1, each its words' numbers
    /// @return logits, [B,K], in nats, not normalised
    Variable of(Tape tape, List<int[]> texts, Pass pass);
  }

  /// Every word of the texts that are learned from.
  static Vocabulary words(TextSplit split) {
    List<String> words =
        split.training().texts().stream().flatMap(text -> text.words().stream()).toList();
    return Vocabulary.count(words, Vocabulary.Keep.ALL);
  }

  /// Trains.
  ///
  /// @param parameters of the network behind the scores
  /// @return this network, with the weights that did best on the validation texts
  /// @throws lectern.InputException if there is nothing to learn from these texts
  /// @throws InterruptedException if the user asked to stop
  TextNetwork train(
      Parameters parameters, EpochTraining training, TextSplit split, RunContext context)
      throws InterruptedException {
    split.training().checkLearnable();
    List<int[]> texts = encode(split.training().texts());
    int[] labels = split.training().labels();
    ShuffledBatches batches =
        new ShuffledBatches(texts.size(), training.batch(), context.random().split("order"));
    Objective objective =
        (tape, step, pass) -> {
          int[] batch = batches.batch(step - 1);
          List<int[]> chosen = new ArrayList<>();
          int[] targets = new int[batch.length];
          for (int i = 0; i < batch.length; i++) {
            chosen.add(texts.get(batch[i]));
            targets[i] = labels[batch[i]];
          }
          return Losses.softmaxCrossEntropy(tape, scores.of(tape, chosen, pass), targets);
        };
    long steps = (long) training.epochs() * batches.batches();
    RunTraining.run(
        Trainer.of(parameters, new Adam(parameters, Adam.Options.DEFAULT), objective)
            .evaluating(_ -> validation(split.validation())),
        Trainer.Options.of(steps, new Schedule.Constant(training.rate()))
            .withEvaluationEvery(batches.batches())
            .withCheckpointEvery(batches.batches())
            .withWatch(Watch.lowest("nats.validation"), Trainer.Keep.BEST),
        Math.max(1, steps / 200),
        context);
    return this;
  }

  private SequencedMap<String, Double> validation(LabelledTexts texts) {
    double[][] probabilities = probabilities(texts.texts());
    double nats = 0;
    for (int n = 0; n < probabilities.length; n++) {
      nats -= StrictMath.log(probabilities[n][texts.texts().get(n).label()]);
    }
    SequencedMap<String, Double> measured = new LinkedHashMap<>();
    measured.put("nats.validation", nats / Math.max(1, probabilities.length));
    return measured;
  }

  private List<int[]> encode(List<LabelledText> texts) {
    return texts.stream()
        .map(text -> vocabulary.encode(text.words().stream().filter(vocabulary::contains).toList()))
        .toList();
  }

  @Override
  public double[][] probabilities(List<LabelledText> texts) {
    List<int[]> encoded = encode(texts);
    double[][] result = new double[texts.size()][];
    Tape tape = Tape.evaluating(workers);
    for (int from = 0; from < texts.size(); from += BATCH) {
      tape.reset();
      int to = Math.min(texts.size(), from + BATCH);
      Variable logits = scores.of(tape, encoded.subList(from, to), Pass.evaluate());
      int classes = logits.value().columns();
      float[] row = new float[classes];
      for (int n = from; n < to; n++) {
        Rows.softmax(logits.data(), (n - from) * classes, row, 0, classes);
        result[n] = new double[classes];
        for (int k = 0; k < classes; k++) {
          result[n][k] = row[k];
        }
      }
    }
    return result;
  }
}
