package lectern.task.vectors;

import lectern.run.Measures;
import lectern.run.RunContext;
import lectern.vectors.Word2Vec;
import lectern.vectors.Word2VecSettings;
import lectern.vectors.WordText;

/// Training word2vec as a part of a run: progress, loss and arithmetic go where the run's context
/// says. Recorded is `train.loss`, nats a prediction, over words done.
final class VectorTraining {
  private static final int REPORTS = 100; // a run, at most

  private VectorTraining() {}

  /// Trains to the end.
  ///
  /// @return the training, done
  /// @throws InterruptedException if the user asked to stop
  static Word2Vec run(Word2VecSettings settings, WordText text, RunContext context)
      throws InterruptedException {
    Word2Vec training =
        new Word2Vec(settings, text, context.random().split("word2vec"), context.workers());
    training.train(
        Math.max(1, text.tokens() * settings.epochs() / REPORTS),
        report -> {
          context.progress(report.words(), report.total());
          context.record(report.words(), Measures.none().with("train.loss", report.loss()));
          context.countFlops(report.flops());
          context.checkInterrupted();
        });
    return training;
  }
}
