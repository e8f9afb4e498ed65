package lectern.task.perceptron;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import lectern.autograd.Activation;
import lectern.autograd.Losses;
import lectern.autograd.Products;
import lectern.autograd.Tape;
import lectern.autograd.Variable;
import lectern.classic.StochasticGradient;
import lectern.dl4j.Dl4jMlp;
import lectern.feature.LabelledRows;
import lectern.model.Classifier;
import lectern.model.Mlp;
import lectern.nn.Parameters;
import lectern.optim.Adam;
import lectern.optim.Schedule;
import lectern.run.Measures;
import lectern.run.RunContext;
import lectern.run.RunTraining;
import lectern.run.Task;
import lectern.tensor.SparseMatrix;
import lectern.train.Objective;
import lectern.train.Trainer;

/// Learning "either, but not both" from its four cases.
///
/// Measures: `accuracy`, over the four cases. With linear hidden layers also `collapse.difference`:
/// by how much the network's outputs differ at most from those of the one linear map that its
/// layers multiply to.
///
/// Tables: `decision-surface` (what it says between and around the four cases) and, for our own
/// networks, `hidden-space` (where the last hidden layer puts the four cases).
///
/// Source: Minsky & Papert 1969, "Perceptrons"; Goldberg 2017, "Neural Network Methods for Natural
/// Language Processing", section 3.1, for φ.
public final class XorTask implements Task<XorTask.Config> {
  /// Who learns.
  public enum Learner {
    /// Our network, full batches, Adam.
    LECTERN,
    /// The same network in DL4J.
    DL4J,
    /// Tribuo's log-linear classifier, one case at a time.
    TRIBUO_LOG,
    /// Tribuo's linear support-vector machine, one case at a time.
    TRIBUO_HINGE
  }

  /// What the learner sees of x1 and x2.
  public enum Inputs {
    /// x1 and x2 themselves
    RAW,
    /// φ(x1, x2) = (x1 + x2, x1·x2)
    PHI
  }

  /// @param learner who learns
  /// @param inputs what it sees of x1 and x2
  /// @param hidden widths of the hidden layers of a network, units; `[]` for a linear model
  /// @param activation what follows each hidden layer
  /// @param steps passes over the four cases, at least 1
  /// @param rate learning rate, above 0
  public record Config(
      Learner learner,
      Inputs inputs,
      List<Integer> hidden,
      Activation activation,
      int steps,
      double rate) {
    public Config {
      hidden = List.copyOf(hidden);
      if (!hidden.isEmpty() && learner != Learner.LECTERN && learner != Learner.DL4J) {
        throw new IllegalArgumentException(
            "hidden " + hidden + " for a linear learner, which has no hidden layers; give []");
      }
      if (steps < 1 || !(rate > 0)) {
        throw new IllegalArgumentException(
            "steps " + steps + " and rate " + rate + " must be above 0");
      }
    }

    Mlp.Config network() {
      return new Mlp.Config(/* inputs= */ 2, hidden, /* classes= */ 2, activation);
    }
  }

  private static final float[][] CASES = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
  private static final int[] LABELS = {0, 1, 1, 0};

  // The surface is drawn around the cases, which are among its places.
  private static final float LOW = -0.5f;
  private static final float HIGH = 1.5f;

  @Override
  public String name() {
    return "xor";
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public Set<String> measures() {
    return Set.of("accuracy", "collapse.difference");
  }

  @Override
  public Measures run(Config config, RunContext context) throws InterruptedException {
    float[][] x = seen(config.inputs(), CASES);
    long seed = context.random().split("init").nextBits();
    return switch (config.learner()) {
      case TRIBUO_LOG -> linear(config, StochasticGradient.Loss.LOG, x, seed, context);
      case TRIBUO_HINGE -> linear(config, StochasticGradient.Loss.HINGE, x, seed, context);
      case DL4J -> {
        Dl4jMlp.Options options = new Dl4jMlp.Options(config.rate(), config.steps());
        yield judge(config, Dl4jMlp.fit(config.network(), options, x, LABELS, seed), x, context);
      }
      case LECTERN -> network(config, x, context);
    };
  }

  private static Measures linear(
      Config config, StochasticGradient.Loss loss, float[][] x, long seed, RunContext context) {
    StochasticGradient learner =
        new StochasticGradient(
            loss,
            StochasticGradient.Steps.CONSTANT,
            config.rate(),
            /* epochs= */ config.steps(),
            /* batch= */ 1);
    LabelledRows cases = LabelledRows.numbered(SparseMatrix.of(x), LABELS);
    return judge(config, learner.fit(cases, seed), x, context);
  }

  private static Measures network(Config config, float[][] x, RunContext context)
      throws InterruptedException {
    Parameters parameters = Parameters.create(context.random().split("init"));
    Mlp network = new Mlp(config.network(), parameters);
    Variable inputs = Variable.constant(Plane.matrix(x));
    Objective objective =
        (tape, step, pass) ->
            Losses.softmaxCrossEntropy(tape, network.logits(tape, inputs), LABELS);
    RunTraining.run(
        Trainer.of(parameters, new Adam(parameters, Adam.Options.DEFAULT), objective),
        Trainer.Options.of(config.steps(), new Schedule.Constant(config.rate())),
        Math.max(1, config.steps() / 100),
        context);
    Classifier classifier = network.classifier(context.workers());
    Measures measures = judge(config, classifier, x, context);
    if (config.hidden().isEmpty()) {
      return measures;
    }
    Variable features = network.features(Tape.evaluating(context.workers()), inputs);
    context.table("hidden-space", Plane.hiddenSpace(CASES, LABELS, features.value()));
    return config.activation() == Activation.IDENTITY
        ? measures.with("collapse.difference", collapseDifference(network, context))
        : measures;
  }

  private static Measures judge(
      Config config, Classifier classifier, float[][] x, RunContext context) {
    float[][] places = Plane.places(LOW, HIGH);
    context.table(
        "decision-surface",
        Plane.decisionSurface(places, classifier.scores(seen(config.inputs(), places))));
    return Measures.none().with("accuracy", classifier.accuracy(x, LABELS));
  }

  private static double collapseDifference(Mlp network, RunContext context) {
    Variable places = Variable.constant(Plane.matrix(Plane.places(LOW, HIGH)));
    Tape tape = Tape.evaluating(context.workers());
    float[] layered = network.logits(tape, places).data();
    Mlp.LinearMap map = network.collapse();
    float[] direct =
        Products.linear(
                tape,
                places,
                Variable.constant(map.weight()),
                Variable.constant(map.bias()),
                Activation.IDENTITY)
            .data();
    return IntStream.range(0, direct.length)
        .mapToDouble(i -> Math.abs((double) layered[i] - direct[i]))
        .max()
        .orElseThrow();
  }

  private static float[][] seen(Inputs inputs, float[][] x) {
    return switch (inputs) {
      case RAW -> x;
      case PHI -> {
        float[][] phi = new float[x.length][];
        for (int n = 0; n < x.length; n++) {
          phi[n] = new float[] {x[n][0] + x[n][1], x[n][0] * x[n][1]};
        }
        yield phi;
      }
    };
  }
}
