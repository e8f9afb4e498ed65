package lectern.task.vectors;

import lectern.run.Measures;
import lectern.run.RunContext;
import lectern.vectors.Word2Vec;
import lectern.vectors.Word2VecSettings;
import lectern.vectors.WordText;
import lectern.vectors.WordVectors;

/// Training word2vec as a part of a run: progress, loss and arithmetic go where the run's context
/// says. Recorded is `raw.loss`, nats a prediction, over words done.
final class VectorTraining {
  private static final int RECORDS = 50; // rows of metrics a run

  private VectorTraining() {}

  /// Trains to the end.
  ///
  /// @throws InterruptedException if the user asked to stop
  static WordVectors run(Word2VecSettings settings, WordText text, RunContext context)
      throws InterruptedException {
    Word2Vec training =
        new Word2Vec(settings, text, context.random().split("word2vec"), context.workers());
    training.train(
        Math.max(1, text.tokens() * settings.epochs() / RECORDS),
        report -> {
          context.progress(report.words(), report.total());
          context.record(report.words(), Measures.none().with("raw.loss", report.loss()));
          context.countFlops(report.flops());
          context.checkInterrupted();
        });
    return training.model().vectors();
  }
}
