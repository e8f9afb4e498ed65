package lectern.task.vectors;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import lectern.run.Measures;
import lectern.run.RunContext;
import lectern.tensor.Tensor;
import lectern.train.Checkpoint;
import lectern.train.Checkpoints;
import lectern.train.Progress;
import lectern.vectors.Word2Vec;
import lectern.vectors.Word2VecSettings;
import lectern.vectors.WordText;

/// Training word2vec as a part of a run: progress, loss and arithmetic go where the run's context
/// says. Recorded is `train.loss`, nats a prediction, over words done.
final class VectorTraining {
  private static final int REPORTS = 100; // a run, at most

  private VectorTraining() {}

  /// Trains to the end, from the beginning.
  ///
  /// @return the training, done
  /// @throws InterruptedException if the user asked to stop
  static Word2Vec run(Word2VecSettings settings, WordText text, RunContext context)
      throws InterruptedException {
    Word2Vec training = begin(settings, text, context);
    train(training, settings, text, context);
    return training;
  }

  /// Trains to the end, from where the run was stopped.
  ///
  /// @return the training, done
  /// @throws InterruptedException if the user asked to stop; a checkpoint is then left behind
  static Word2Vec resume(Word2VecSettings settings, WordText text, RunContext context)
      throws InterruptedException {
    Word2Vec training = begin(settings, text, context);
    Checkpoints checkpoints = Checkpoints.in(context.checkpoints());
    checkpoints
        .newest(reason -> context.sample("refused checkpoint", reason))
        .ifPresent(checkpoint -> training.restore(state(checkpoint)));
    try {
      train(training, settings, text, context);
    } catch (InterruptedException e) {
      checkpoints.save(checkpoint(training));
      throw e;
    }
    return training;
  }

  private static Word2Vec begin(Word2VecSettings settings, WordText text, RunContext context) {
    return new Word2Vec(settings, text, context.random().split("word2vec"), context.workers());
  }

  private static void train(
      Word2Vec training, Word2VecSettings settings, WordText text, RunContext context)
      throws InterruptedException {
    training.train(
        Math.max(1, text.tokens() * settings.epochs() / REPORTS),
        report -> {
          context.progress(report.words(), report.total());
          context.record(report.words(), Measures.none().with("train.loss", report.loss()));
          context.countFlops(report.flops());
          context.checkInterrupted();
        });
  }

  /// The step is the words of the text done; the place in it and all sums are among the measures.
  private static Checkpoint checkpoint(Word2Vec training) {
    Word2Vec.State state = training.state();
    Map<String, Double> places = new LinkedHashMap<>();
    places.put("epoch", (double) state.epoch());
    places.put("place", (double) state.place());
    put(places, "totals.", state.totals());
    put(places, "reported.", state.reported());
    SequencedMap<String, Tensor> weights = new LinkedHashMap<>();
    weights.put("input", Tensor.of(state.input(), state.input().length));
    weights.put("output", Tensor.of(state.output(), state.output().length));
    Word2Vec.Totals totals = state.totals();
    Progress progress =
        new Progress(
            training.words(),
            totals.predictions(),
            totals.flops(),
            totals.nats() / Math.max(1, totals.predictions()),
            /* evaluatedStep= */ 0,
            places,
            /* best= */ null,
            /* staleEvaluations= */ 0);
    SequencedMap<String, Tensor> none = new LinkedHashMap<>();
    return new Checkpoint(progress, Map.of(), weights, none, none, none);
  }

  private static Word2Vec.State state(Checkpoint checkpoint) {
    Map<String, Double> places = checkpoint.progress().measures();
    return new Word2Vec.State(
        places.get("epoch").intValue(),
        places.get("place").intValue(),
        totals(places, "totals."),
        totals(places, "reported."),
        checkpoint.weights().get("input").data(),
        checkpoint.weights().get("output").data());
  }

  /// Counts are below 2^53, so that a double holds them exactly.
  private static void put(Map<String, Double> places, String prefix, Word2Vec.Totals totals) {
    places.put(prefix + "nats", totals.nats());
    places.put(prefix + "predictions", (double) totals.predictions());
    places.put(prefix + "flops", (double) totals.flops());
  }

  private static Word2Vec.Totals totals(Map<String, Double> places, String prefix) {
    return new Word2Vec.Totals(
        places.get(prefix + "nats"),
        places.get(prefix + "predictions").longValue(),
        places.get(prefix + "flops").longValue());
  }
}
