package lectern.train;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import lectern.autograd.Tape;
import lectern.autograd.Variable;
import lectern.nn.Pass;
import lectern.optim.GlobalNorm;
import lectern.tensor.RandomStream;
import lectern.tensor.Tensor;
import lectern.tensor.Workers;

/// One sitting of a {@link Trainer}.
///
/// Everything that decides what comes next is in `progress` and in tensors, and each turn of the
/// loop begins by asking what is due. Going on from a checkpoint is hence the same as never having
/// stopped, wherever that was.
final class TrainingLoop {
  private final Trainer trainer;
  private final Trainer.Options options;
  private final Workers workers;
  private final RandomStream dropout;
  private final Tape tape;
  private final Tape evaluationTape;
  private final GlobalNorm norm;
  private final SequencedMap<String, Tensor> weights = new LinkedHashMap<>();
  private final Optional<Checkpoints> checkpoints;
  private final Map<String, String> settings = new LinkedHashMap<>();

  private SequencedMap<String, Tensor> bestWeights; // null before the first improvement
  private Progress progress = Progress.START;
  private Progress saved; // what the newest checkpoint says, null if there is none

  TrainingLoop(Trainer trainer, Trainer.Options options, RandomStream random, Workers workers) {
    this.trainer = trainer;
    this.options = options;
    this.workers = workers;
    dropout = random.split("dropout");
    tape = Tape.recording(workers);
    evaluationTape = Tape.evaluating(workers);
    norm = new GlobalNorm(trainer.parameters);
    trainer.parameters.all().forEach((name, parameter) -> weights.put(name, parameter.value()));
    checkpoints = trainer.checkpoints.map(Checkpoints::in);
    settings.put("optimizer", trainer.optimizer.toString());
    settings.put("schedule", options.schedule().toString());
    settings.put("clipNorm", Double.toString(options.clipNorm()));
    settings.put("random", Long.toHexString(random.bitsAt(0)));
  }

  TrainingResult run() {
    resume();
    trainer.listener.started(progress.step(), options.steps());
    TrainingResult result = train();
    if (options.keep() == Trainer.Keep.BEST && bestWeights != null) {
      Checkpoint.copy(bestWeights, weights);
    }
    trainer.listener.finished(result);
    return result;
  }

  private TrainingResult train() {
    try {
      while (true) {
        boolean last = progress.step() >= options.steps();
        boolean evaluationDue = last || due(options.evaluateEvery());
        boolean checkpointDue = last || due(options.checkpointEvery());
        if ((evaluationDue || checkpointDue) && progress.step() > 0 && !weightsAreFinite()) {
          return diverged("a weight is infinite or not a number after step " + progress.step());
        }
        if (evaluationDue && progress.evaluatedStep() < progress.step()) {
          evaluate();
        }
        if (patienceIsOver()) {
          save();
          return earlyStopped();
        }
        if (checkpointDue) {
          save();
        }
        if (last) {
          return result(Ending.COMPLETED, "all " + options.steps() + " steps are done");
        }
        checkInterrupted();
        Optional<String> failure = step(progress.step() + 1);
        if (failure.isPresent()) {
          return diverged(failure.get());
        }
      }
    } catch (InterruptedException e) {
      if (!weightsAreFinite()) {
        return diverged("a weight is infinite or not a number after step " + progress.step());
      }
      save();
      return result(Ending.INTERRUPTED, "interrupted after step " + progress.step());
    }
  }

  private boolean due(long every) {
    return every > 0 && progress.step() > 0 && progress.step() % every == 0;
  }

  private void checkInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    trainer.interruption.check();
  }

  /// @return what made the step impossible; the weights are then as they were
  private Optional<String> step(long step) {
    trainer.parameters.clearGradients();
    tape.reset();
    long flops = tape.flops();
    Variable loss = trainer.objective.loss(tape, step, Pass.train(dropout.split(step)));
    double value = loss.value().item();
    if (!Double.isFinite(value)) {
      return Optional.of("the loss of step " + step + " is " + value);
    }
    tape.backward(loss);
    double length = norm.clip(workers, options.clipNorm());
    if (!Double.isFinite(length)) {
      return Optional.of("the norm of the gradients of step " + step + " is " + length);
    }
    double rate = options.schedule().rate(step);
    trainer.optimizer.step(workers, rate);
    long tokens = progress.tokens() + trainer.objective.tokens(step);
    progress =
        new Progress(
            step,
            tokens,
            progress.flops() + tape.flops() - flops,
            value,
            progress.evaluatedStep(),
            progress.measures(),
            progress.best(),
            progress.staleEvaluations());
    trainer.listener.stepped(new StepReport(step, value, length, rate, tokens));
    return Optional.empty();
  }

  private void evaluate() throws InterruptedException {
    if (trainer.evaluation.isEmpty()) {
      return;
    }
    evaluationTape.reset();
    long flops = evaluationTape.flops();
    SequencedMap<String, Double> measures = trainer.evaluation.get().measure(evaluationTape);
    Best best = progress.best();
    int stale = progress.staleEvaluations();
    if (options.watch().isPresent()) {
      Watch watch = options.watch().get();
      Double value = measures.get(watch.measure());
      if (value == null) {
        throw new IllegalArgumentException(
            "the evaluation gives " + measures.keySet() + ", not the watched " + watch.measure());
      }
      if (watch.improves(value, best)) {
        best = new Best(progress.step(), value);
        stale = 0;
        bestWeights = Checkpoint.snapshot(weights, bestWeights);
      } else {
        stale++;
      }
    }
    progress =
        new Progress(
            progress.step(),
            progress.tokens(),
            progress.flops() + evaluationTape.flops() - flops,
            progress.loss(),
            progress.step(),
            new LinkedHashMap<>(measures),
            best,
            stale);
    trainer.listener.evaluated(
        new EvaluationReport(progress.step(), measures, Optional.ofNullable(best)));
  }

  private boolean patienceIsOver() {
    return options.watch().isPresent()
        && progress.staleEvaluations() >= options.watch().get().patience();
  }

  private boolean weightsAreFinite() {
    for (Tensor weight : weights.values()) {
      for (float number : weight.data()) {
        if (!Float.isFinite(number)) {
          return false;
        }
      }
    }
    return true;
  }

  private void resume() {
    if (checkpoints.isEmpty()) {
      return;
    }
    Optional<Checkpoint> newest =
        checkpoints
            .get()
            .newest(
                checkpoint -> {
                  checkpoint.requireSettings(settings);
                  checkpoint.requireShapes(
                      weights, trainer.optimizer.state(), trainer.objective.state());
                },
                trainer.listener::refused);
    newest.ifPresent(checkpoint -> {
      Checkpoint.copy(checkpoint.weights(), weights);
      Checkpoint.copy(checkpoint.optimizer(), trainer.optimizer.state());
      Checkpoint.copy(checkpoint.objective(), trainer.objective.state());
      bestWeights = checkpoint.best().isEmpty() ? null : checkpoint.best();
      progress = checkpoint.progress();
      saved = progress;
    });
  }

  private void save() {
    if (checkpoints.isEmpty() || progress.equals(saved)) {
      return;
    }
    Path path =
        checkpoints
            .get()
            .save(
                new Checkpoint(
                    progress,
                    settings,
                    weights,
                    trainer.optimizer.state(),
                    trainer.objective.state(),
                    bestWeights == null ? new LinkedHashMap<>() : bestWeights));
    saved = progress;
    trainer.listener.saved(progress.step(), path);
  }

  private TrainingResult earlyStopped() {
    Watch watch = options.watch().orElseThrow();
    return result(
        Ending.EARLY_STOPPED,
        "%s has not improved in %d evaluations".formatted(watch.measure(), watch.patience()));
  }

  private TrainingResult diverged(String what) {
    return result(Ending.DIVERGED, what + "; a smaller learning rate or clipping may help");
  }

  private TrainingResult result(Ending ending, String explanation) {
    return new TrainingResult(
        ending,
        explanation,
        progress.step(),
        progress.loss(),
        new LinkedHashMap<>(progress.measures()),
        Optional.ofNullable(progress.best()),
        progress.tokens(),
        progress.flops());
  }
}
