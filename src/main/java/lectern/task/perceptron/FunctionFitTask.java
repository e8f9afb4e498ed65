package lectern.task.perceptron;

import java.util.Collections;
import java.util.Set;
import lectern.autograd.Activation;
import lectern.autograd.Losses;
import lectern.autograd.Tape;
import lectern.autograd.Variable;
import lectern.nn.FeedForward;
import lectern.nn.Parameters;
import lectern.optim.Adam;
import lectern.optim.Schedule;
import lectern.run.Measures;
import lectern.run.RunContext;
import lectern.run.RunTraining;
import lectern.run.Task;
import lectern.tensor.Tensor;
import lectern.train.Objective;
import lectern.train.Trainer;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/// Approximating a known function by a network of a given width and depth.
///
/// The network sees the function's exact values at evenly spaced places and is measured at places
/// between them:
///
/// - `error`: the mean squared error as a share of the function's variance. 0 is exact, 1 as good
///   as the best constant.
/// - `error.line`: that of the best straight line, or plane.
/// - `parameters`: trained numbers.
///
/// Table `fit`: columns `x`, `target`, `value` for a function of one number; `x1`, `x2`, `score`
/// (the network's value) for one of two.
///
/// Source: Leshno et al. 1993, "Multilayer feedforward networks with a nonpolynomial activation
/// function can approximate any function", for what can be approached; Cybenko 1989 for sigmoids.
public final class FunctionFitTask implements Task<FunctionFitTask.Config> {
  /// @param function what is approximated
  /// @param width units of each hidden layer, at least 1
  /// @param depth hidden layers, at least 1
  /// @param activation what follows each hidden layer
  /// @param steps passes over the places that are learned, at least 1
  /// @param rate Adam's learning rate at the start, above 0; it falls to 0 along half a cosine
  public record Config(
      TargetFunction function,
      int width,
      int depth,
      Activation activation,
      int steps,
      double rate) {
    public Config {
      if (width < 1 || depth < 1 || steps < 1 || !(rate > 0)) {
        throw new IllegalArgumentException(
            "width %d, depth %d, steps %d and rate %s must be above 0"
                .formatted(width, depth, steps, rate));
      }
    }

    FeedForward.Config network() {
      return new FeedForward.Config(
          function.inputs(), Collections.nCopies(depth, width), /* outputs= */ 1, activation);
    }
  }

  @Override
  public String name() {
    return "function-fit";
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public Set<String> measures() {
    return Set.of("error", "error.line", "parameters");
  }

  @Override
  public Measures run(Config config, RunContext context) throws InterruptedException {
    boolean line = config.function().inputs() == 1;
    FunctionGrid learned = FunctionGrid.of(config.function(), line ? 64 : 17);
    FunctionGrid measured = FunctionGrid.of(config.function(), line ? 401 : 41);
    Parameters parameters = Parameters.create(context.random().split("init"));
    FeedForward network = new FeedForward(parameters, config.network());
    Variable places = Variable.constant(learned.places());
    Objective objective =
        (tape, step, pass) ->
            Losses.squaredError(tape, network.forward(tape, places), learned.values());
    RunTraining.run(
        Trainer.of(parameters, new Adam(parameters, Adam.Options.DEFAULT), objective),
        Trainer.Options.of(
            config.steps(),
            new Schedule.CosineWithWarmup(config.rate(), 0, /* warmup= */ 0, config.steps())),
        Math.max(1, config.steps() / 100),
        context);

    Tensor values =
        network
            .forward(Tape.evaluating(context.workers()), Variable.constant(measured.places()))
            .value();
    context.table("fit", table(measured, values));
    return Measures.none()
        .with("error", measured.error(values))
        .with("error.line", measured.errorOfBestLine())
        .with("parameters", parameters.count());
  }

  private static Table table(FunctionGrid grid, Tensor values) {
    int inputs = grid.places().columns();
    DoubleColumn x = DoubleColumn.create(inputs == 1 ? "x" : "x1");
    DoubleColumn second = DoubleColumn.create(inputs == 1 ? "target" : "x2");
    DoubleColumn value = DoubleColumn.create(inputs == 1 ? "value" : "score");
    for (int n = 0; n < values.size(); n++) {
      x.append((double) grid.places().data()[n * inputs]);
      second.append(
          (double) (inputs == 1 ? grid.values().data()[n] : grid.places().data()[n * 2 + 1]));
      value.append((double) values.data()[n]);
    }
    return Table.create("fit", x, second, value);
  }
}
