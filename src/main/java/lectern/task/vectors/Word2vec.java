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
  @Override
  public Made make(VectorText data, VectorMaterial material, RunContext context)
      throws InterruptedException {
    VectorMethod.checkText(material);
    WordText text = material.text();
    long words = text.tokens() * train.epochs();
    Word2Vec training = VectorTraining.resume(train, text, context);
    Word2Vec.Totals totals = training.totals();
    return new Made(
        training.model().vectors(),
        text.counts(),
        Measures.none()
            .with("nats", totals.nats() / Math.max(1, totals.predictions()))
            .with("flops.token", (double) totals.flops() / words));
  }
}
