package lectern.task.linear;

import java.util.Set;
import lectern.run.Measures;
import lectern.run.RunContext;
import lectern.run.Task;

/// Each loss trains a linear model for its own kind of task, where the truth is known.
///
/// Measures are those of the problem: see {@link SkewedNumbers}, {@link SeparableClasses}, {@link
/// CoinTosses}, {@link RankedLists} and {@link UnseenClasses}.
///
/// Source: Goldberg 2017, "Neural Network Methods for Natural Language Processing", section 2.7.1.
public final class LossChoiceTask implements Task<LossChoiceTask.Config> {
  /// @param problem what is to be learned
  /// @param loss what training makes small
  /// @param penalty λ: so many times the sum of squared weights is added to the loss, at least 0
  /// @param steps of gradient descent over all examples, at least 1
  /// @param rate learning rate of the first step, above 0
  public record Config(
      LossProblem problem, TrainingLoss loss, double penalty, int steps, double rate) {
    public Config {
      if (!problem.losses().contains(loss)) {
        throw new IllegalArgumentException(
            "loss %s does not train %s; use one of %s"
                .formatted(loss, problem.getClass().getSimpleName(), problem.losses()));
      }
      if (!(penalty >= 0) || steps < 1 || !(rate > 0)) {
        throw new IllegalArgumentException(
            "penalty %s, steps %d, rate %s: expected at least 0, at least 1, above 0"
                .formatted(penalty, steps, rate));
      }
    }
  }

  @Override
  public String name() {
    return "loss-choice";
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public Set<String> measures() {
    return Set.of(
        "error.mean",
        "error.median",
        "excess",
        "margin",
        "margin.best",
        "margin.ratio",
        "error.probability",
        "calibration.error",
        "pairs",
        "accuracy",
        "accuracy.best",
        "nearest",
        "nearest.raw",
        "nearest.best",
        "shortfall");
  }

  @Override
  public Measures run(Config config, RunContext context) throws InterruptedException {
    return config
        .problem()
        .learn(
            new LinearLearning(config.loss(), config.penalty(), config.steps(), config.rate()),
            context);
  }
}
