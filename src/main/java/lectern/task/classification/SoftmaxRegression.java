package lectern.task.classification;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import lectern.autograd.Losses;
import lectern.autograd.Tape;
import lectern.classic.LinearClassifier;
import lectern.data.ShuffledBatches;
import lectern.data.TextSplit;
import lectern.feature.FeatureExtractor;
import lectern.feature.FeatureSettings;
import lectern.feature.LabelledRows;
import lectern.nn.Parameters;
import lectern.optim.Adam;
import lectern.optim.Schedule;
import lectern.run.RunContext;
import lectern.run.RunTraining;
import lectern.tensor.SparseMatrix;
import lectern.train.Objective;
import lectern.train.Trainer;

/// Features of a text, and our own log-linear model over them, trained by Adam: curves of the loss
/// on the texts that are learned from and on those to choose by can be watched.
///
/// Minimised is the mean cross-entropy plus ½·λ·Σw² over all weights and biases. Two classes have
/// two vectors of weights here and one in LIBLINEAR: its λ is twice as great here.
///
/// @param features what of a text is seen
/// @param lambda λ, at least 0
/// @param batch texts a step; all of them, if not given, so that training comes to rest
/// @param steps updates of the weights, at least 1
/// @param rate Adam's learning rate, above 0
public record SoftmaxRegression(
    FeatureSettings features, double lambda, Optional<Integer> batch, int steps, double rate)
    implements TextModel {
  private static final int RECORDS = 50; // a training

  /// A bag of words and as much restraint as LIBLINEAR's default.
  public static final SoftmaxRegression DEFAULT =
      new SoftmaxRegression(
          FeatureSettings.BAG_OF_WORDS,
          /* lambda= */ 2e-4,
          /* batch= */ Optional.empty(),
          /* steps= */ 500,
          /* rate= */ 0.05);

  public SoftmaxRegression {
    if (!(lambda >= 0) || !Double.isFinite(lambda)) {
      throw new IllegalArgumentException("lambda " + lambda + " is below 0");
    }
    if (batch.isPresent() && batch.get() < 1) {
      throw new IllegalArgumentException("batch " + batch.get() + " is below 1");
    }
    if (steps < 1) {
      throw new IllegalArgumentException("steps " + steps + " is below 1");
    }
    if (!(rate > 0)) {
      throw new IllegalArgumentException("rate " + rate + " is not above 0");
    }
  }

  @Override
  public TrainedTextModel train(TextSplit split, RunContext context) throws InterruptedException {
    FeatureExtractor extractor = FeatureExtractor.fit(features, split.training());
    LabelledRows rows = extractor.labelledRows(split.training());
    Parameters parameters = Parameters.create(context.random().split("init"));
    lectern.model.SoftmaxRegression model =
        new lectern.model.SoftmaxRegression(
            new lectern.model.SoftmaxRegression.Config(
                extractor.size(), split.training().classes().size()),
            parameters);
    Adam.Options adam =
        new Adam.Options(/* beta1= */ 0.9, /* beta2= */ 0.999, /* epsilon= */ 1e-8, lambda);
    SparseMatrix validation = extractor.rows(split.validation().texts());
    int every = Math.max(1, steps / RECORDS);
    RunTraining.run(
        Trainer.of(parameters, new Adam(parameters, adam), objective(model, rows, context))
            .evaluating(tape -> nats(model, validation, split.validation().labels(), tape)),
        Trainer.Options.of(steps, new Schedule.Constant(rate)).withEvaluationEvery(every),
        every,
        context);
    return new TrainedLinear(extractor, learned(model, rows), split.validation());
  }

  private Objective objective(
      lectern.model.SoftmaxRegression model, LabelledRows rows, RunContext context) {
    if (batch.isEmpty() || batch.get() >= rows.size()) {
      return (tape, step, pass) ->
          Losses.softmaxCrossEntropy(tape, model.logits(tape, rows.x()), rows.labels());
    }
    ShuffledBatches batches =
        new ShuffledBatches(rows.size(), batch.get(), context.random().split("order"));
    return (tape, step, pass) -> {
      int[] chosen = batches.batch(step - 1);
      int[] labels = new int[chosen.length];
      for (int i = 0; i < chosen.length; i++) {
        labels[i] = rows.labels()[chosen[i]];
      }
      return Losses.softmaxCrossEntropy(tape, model.logits(tape, rows.x().select(chosen)), labels);
    };
  }

  private static SequencedMap<String, Double> nats(
      lectern.model.SoftmaxRegression model, SparseMatrix x, int[] labels, Tape tape) {
    SequencedMap<String, Double> measured = new LinkedHashMap<>();
    if (labels.length > 0) {
      double loss = Losses.softmaxCrossEntropy(tape, model.logits(tape, x), labels).value().item();
      measured.put("validation.nats", loss);
    }
    return measured;
  }

  private static LinearClassifier learned(
      lectern.model.SoftmaxRegression model, LabelledRows rows) {
    int classes = rows.classes().size();
    double[][] weights = new double[classes][rows.features().size()];
    double[] bias = new double[classes];
    for (int k = 0; k < classes; k++) {
      bias[k] = model.bias().data()[k];
      for (int d = 0; d < weights[k].length; d++) {
        weights[k][d] = model.weight().data()[d * classes + k];
      }
    }
    return new LinearClassifier(
        rows.features(), rows.classes(), weights, bias, LinearClassifier.Link.SOFTMAX);
  }
}
