package lectern.task.vectors;

import lectern.run.Measures;
import lectern.run.RunContext;
import lectern.vectors.Word2Vec;
import lectern.vectors.Word2VecSettings;
import lectern.vectors.WordText;

/// Vectors that learn to predict words from their context, or the context from words.
///
/// @param train how they learn
public record Word2vec(Word2VecSettings train) implements VectorMethod {
  private static final long REPORTS = 100; // a run, at most

  @Override
  public Made make(VectorText data, VectorMaterial material, RunContext context)
      throws InterruptedException {
    VectorMethod.checkText(material);
    WordText text = material.text();
    long words = text.tokens() * train.epochs();
    Word2Vec training =
        new Word2Vec(train, text, context.random().split("word2vec"), context.workers());
    training.train(
        Math.max(1, words / REPORTS),
        report -> {
          context.countFlops(report.flops());
          context.record(report.words(), Measures.none().with("train.loss", report.loss()));
          context.progress(report.words(), report.total());
          context.checkInterrupted();
        });
    Word2Vec.Totals totals = training.totals();
    return new Made(
        training.model().vectors(),
        text.counts(),
        Measures.none()
            .with("nats", totals.nats() / Math.max(1, totals.predictions()))
            .with("flops.token", (double) totals.flops() / words));
  }
}
