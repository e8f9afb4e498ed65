package lectern.task.vectors;

import java.util.Arrays;
import java.util.List;
import lectern.autograd.Lookup;
import lectern.autograd.Losses;
import lectern.autograd.Products;
import lectern.autograd.Shapes;
import lectern.autograd.Tape;
import lectern.autograd.Variable;
import lectern.data.LabelledText;
import lectern.data.LabelledTexts;
import lectern.data.ShuffledBatches;
import lectern.nn.Initializer;
import lectern.nn.Linear;
import lectern.nn.Parameters;
import lectern.nn.WordChannels;
import lectern.optim.Adam;
import lectern.optim.Schedule;
import lectern.run.RunContext;
import lectern.tensor.Gemm.Layout;
import lectern.tensor.RandomStream;
import lectern.tensor.Rows;
import lectern.tensor.Tensor;
import lectern.tensor.Workers;
import lectern.vectors.WordVectors;

/// A log-linear classifier on the mean of a text's word vectors, for texts of one length. A word
/// without a vector counts as zeros.
///
/// Letters: T words a text, B texts, C width, K classes.
final class MeanClassifier {
  private final WordVectors vectors;
  private final WordChannels words;
  private final Linear linear;
  private final Workers workers;

  private MeanClassifier(
      WordVectors vectors,
      ReusedVectorsTask.Tuning tuning,
      int classes,
      Parameters parameters,
      Workers workers) {
    this.vectors = vectors;
    this.workers = workers;
    Tensor first = Tensor.of(vectors.rows(), vectors.size(), vectors.width());
    words =
        new WordChannels(
            parameters.scope("words"),
            List.of(
                switch (tuning) {
                  case FROZEN -> new WordChannels.Fixed(first);
                  case TUNED -> new WordChannels.Trained(first);
                }));
    linear =
        new Linear(
            parameters.scope("linear"),
            new Linear.Size(words.width(), classes),
            Initializer.ZEROS,
            Initializer.ZEROS);
  }

  /// Trains a classifier; the given vectors are left alone, it has its own copy.
  ///
  /// @param random draws the order of the texts
  /// @throws InterruptedException if the user asked to stop
  static MeanClassifier train(
      WordVectors vectors,
      ReusedVectorsTask.Tuning tuning,
      LabelledTexts texts,
      ClassifierTraining options,
      RandomStream random,
      RunContext context)
      throws InterruptedException {
    Parameters parameters = Parameters.create(random.split("init"));
    MeanClassifier classifier =
        new MeanClassifier(vectors, tuning, texts.classes().size(), parameters, context.workers());
    Adam adam = new Adam(parameters, Adam.Options.DEFAULT);
    Schedule schedule = new Schedule.CosineWithWarmup(options.rate(), 0, 0, options.steps());
    ShuffledBatches batches =
        new ShuffledBatches(texts.size(), options.rows(), random.split("order"));
    Tape tape = Tape.recording(context.workers());
    for (int step = 1; step <= options.steps(); step++) {
      context.checkInterrupted();
      tape.reset();
      parameters.clearGradients();
      List<LabelledText> batch =
          Arrays.stream(batches.batch(step - 1)).mapToObj(texts.texts()::get).toList();
      int[] labels = batch.stream().mapToInt(LabelledText::label).toArray();
      Variable loss = Losses.softmaxCrossEntropy(tape, classifier.logits(tape, batch), labels);
      tape.backward(loss);
      adam.step(context.workers(), schedule.rate(step));
    }
    context.countFlops(tape.flops());
    return classifier;
  }

  /// @return [B,K]
  private Variable logits(Tape tape, List<LabelledText> texts) {
    int rows = texts.size();
    int time = texts.getFirst().words().size();
    int[] ids = new int[time * rows];
    for (int b = 0; b < rows; b++) {
      for (int t = 0; t < time; t++) {
        String word = texts.get(b).words().get(t);
        ids[t * rows + b] = vectors.contains(word) ? vectors.vocabulary().id(word) : Lookup.NONE;
      }
    }
    Variable x = words.forward(tape, ids, time, rows); // [T,B,C]
    Tensor shares = tape.empty(1, time);
    Arrays.fill(shares.data(), 1f / time);
    Variable mean =
        Products.matmul(
            tape,
            Variable.constant(shares),
            Layout.PLAIN,
            Shapes.reshape(tape, x, time, rows * words.width()),
            Layout.PLAIN); // [1,B·C]
    return linear.forward(tape, Shapes.reshape(tape, mean, rows, words.width())); // [B,K]
  }

  /// The share of texts whose class it gets right.
  double accuracy(LabelledTexts texts) {
    Tensor logits = logits(Tape.evaluating(workers), texts.texts()).value(); // [N,K]
    int right = 0;
    for (int n = 0; n < texts.size(); n++) {
      int best = Rows.argmax(logits.data(), n * logits.columns(), logits.columns());
      right += best == texts.texts().get(n).label() ? 1 : 0;
    }
    return (double) right / texts.size();
  }
}
