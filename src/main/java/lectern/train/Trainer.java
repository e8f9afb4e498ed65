package lectern.train;

import java.nio.file.Path;
import java.util.Optional;
import lectern.nn.Parameters;
import lectern.optim.Optimizer;
import lectern.optim.Schedule;
import lectern.tensor.RandomStream;
import lectern.tensor.Workers;

/// Trains a model: clear the gradients, compute the loss, go backwards, clip, update.
///
/// ```java
/// TrainingResult result =
///     Trainer.of(parameters, new Adam(parameters, Adam.Options.DEFAULT), objective)
///         .evaluating(evaluation)
///         .checkpointing(context.checkpoints())
///         .interruptedBy(context::checkInterrupted)
///         .run(
///             Trainer.Options.of(1000, new Schedule.Constant(0.002)).withEvaluationEvery(100),
///             context.random(),
///             context.workers());
/// ```
///
/// A trainer is immutable: each `…ing` method returns another one.
public final class Trainer {
  /// Which weights the model has when training has ended.
  public enum Keep {
    /// those after the last step
    LAST,
    /// those with the best value of the watched measure
    BEST
  }

  /// @param steps updates to make, at least 1
  /// @param schedule the learning rate
  /// @param clipNorm largest L2 norm of all gradients together, above 0; infinite for no clipping
  /// @param evaluateEvery steps from one evaluation to the next; 0 for only one, at the end
  /// @param watch the measure to choose the best weights and to stop early by
  /// @param keep which weights the model ends with
  /// @param checkpointEvery steps from one checkpoint to the next; 0 for only one, at the end or
  ///   when interrupted
  public record Options(
      long steps,
      Schedule schedule,
      double clipNorm,
      long evaluateEvery,
      Optional<Watch> watch,
      Keep keep,
      long checkpointEvery) {
    public Options {
      atLeast("steps", steps, 1);
      if (!(clipNorm > 0)) {
        throw new IllegalArgumentException("clipNorm " + clipNorm + " is not above 0");
      }
      atLeast("evaluateEvery", evaluateEvery, 0);
      atLeast("checkpointEvery", checkpointEvery, 0);
      if (keep == Keep.BEST && watch.isEmpty()) {
        throw new IllegalArgumentException("to keep the best weights needs a measure to watch");
      }
    }

    private static void atLeast(String name, long value, long least) {
      if (value < least) {
        throw new IllegalArgumentException(name + " " + value + " is below " + least);
      }
    }

    /// No clipping; evaluation and checkpoint at the end; the last weights.
    public static Options of(long steps, Schedule schedule) {
      return new Options(
          steps,
          schedule,
          /* clipNorm= */ Double.POSITIVE_INFINITY,
          /* evaluateEvery= */ 0,
          /* watch= */ Optional.empty(),
          Keep.LAST,
          /* checkpointEvery= */ 0);
    }

    /// The same with gradients clipped.
    public Options withClipNorm(double norm) {
      return new Options(steps, schedule, norm, evaluateEvery, watch, keep, checkpointEvery);
    }

    /// The same with an evaluation every so many steps, and one at the end.
    public Options withEvaluationEvery(long every) {
      return new Options(steps, schedule, clipNorm, every, watch, keep, checkpointEvery);
    }

    /// The same watching a measure; the model ends with the weights chosen here.
    public Options withWatch(Watch measure, Keep weights) {
      return new Options(
          steps, schedule, clipNorm, evaluateEvery, Optional.of(measure), weights, checkpointEvery);
    }

    /// The same with a checkpoint every so many steps, and one at the end.
    public Options withCheckpointEvery(long every) {
      return new Options(steps, schedule, clipNorm, evaluateEvery, watch, keep, every);
    }
  }

  final Parameters parameters;
  final Optimizer optimizer;
  final Objective objective;
  final Optional<Evaluation> evaluation;
  final Optional<Path> checkpoints;
  final TrainingListener listener;
  final Interruption interruption;

  private Trainer(
      Parameters parameters,
      Optimizer optimizer,
      Objective objective,
      Optional<Evaluation> evaluation,
      Optional<Path> checkpoints,
      TrainingListener listener,
      Interruption interruption) {
    this.parameters = parameters;
    this.optimizer = optimizer;
    this.objective = objective;
    this.evaluation = evaluation;
    this.checkpoints = checkpoints;
    this.listener = listener;
    this.interruption = interruption;
  }

  /// A trainer that neither evaluates nor writes anything.
  ///
  /// @param optimizer over these parameters
  public static Trainer of(Parameters parameters, Optimizer optimizer, Objective objective) {
    return new Trainer(
        parameters,
        optimizer,
        objective,
        Optional.empty(),
        Optional.empty(),
        TrainingListener.NONE,
        () -> {});
  }

  /// The same with an evaluation.
  public Trainer evaluating(Evaluation measures) {
    return new Trainer(
        parameters,
        optimizer,
        objective,
        Optional.of(measures),
        checkpoints,
        listener,
        interruption);
  }

  /// The same with checkpoints, and continuing from the last one that is there.
  ///
  /// @param folder of this run alone; made if need be
  public Trainer checkpointing(Path folder) {
    return new Trainer(
        parameters, optimizer, objective, evaluation, Optional.of(folder), listener, interruption);
  }

  /// The same telling a listener.
  public Trainer reporting(TrainingListener to) {
    return new Trainer(parameters, optimizer, objective, evaluation, checkpoints, to, interruption);
  }

  /// The same asking between steps whether to go on. {@link Thread#interrupt} is heeded anyway.
  public Trainer interruptedBy(Interruption check) {
    return new Trainer(parameters, optimizer, objective, evaluation, checkpoints, listener, check);
  }

  /// Trains until the end, whatever it is. An interruption is the result's to tell: the thread's
  /// flag is cleared.
  ///
  /// @param random the run's root: the noise of step n comes from `dropout`, then n
  /// @throws lectern.InputException if checkpoints are there and none can be used, or they belong
  ///   to a run with other settings
  /// @throws IllegalArgumentException if a measure is watched that the evaluation does not give
  public TrainingResult run(Options options, RandomStream random, Workers workers) {
    if (options.watch().isPresent() && evaluation.isEmpty()) {
      throw new IllegalArgumentException(
          "nothing evaluates the watched measure " + options.watch().get().measure());
    }
    return new TrainingLoop(this, options, random, workers).run();
  }
}
