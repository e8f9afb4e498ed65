package lectern.task.linear;

import java.util.Arrays;
import lectern.autograd.LossTerm;
import lectern.autograd.Losses;
import lectern.autograd.Penalties;
import lectern.autograd.Pointwise;
import lectern.autograd.Tape;
import lectern.autograd.Variable;
import lectern.nn.Linear;
import lectern.nn.Parameters;
import lectern.optim.Schedule;
import lectern.optim.Sgd;
import lectern.run.RunContext;
import lectern.run.RunTraining;
import lectern.tensor.Tensor;
import lectern.tensor.Workers;
import lectern.train.Objective;
import lectern.train.Trainer;

/// How a linear model learns: a loss, λ times the sum of squared weights, and gradient descent over
/// all examples with momentum 0.9 and steps that shrink to nothing along half a cosine.
///
/// Letters: N examples, D features, O outputs.
///
/// @param loss what training makes small
/// @param penalty λ, at least 0
/// @param steps of gradient descent, at least 1
/// @param rate learning rate of the first step, above 0
record LinearLearning(TrainingLoss loss, double penalty, int steps, double rate) {
  private static final double MOMENTUM = 0.9;

  /// The rest of an objective: the loss of a linear layer on the data.
  interface LayerLoss {
    Variable of(Tape tape, Linear layer, long step);
  }

  /// Trains a layer from D numbers to O.
  ///
  /// @throws InterruptedException if the user asked to stop
  Linear train(Linear.Size size, LayerLoss layerLoss, RunContext context)
      throws InterruptedException {
    Parameters parameters = Parameters.create(context.random().split("init"));
    Linear layer = new Linear(parameters, size);
    Objective objective =
        (tape, step, pass) -> {
          Variable value = layerLoss.of(tape, layer, step);
          return penalty == 0
              ? value
              : Pointwise.add(tape, value, Penalties.l2(tape, penalty, layer.weight()));
        };
    RunTraining.run(
        Trainer.of(parameters, new Sgd(parameters, Sgd.Options.momentum(MOMENTUM)), objective),
        Trainer.Options.of(
            steps, new Schedule.CosineWithWarmup(rate, /* end= */ 0, /* warmup= */ 0, steps)),
        Math.max(1, steps / 100),
        context);
    return layer;
  }

  /// Trains one score on targets of its own.
  ///
  /// @param x [N,D]
  /// @param targets [N]: numbers to hit, or labels +1 and -1
  Scores trainScores(double[][] x, double[] targets, RunContext context)
      throws InterruptedException {
    LossTerm term = term();
    Variable inputs = Variable.constant(matrix(x));
    Tensor wanted = column(term, targets);
    return new Scores(
        train(
            new Linear.Size(x[0].length, 1),
            (tape, layer, step) -> Losses.mean(tape, term, layer.forward(tape, inputs), wanted),
            context));
  }

  /// By how much the trained scores' mean loss misses the least there is.
  double excess(Scores trained, double[][] x, double[] targets) {
    LossTerm term = term();
    Tensor wanted = column(term, targets);
    Tensor scores = Tensor.zeros(x.length, 1);
    for (int n = 0; n < x.length; n++) {
      scores.data()[n] = (float) trained.of(x[n]);
    }
    Tape tape = Tape.evaluating(Workers.SINGLE);
    double reached = Losses.mean(tape, term, Variable.constant(scores), wanted).value().item();
    return reached - LinearOptimum.of(term, x, doubles(wanted)).loss();
  }

  /// The loss as one term a score.
  private LossTerm term() {
    return switch (loss) {
      case SQUARED -> LossTerm.SQUARED;
      case ABSOLUTE -> LossTerm.ABSOLUTE;
      case LOG -> LossTerm.LOG;
      case HINGE -> LossTerm.HINGE;
      case RANKING, TRIPLET -> throw new IllegalArgumentException(loss + " compares scores");
    };
  }

  /// Labels +1 and -1 are probabilities 1 and 0 for the log loss.
  private static Tensor column(LossTerm term, double[] targets) {
    Tensor column = Tensor.zeros(targets.length, 1);
    for (int n = 0; n < targets.length; n++) {
      column.data()[n] = (float) (term == LossTerm.LOG ? (targets[n] + 1) / 2 : targets[n]);
    }
    return column;
  }

  private static double[] doubles(Tensor column) {
    double[] doubles = new double[column.size()];
    Arrays.setAll(doubles, n -> column.data()[n]);
    return doubles;
  }

  /// @param rows [N,D]
  static Tensor matrix(double[][] rows) {
    int columns = rows[0].length;
    Tensor matrix = Tensor.zeros(rows.length, columns);
    for (int i = 0; i < matrix.size(); i++) {
      matrix.data()[i] = (float) rows[i / columns][i % columns];
    }
    return matrix;
  }

  /// x·w + b as trained.
  ///
  /// @param weights [D]
  record Scores(double[] weights, double bias) {
    Scores(Linear layer) {
      this(doubles(layer.weight().value()), layer.bias().data()[0]);
    }

    /// @param x [D]
    double of(double[] x) {
      double score = bias;
      for (int d = 0; d < weights.length; d++) {
        score += weights[d] * x[d];
      }
      return score;
    }
  }
}
