package lectern.task.classification;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import lectern.InputException;
import lectern.autograd.Losses;
import lectern.autograd.Tape;
import lectern.autograd.Variable;
import lectern.data.LabelledTexts;
import lectern.data.ShuffledBatches;
import lectern.data.TextSplit;
import lectern.nn.Parameters;
import lectern.nn.Pass;
import lectern.optim.Optimizer;
import lectern.optim.Schedule;
import lectern.run.RunContext;
import lectern.run.RunTraining;
import lectern.tensor.Rows;
import lectern.train.Objective;
import lectern.train.Trainer;
import lectern.train.Watch;

/// How a network learns to classify texts: mini-batches of shuffled texts, cross-entropy, and after
/// each epoch a look at the validation texts, by which the best weights are chosen.
///
/// Source: Kim 2014, section 3.1. Deviation: whoever trains chooses the optimiser; Kim's is
/// AdaDelta.
///
/// @param epochs passes over the training texts at most, at least 1
/// @param batch B, texts a step, at least 1
/// @param rate the optimiser's learning rate, above 0
/// @param patience epochs in a row without a better accuracy on the validation texts after which
///   training stops, at least 1
public record NetworkTraining(int epochs, int batch, double rate, int patience) {
  /// Batches of 50 as Kim 2014 has them, Adam's usual rate.
  public static final NetworkTraining DEFAULT =
      new NetworkTraining(/* epochs= */ 25, /* batch= */ 50, /* rate= */ 0.001, /* patience= */ 5);

  private static final int RECORDS = 200; // rows of metrics a run at most, about

  public NetworkTraining {
    atLeast1("epochs", epochs);
    atLeast1("batch", batch);
    atLeast1("patience", patience);
    if (!(rate > 0)) {
      throw new IllegalArgumentException("rate is " + rate + "; it must be above 0");
    }
  }

  private static void atLeast1(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " is " + value + "; it must be at least 1");
    }
  }

  /// Trains a network; it ends with the weights of its best epoch, or with the last where there are
  /// no validation texts.
  ///
  /// Recorded are `validation.accuracy` and `validation.nats`.
  ///
  /// @throws InterruptedException if the user asked to stop
  /// @throws InputException if there is nothing to learn from the training texts
  public TrainedNetwork train(
      TextNetwork network,
      WordTable words,
      Parameters parameters,
      Optimizer optimizer,
      TextSplit split,
      RunContext context)
      throws InterruptedException {
    requireClasses(split.training());
    TrainedNetwork trained = new TrainedNetwork(network, words, context.workers());
    List<int[]> texts = trained.ids(split.training().texts());
    int[] labels = split.training().labels();
    ShuffledBatches batches =
        new ShuffledBatches(texts.size(), batch, context.random().split("order"));
    Trainer trainer =
        Trainer.of(parameters, optimizer, new TextObjective(network, texts, labels, batches));
    long steps = (long) epochs * batches.batches();
    Trainer.Options options = Trainer.Options.of(steps, new Schedule.Constant(rate));
    if (split.validation().size() > 0) {
      List<int[]> held = trained.ids(split.validation().texts());
      int[] answers = split.validation().labels();
      trainer = trainer.evaluating(tape -> measure(trained.logits(tape, held), answers));
      options =
          options
              .withEvaluationEvery(batches.batches())
              .withWatch(
                  Watch.highest("validation.accuracy").withPatience(patience), Trainer.Keep.BEST);
    }
    RunTraining.run(trainer, options, Math.max(1, steps / RECORDS), context);
    return trained;
  }

  private static void requireClasses(LabelledTexts texts) {
    long present = Arrays.stream(texts.counts()).filter(count -> count > 0).count();
    if (present < 2) {
      throw new InputException(
          "The training texts, %d, are of %d of the classes %s; a network learns from 2 at least."
              .formatted(texts.size(), present, texts.classes()));
    }
  }

  private static SequencedMap<String, Double> measure(float[][] logits, int[] labels) {
    int right = 0;
    double nats = 0;
    for (int n = 0; n < labels.length; n++) {
      float[] row = logits[n];
      right += Rows.argmax(row, 0, row.length) == labels[n] ? 1 : 0;
      nats += (double) Rows.logSumExp(row, 0, row.length) - row[labels[n]];
    }
    SequencedMap<String, Double> measures = new LinkedHashMap<>();
    measures.put("validation.accuracy", (double) right / labels.length);
    measures.put("validation.nats", nats / labels.length);
    return measures;
  }

  /// The mean of -log p(class) over a batch, in nats.
  private record TextObjective(
      TextNetwork network, List<int[]> texts, int[] labels, ShuffledBatches batches)
      implements Objective {
    @Override
    public Variable loss(Tape tape, long step, Pass pass) {
      int[] batch = batches.batch(step - 1);
      Variable logits =
          network.logits(tape, Arrays.stream(batch).mapToObj(texts::get).toList(), pass);
      int[] targets = Arrays.stream(batch).map(n -> labels[n]).toArray();
      return Losses.softmaxCrossEntropy(tape, logits, targets);
    }

    @Override
    public long tokens(long step) {
      return batches.batch(step - 1).length;
    }
  }
}
