package lectern.task.linear;

import java.util.Arrays;
import java.util.Set;
import lectern.autograd.Losses;
import lectern.autograd.Variable;
import lectern.metric.Calibration;
import lectern.nn.Initializer;
import lectern.nn.Parameters;
import lectern.optim.Adam;
import lectern.optim.Schedule;
import lectern.run.Measures;
import lectern.run.RunContext;
import lectern.run.RunTraining;
import lectern.run.Task;
import lectern.tensor.Rows;
import lectern.tensor.Tensor;
import lectern.text.NgramModel;
import lectern.train.Trainer;

/// Guessing the next token as a classification: softmax regression whose only features are which
/// token came before.
///
/// Every place of the text is an example, its class the token that stands there. The features are
/// one-hot, so that x·W is a row of W, and places with the same token before them are one example
/// with all their classes for targets: counts say all that there is to learn, and each step of
/// training sees the whole text. Weights start at normal numbers of variance 1.
///
/// The least loss is that of the relative frequencies, log-odds of which are the weights; a pair
/// that never occurs wants a weight of -∞, which training approaches and does not reach.
///
/// Measures, on the text learned from:
///
/// - `nats` a token, beside `nats.counted`, of the relative frequencies, and `divergence`, the
///   Kullback-Leibler divergence of the model from those, mean over places;
/// - `argmax.agreement`, the share of places where the model's first choice is a most frequent
///   token after the one before; `sum.difference`, by how much the probabilities of a row differ
///   from 1 at most;
/// - `calibration.error.training`, expected, over 15 bins.
///
/// On the held-out text: `nats.heldOut` beside `nats.unigram` (k = 1); `accuracy` of the first
/// choice beside `majority`, of always choosing the most frequent token; `calibration.error`. Table
/// `calibration`, of the held-out text.
///
/// Source: Jurafsky & Martin, "Speech and Language Processing", 3rd ed., sections 3.1 (bigrams by
/// maximum likelihood) and 5.6 (softmax regression).
public final class BigramTask implements Task<BigramTask.Config> {
  /// @param data the text
  /// @param steps over the whole text, at least 1
  /// @param rate Adam's learning rate at the first step, above 0; it falls to 0 along half a cosine
  public record Config(BigramText data, int steps, double rate) {
    public Config {
      if (steps < 1 || !(rate > 0)) {
        throw new IllegalArgumentException(
            "steps " + steps + " and rate " + rate + " must be above 0");
      }
    }
  }

  @Override
  public String name() {
    return "bigrams";
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public Set<String> measures() {
    return Set.of(
        "nats",
        "nats.counted",
        "divergence",
        "argmax.agreement",
        "sum.difference",
        "calibration.error.training",
        "nats.heldOut",
        "nats.unigram",
        "accuracy",
        "majority",
        "calibration.error");
  }

  @Override
  public Measures run(Config config, RunContext context) throws InterruptedException {
    BigramText.Texts texts = config.data().texts(context);
    int vocabulary = texts.vocabulary();
    Tensor counts = Tensor.zeros(vocabulary, vocabulary);
    for (int i = 1; i < texts.training().length; i++) {
      counts.data()[texts.training()[i - 1] * vocabulary + texts.training()[i]]++;
    }
    Parameters parameters = Parameters.create(context.random().split("init"));
    Variable weights =
        parameters.create("weights", Initializer.normal(1), vocabulary, vocabulary); // [V,V]
    RunTraining.run(
        Trainer.of(
            parameters,
            new Adam(parameters, Adam.Options.DEFAULT),
            (tape, step, pass) -> Losses.softTargetCrossEntropy(tape, weights, counts)),
        Trainer.Options.of(
            config.steps(),
            new Schedule.CosineWithWarmup(
                config.rate(), /* end= */ 0, /* warmup= */ 0, config.steps())),
        Math.max(1, config.steps() / 100),
        context);
    return measured(texts, softmax(weights.value()), context);
  }

  /// @return [V,V], row by row
  private static double[][] softmax(Tensor weights) {
    double[][] probabilities = new double[weights.rows()][weights.columns()];
    float[] row = new float[weights.columns()];
    for (int before = 0; before < probabilities.length; before++) {
      Rows.softmax(weights.data(), before * row.length, row, 0, row.length);
      for (int k = 0; k < row.length; k++) {
        probabilities[before][k] = row[k];
      }
    }
    return probabilities;
  }

  /// @param probabilities [V,V], of the next token after each
  private static Measures measured(
      BigramText.Texts texts, double[][] probabilities, RunContext context) {
    int[] training = texts.training();
    int[] heldOut = texts.heldOut();
    NgramModel bigrams = counted(/* order= */ 2, /* added= */ 0, texts);
    NgramModel unigrams = counted(/* order= */ 1, /* added= */ 1, texts);
    double[] shares = shares(texts);
    double divergence = 0;
    double agreement = 0;
    double sumDifference = 0;
    for (int before = 0; before < probabilities.length; before++) {
      double[] model = probabilities[before];
      sumDifference = Math.max(sumDifference, Math.abs(Arrays.stream(model).sum() - 1));
      if (shares[before] > 0) {
        double[] frequencies = bigrams.next(before);
        divergence += shares[before] * divergence(frequencies, model);
        double most = Arrays.stream(frequencies).max().orElseThrow();
        agreement += frequencies[argmax(model)] == most ? shares[before] : 0;
      }
    }
    Calibration calibration = calibration(heldOut, probabilities);
    context.table("calibration", calibration.table());
    int most = argmax(unigrams.next());
    int ofMost = 0;
    int right = 0;
    for (int i = 1; i < heldOut.length; i++) {
      ofMost += heldOut[i] == most ? 1 : 0;
      right += heldOut[i] == argmax(probabilities[heldOut[i - 1]]) ? 1 : 0;
    }
    double places = heldOut.length - 1;
    return Measures.none()
        .with("nats", nats(training, probabilities))
        .with("nats.counted", bigrams.natsPerToken(training))
        .with("divergence", divergence)
        .with("argmax.agreement", agreement)
        .with("sum.difference", sumDifference)
        .with("calibration.error.training", calibration(training, probabilities).error())
        .with("nats.heldOut", nats(heldOut, probabilities))
        .with("nats.unigram", unigrams.natsPerToken(heldOut))
        .with("accuracy", right / places)
        .with("majority", ofMost / places)
        .with("calibration.error", calibration.error());
  }

  private static NgramModel counted(int order, double added, BigramText.Texts texts) {
    return NgramModel.count(
        new NgramModel.Config(order, texts.vocabulary(), added), texts.training());
  }

  /// How often each token comes before another, as a share of all places learned from.
  private static double[] shares(BigramText.Texts texts) {
    double[] shares = new double[texts.vocabulary()];
    int places = texts.training().length - 1;
    for (int i = 0; i < places; i++) {
      shares[texts.training()[i]]++;
    }
    for (int before = 0; before < shares.length; before++) {
      shares[before] /= places;
    }
    return shares;
  }

  private static double nats(int[] text, double[][] probabilities) {
    double nats = 0;
    for (int i = 1; i < text.length; i++) {
      nats -= StrictMath.log(probabilities[text[i - 1]][text[i]]);
    }
    return nats / (text.length - 1);
  }

  private static double divergence(double[] from, double[] model) {
    double divergence = 0;
    for (int k = 0; k < from.length; k++) {
      divergence += from[k] == 0 ? 0 : from[k] * StrictMath.log(from[k] / model[k]);
    }
    return divergence;
  }

  private static Calibration calibration(int[] text, double[][] probabilities) {
    double[][] predicted = new double[text.length - 1][];
    for (int i = 0; i < predicted.length; i++) {
      predicted[i] = probabilities[text[i]];
    }
    return Calibration.of(
        predicted, Arrays.copyOfRange(text, 1, text.length), Calibration.USUAL_BINS);
  }

  private static int argmax(double[] numbers) {
    int best = 0;
    for (int k = 1; k < numbers.length; k++) {
      best = numbers[k] > numbers[best] ? k : best;
    }
    return best;
  }
}
