package lectern.task.linear;

import java.util.EnumSet;
import java.util.Set;
import lectern.metric.Calibration;
import lectern.run.Measures;
import lectern.run.RunContext;
import lectern.tensor.RandomStream;

/// Yes-or-no answers of known probability.
///
/// True of them: x1 and x2 are standard normal, and the answer is yes with the probability
/// 1/(1+e^-s) for s = 2·x1 - x2 + 0.5.
///
/// What a trained score says of that probability depends on the loss: the log loss has log-odds for
/// scores, and so has, for want of anything better, the hinge; a score trained by squared error on
/// +1 and -1 estimates the mean of those, 2p - 1, and is cut off where no probability is.
///
/// Measures, over 5,000 new answers: `error.probability`, the root mean square distance of the
/// predicted probability from the true one; `calibration.error`, expected, over 15 bins;
/// `accuracy`, beside `accuracy.best`, of the true probabilities. Table `calibration`.
///
/// @param examples learned from, at least 10
public record CoinTosses(int examples) implements LossProblem {
  private static final int NEW = 5000;

  /// Enough to place a probability to about 0.02.
  public static final CoinTosses DEFAULT = new CoinTosses(/* examples= */ 1000);

  public CoinTosses {
    if (examples < 10) {
      throw new IllegalArgumentException("examples " + examples + ": expected at least 10");
    }
  }

  @Override
  public Set<TrainingLoss> losses() {
    return EnumSet.of(TrainingLoss.LOG, TrainingLoss.HINGE, TrainingLoss.SQUARED);
  }

  private record Tosses(double[][] x, double[] probabilities, double[] labels) {
    static Tosses draw(int count, RandomStream random) {
      Tosses tosses = new Tosses(new double[count][], new double[count], new double[count]);
      for (int n = 0; n < count; n++) {
        tosses.x[n] = new double[] {random.nextGaussian(), random.nextGaussian()};
        tosses.probabilities[n] = logistic(2 * tosses.x[n][0] - tosses.x[n][1] + 0.5);
        tosses.labels[n] = random.nextDouble() < tosses.probabilities[n] ? 1 : -1;
      }
      return tosses;
    }
  }

  @Override
  public Measures learn(LinearLearning learning, RunContext context) throws InterruptedException {
    Tosses learned = Tosses.draw(examples, context.random().split("data"));
    LinearLearning.Scores trained = learning.trainScores(learned.x, learned.labels, context);
    Tosses fresh = Tosses.draw(NEW, context.random().split("new"));
    double squares = 0;
    int right = 0;
    int rightAtBest = 0;
    double[][] predicted = new double[NEW][];
    int[] classes = new int[NEW];
    for (int n = 0; n < NEW; n++) {
      double score = trained.of(fresh.x[n]);
      double yes =
          learning.loss() == TrainingLoss.SQUARED
              ? Math.clamp((score + 1) / 2, 0, 1)
              : logistic(score);
      predicted[n] = new double[] {1 - yes, yes};
      classes[n] = fresh.labels[n] > 0 ? 1 : 0;
      double off = yes - fresh.probabilities[n];
      squares += off * off;
      right += score > 0 == fresh.labels[n] > 0 ? 1 : 0;
      rightAtBest += fresh.probabilities[n] > 0.5 == fresh.labels[n] > 0 ? 1 : 0;
    }
    Calibration calibration = Calibration.of(predicted, classes, Calibration.USUAL_BINS);
    context.table("calibration", calibration.table());
    return Measures.none()
        .with("error.probability", Math.sqrt(squares / NEW))
        .with("calibration.error", calibration.error())
        .with("accuracy", (double) right / NEW)
        .with("accuracy.best", (double) rightAtBest / NEW);
  }

  private static double logistic(double score) {
    return 1 / (1 + StrictMath.exp(-score));
  }
}
