package lectern.task.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import lectern.autograd.Activation;
import lectern.autograd.LossTerm;
import lectern.autograd.Losses;
import lectern.autograd.Tape;
import lectern.autograd.Variable;
import lectern.nn.Initializer;
import lectern.nn.Linear;
import lectern.nn.Parameters;
import lectern.optim.GlobalNorm;
import lectern.optim.Schedule;
import lectern.optim.Sgd;
import lectern.run.Measures;
import lectern.run.RunContext;
import lectern.run.Task;
import lectern.tensor.RandomStream;
import lectern.tensor.Tensor;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/// One model on one data set, trained from many starting points: do they all end at the same loss?
///
/// All examples are seen in each step, so that nothing is random but where training starts. Weights
/// and biases start at normal numbers of variance 1; gradient descent with momentum 0.9 takes steps
/// that shrink to nothing along half a cosine, so that a loss with kinks converges too.
///
/// Measures:
///
/// - `loss.least` and `loss.greatest` of all starts at the end, and `spread`, the difference;
/// - `gradient.norm`, the greatest at the end: near 0 where a smooth loss has converged, while one
///   with kinks has slopes on either side of its least value;
/// - of a model without hidden layers also `loss.exact`, the least loss there is, found without
///   gradient descent, and `excess`, by how much the worst start misses it.
///
/// Table `path`: where two weights (the first unit's) were on the way, and the loss there.
///
/// Source: Goldberg 2017, "Neural Network Methods for Natural Language Processing", section 2.8
/// (convexity); Boyd & Vandenberghe 2004, "Convex Optimization", section 4.2.2.
public final class ManyStartsTask implements Task<ManyStartsTask.Config> {
  /// @param loss of an example's score, the mean of which is minimised
  /// @param hidden widths of hidden layers of tanh units; `[]` for a linear model
  /// @param examples size of the data set, at least 10
  /// @param starts how often the model is trained, at least 2
  /// @param steps of each training, at least 1
  /// @param rate learning rate of the first step, above 0
  public record Config(
      LossTerm loss, List<Integer> hidden, int examples, int starts, int steps, double rate) {
    public Config {
      hidden = List.copyOf(hidden);
      if (hidden.stream().anyMatch(width -> width < 1)) {
        throw new IllegalArgumentException("hidden " + hidden + " has a width below 1");
      }
      if (examples < 10 || starts < 2 || steps < 1 || !(rate > 0)) {
        throw new IllegalArgumentException(
            "examples %d, starts %d, steps %d, rate %s: expected at least 10, 2, 1 and above 0"
                .formatted(examples, starts, steps, rate));
      }
    }
  }

  private static final double MOMENTUM = 0.9;
  private static final double APART = 1.1; // each place of a path, in steps, over the one before

  @Override
  public String name() {
    return "many-starts";
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public Set<String> measures() {
    return Set.of("loss.least", "loss.greatest", "spread", "gradient.norm", "loss.exact", "excess");
  }

  @Override
  public Measures run(Config config, RunContext context) throws InterruptedException {
    WavyBorder data = WavyBorder.draw(config.examples(), context.random().split("data"));
    double[] targets = data.labels();
    if (config.loss() == LossTerm.LOG) {
      targets = Arrays.stream(targets).map(label -> (label + 1) / 2).toArray();
    }
    RandomStream init = context.random().split("init");
    Tape tape = Tape.recording(context.workers());
    List<Path> paths = new ArrayList<>();
    for (int start = 0; start < config.starts(); start++) {
      context.checkInterrupted();
      Network network = Network.of(config.hidden(), Parameters.create(init.split(start)));
      paths.add(descend(config, network, matrix(data.x()), matrix(targets), tape));
      context.progress(start + 1, config.starts());
    }
    context.countFlops(tape.flops());
    record(paths, context);
    context.table("path", table(paths));

    double least = paths.stream().mapToDouble(Path::loss).min().orElseThrow();
    double greatest = paths.stream().mapToDouble(Path::loss).max().orElseThrow();
    Measures measures =
        Measures.none()
            .with("loss.least", least)
            .with("loss.greatest", greatest)
            .with("spread", greatest - least)
            .with(
                "gradient.norm",
                paths.stream().mapToDouble(Path::gradientNorm).max().orElseThrow());
    if (!config.hidden().isEmpty()) {
      return measures;
    }
    double exact = LinearOptimum.of(config.loss(), data.x(), targets).loss();
    return measures.with("loss.exact", exact).with("excess", greatest - exact);
  }

  /// Hidden layers and one score.
  private record Network(Parameters parameters, List<Linear> hidden, Linear score) {
    static Network of(List<Integer> widths, Parameters parameters) {
      List<Linear> hidden = new ArrayList<>();
      int in = 2;
      for (int width : widths) {
        hidden.add(layer(parameters, "layers." + hidden.size(), in, width));
        in = width;
      }
      return new Network(parameters, hidden, layer(parameters, "score", in, 1));
    }

    private static Linear layer(Parameters parameters, String name, int in, int out) {
      Initializer normal = Initializer.normal(1);
      return new Linear(parameters.scope(name), new Linear.Size(in, out), normal, normal);
    }

    /// @param x [N,2]
    /// @return [N,1]
    Variable scores(Tape tape, Variable x) {
      Variable h = x;
      for (Linear layer : hidden) {
        h = layer.forward(tape, h, Activation.TANH);
      }
      return score.forward(tape, h);
    }

    /// Two numbers to draw the way of training by.
    double[] firstWeights() {
      Linear first = hidden.isEmpty() ? score : hidden.getFirst();
      return new double[] {first.weight().data()[0], first.weight().data()[1]};
    }
  }

  /// Where the weights were after some steps, 0 being the start.
  private record Place(int step, double[] weights, double loss) {}

  private record Path(List<Place> places, double gradientNorm) {
    double loss() {
      return places.getLast().loss;
    }
  }

  private static Path descend(Config config, Network network, Tensor x, Tensor targets, Tape tape) {
    Variable inputs = Variable.constant(x);
    Sgd optimizer = new Sgd(network.parameters(), Sgd.Options.momentum(MOMENTUM));
    Schedule schedule =
        new Schedule.CosineWithWarmup(config.rate(), /* end= */ 0, /* warmup= */ 0, config.steps());
    List<Place> places = new ArrayList<>();
    int next = 0;
    GlobalNorm gradients = new GlobalNorm(network.parameters());
    double norm = 0;
    for (int step = 0; step <= config.steps(); step++) {
      tape.reset();
      network.parameters().clearGradients();
      Variable loss = Losses.mean(tape, config.loss(), network.scores(tape, inputs), targets);
      if (step == next || step == config.steps()) { // most of the way is gone in the first steps
        next = Math.max(step + 1, (int) (APART * step));
        places.add(new Place(step, network.firstWeights(), loss.value().item()));
      }
      tape.backward(loss);
      norm = gradients.measure(tape.workers());
      if (step < config.steps()) {
        optimizer.step(tape.workers(), schedule.rate(step + 1));
      }
    }
    return new Path(places, norm);
  }

  /// The mean loss of all starts, and the least and greatest.
  private static void record(List<Path> paths, RunContext context) {
    List<Place> places = paths.getFirst().places;
    for (int i = 1; i < places.size(); i++) {
      int at = i;
      double[] losses = paths.stream().mapToDouble(path -> path.places.get(at).loss).toArray();
      context.record(
          places.get(i).step,
          Measures.none()
              .with("train.loss", Arrays.stream(losses).average().orElseThrow())
              .with("train.loss.least", Arrays.stream(losses).min().orElseThrow())
              .with("train.loss.greatest", Arrays.stream(losses).max().orElseThrow()));
    }
  }

  private static Table table(List<Path> paths) {
    IntColumn start = IntColumn.create("start");
    IntColumn step = IntColumn.create("step");
    DoubleColumn x = DoubleColumn.create("x");
    DoubleColumn y = DoubleColumn.create("y");
    DoubleColumn loss = DoubleColumn.create("loss");
    for (int i = 0; i < paths.size(); i++) {
      for (Place place : paths.get(i).places) {
        start.append(i + 1);
        step.append(place.step);
        x.append(place.weights[0]);
        y.append(place.weights[1]);
        loss.append(place.loss);
      }
    }
    return Table.create("path", start, step, x, y, loss);
  }

  private static Tensor matrix(double[][] rows) {
    Tensor matrix = Tensor.zeros(rows.length, rows[0].length);
    for (int i = 0; i < matrix.size(); i++) {
      matrix.data()[i] = (float) rows[i / rows[0].length][i % rows[0].length];
    }
    return matrix;
  }

  private static Tensor matrix(double[] column) {
    Tensor matrix = Tensor.zeros(column.length, 1);
    for (int i = 0; i < column.length; i++) {
      matrix.data()[i] = (float) column[i];
    }
    return matrix;
  }
}
