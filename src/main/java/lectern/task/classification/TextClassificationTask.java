package lectern.task.classification;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import lectern.data.LabelledTexts;
import lectern.data.TextSplit;
import lectern.metric.Calibration;
import lectern.metric.ConfusionMatrix;
import lectern.run.Measures;
import lectern.run.RunContext;
import lectern.run.Task;

/// Learning to tell classes of texts apart, with any kind of model.
///
/// Measures, on the test texts and, ending in `.training`, on those that were learned from:
///
/// - `accuracy`: the share of texts whose most probable class is the right one
/// - `nats`: the mean of -log of the right class's probability
/// - `calibration.error`: by how much, in the mean, probabilities and shares of right answers
///   differ (15 bins; Guo et al. 2017)
///
/// `accuracy.shuffled` is the accuracy on the test texts with each one's words in a random order:
/// what it lacks is what the model makes of order.
///
/// Floors: `majority` is the accuracy of always answering with the training texts' most frequent
/// class. Bounds of generated texts: `best.accuracy` and `best.nats`, of whoever knows how they
/// were made. `f1`: the mean of the classes' F1 on the test texts.
///
/// Of linear models, `features` and `features.used` (with a weight that is not 0) are counted.
/// Where words are known to speak for a class, `words.recovered` is the share of them among as many
/// greatest weights of that class, and `words.agreeing` the share whose weight speaks for it at
/// all.
///
/// Tables, of the test texts: `confusion` and `calibration` (the reliability diagram).
public final class TextClassificationTask implements Task<TextClassificationTask.Config> {
  /// @param data the texts
  /// @param model what learns
  public record Config(TextSource data, TextModel model) {}

  @Override
  public String name() {
    return "text-classification";
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public Set<String> measures() {
    return Set.of(
        "accuracy",
        "nats",
        "calibration.error",
        "f1",
        "accuracy.training",
        "nats.training",
        "calibration.error.training",
        "accuracy.shuffled",
        "majority",
        "best.accuracy",
        "best.nats",
        "best.unigrams",
        "best.bigrams",
        "best.without-order",
        "features",
        "features.used",
        "words.recovered",
        "words.agreeing");
  }

  @Override
  public Measures run(Config config, RunContext context) throws InterruptedException {
    List<TextSplit> splits = config.data().splits(context);
    List<Answers> training = new ArrayList<>();
    List<Answers> test = new ArrayList<>();
    List<Answers> shuffled = new ArrayList<>();
    int ofMajority = 0;
    Measures own = Measures.none();
    for (int fold = 0; fold < splits.size(); fold++) {
      TextSplit split = splits.get(fold);
      RunContext part = new FoldContext(context, fold, splits.size());
      TrainedTextModel model = config.model().train(split, part);
      training.add(answers(model, split.training()));
      test.add(answers(model, split.test()));
      shuffled.add(answers(model, split.test().shuffledWords(part.random().split("shuffled"))));
      ofMajority += split.test().counts()[split.training().majority()];
      model.describe(part);
      own =
          fold == 0
              ? model.measures().with(KnownWord.measures(config.data().knownWords(), model))
              : own;
      part.progress(1, 1);
      context.checkInterrupted();
    }
    Answers judged = Answers.all(test);
    Answers learned = Answers.all(training);
    ConfusionMatrix confusion = ConfusionMatrix.of(judged.probabilities(), judged.labels());
    context.table(
        "confusion", AnswerTables.confusion(confusion, splits.getFirst().test().classes()));
    context.table("calibration", judged.calibration().table());
    Measures measures =
        Measures.none()
            .with("accuracy", confusion.accuracy())
            .with("nats", judged.nats())
            .with("calibration.error", judged.calibration().error())
            .with("accuracy.training", learned.accuracy())
            .with("nats.training", learned.nats())
            .with("accuracy.shuffled", Answers.all(shuffled).accuracy())
            .with("calibration.error.training", learned.calibration().error())
            .with("f1", confusion.macroF1())
            .with("majority", (double) ofMajority / judged.labels().length);
    return measures.with(config.data().bounds()).with(own);
  }

  private static Answers answers(TrainedTextModel model, LabelledTexts texts) {
    return new Answers(model.probabilities(texts.texts()), texts.labels());
  }

  /// What a model said of some texts, and what was right.
  ///
  /// @param probabilities [N,K]
  /// @param labels [N]
  private record Answers(double[][] probabilities, int[] labels) {
    static Answers all(List<Answers> parts) {
      return new Answers(
          parts.stream()
              .flatMap(part -> Arrays.stream(part.probabilities))
              .toArray(double[][]::new),
          parts.stream().flatMapToInt(part -> Arrays.stream(part.labels)).toArray());
    }

    double accuracy() {
      return ConfusionMatrix.of(probabilities, labels).accuracy();
    }

    Calibration calibration() {
      return Calibration.of(probabilities, labels, Calibration.USUAL_BINS);
    }

    /// Infinite where the right class was called impossible.
    double nats() {
      double total = 0;
      for (int n = 0; n < labels.length; n++) {
        total -= StrictMath.log(probabilities[n][labels[n]]);
      }
      return total / labels.length;
    }
  }
}
