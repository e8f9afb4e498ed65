package lectern.task.language;

import lectern.optim.Schedule;
import lectern.train.Trainer;

/// How a language model learns from one long text: rows read side by side, a window at a time, the
/// state carried from window to window (truncated back-propagation through time).
///
/// The learning rate rises over the first 5 % of the steps, then falls along half a cosine to a
/// tenth of its peak: the usual choice, so that neither start nor end asks for a rate of its own.
///
/// @param steps updates of the weights, at least 1
/// @param rows B, rows of text read side by side, at least 1
/// @param time T, tokens of a window: how far gradients go back, at least 1
/// @param rate Adam's learning rate at its peak, above 0
/// @param clipNorm largest Euclidean norm of the gradient, above 0; a longer one is scaled down to
///   it
/// @param evaluateEvery steps from one evaluation, with its checkpoint, to the next, at least 1
public record TextTraining(
    int steps, int rows, int time, double rate, double clipNorm, int evaluateEvery) {
  private static final double WARM_UP = 0.05;
  private static final double END = 0.1;

  public TextTraining {
    atLeast1("steps", steps);
    atLeast1("rows", rows);
    atLeast1("time", time);
    atLeast1("evaluateEvery", evaluateEvery);
    above0("rate", rate);
    above0("clipNorm", clipNorm);
  }

  private static void atLeast1(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " is " + value + "; it must be at least 1");
    }
  }

  private static void above0(String name, double value) {
    if (!(value > 0)) {
      throw new IllegalArgumentException(name + " is " + value + "; it must be above 0");
    }
  }

  /// The same for the trainer, with a checkpoint at every evaluation.
  Trainer.Options options() {
    long warmUp = Math.min(steps - 1, Math.round(WARM_UP * steps));
    return Trainer.Options.of(steps, new Schedule.CosineWithWarmup(rate, END * rate, warmUp, steps))
        .withClipNorm(clipNorm)
        .withEvaluationEvery(evaluateEvery)
        .withCheckpointEvery(evaluateEvery);
  }

  /// Steps from one row of metrics to the next: 200 rows in all.
  long recordEvery() {
    return Math.max(1, steps / 200);
  }
}
