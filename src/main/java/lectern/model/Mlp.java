package lectern.model;

import java.util.ArrayList;
import java.util.List;
import lectern.autograd.Activation;
import lectern.autograd.Tape;
import lectern.autograd.Variable;
import lectern.nn.Initializer;
import lectern.nn.Linear;
import lectern.nn.Parameters;
import lectern.tensor.Gemm;
import lectern.tensor.Gemm.Into;
import lectern.tensor.Gemm.Matrix;
import lectern.tensor.Rows;
import lectern.tensor.Tensor;
import lectern.tensor.Workers;

/// Multi-layer perceptron: linear layers with an activation between them, class scores at the end.
///
/// Without hidden layers it is the log-linear model; with hidden layers but the identity as
/// activation it is a linear model written as a product (see {@link #collapse}).
///
/// Letters: N examples, D inputs, H width of the last hidden layer (D if there is none), K classes.
/// Source: Rumelhart, Hinton & Williams 1986, "Learning representations by back-propagating
/// errors".
public final class Mlp {
  /// The sizes of a network.
  ///
  /// @param inputs D
  /// @param hidden widths of the hidden layers, first to last; empty for a log-linear model
  /// @param classes K
  /// @param activation after every hidden layer
  public record Config(int inputs, List<Integer> hidden, int classes, Activation activation) {
    /// Two inputs, four tanh units, two classes: twice the two hidden units that XOR needs at
    /// least, since with exactly two a network may end in a local minimum.
    ///
    /// Source: Rumelhart, Hinton & Williams 1986, "Learning internal representations by error
    /// propagation", section on XOR, whose two-unit networks got stuck now and then.
    public static final Config XOR =
        new Config(/* inputs= */ 2, /* hidden= */ List.of(4), /* classes= */ 2, Activation.TANH);

    public Config {
      hidden = List.copyOf(hidden);
      if (inputs < 1 || classes < 2 || hidden.stream().anyMatch(width -> width < 1)) {
        throw new IllegalArgumentException(
            "inputs %d, hidden %s, classes %d: expected widths of at least 1 and 2 classes or more"
                .formatted(inputs, hidden, classes));
      }
    }
  }

  /// One linear map.
  ///
  /// @param weight [K,D]
  /// @param bias [K]
  public record LinearMap(Tensor weight, Tensor bias) {}

  private final Config config;
  private final Parameters parameters;
  private final List<Linear> layers = new ArrayList<>();

  /// Makes the network with Glorot-uniform weights and zero biases.
  ///
  /// Source: Glorot & Bengio 2010, "Understanding the difficulty of training deep feedforward
  /// neural networks", equation 16.
  public Mlp(Config config, Parameters parameters) {
    this.config = config;
    this.parameters = parameters;
    List<Integer> widths = new ArrayList<>(config.hidden());
    widths.add(config.classes());
    int in = config.inputs();
    for (int out : widths) {
      layers.add(
          new Linear(
              parameters.scope("layers." + layers.size()),
              new Linear.Size(in, out),
              Initializer.XAVIER_UNIFORM,
              Initializer.ZEROS));
      in = out;
    }
  }

  public Config config() {
    return config;
  }

  /// `layers.i.weight` and `layers.i.bias`, first layer first.
  public Parameters parameters() {
    return parameters;
  }

  /// What the last hidden layer makes of the inputs: the network's own features.
  ///
  /// @param x [N,D]
  /// @return [N,H]
  public Variable features(Tape tape, Variable x) {
    Variable h = x;
    for (Linear layer : layers.subList(0, layers.size() - 1)) {
      h = layer.forward(tape, h, config.activation());
    }
    return h;
  }

  /// Scores every class.
  ///
  /// @param x [N,D]
  /// @return [N,K] in nats, not normalised
  public Variable logits(Tape tape, Variable x) {
    return layers.getLast().forward(tape, features(tape, x));
  }

  /// The one linear map that the layers make together when there is no non-linearity between them:
  /// the product of their weights, and the biases carried through.
  ///
  /// @throws IllegalStateException if there are hidden layers with an activation other than the
  ///   identity: they make no linear map
  public LinearMap collapse() {
    if (config.activation() != Activation.IDENTITY && !config.hidden().isEmpty()) {
      throw new IllegalStateException("layers with " + config.activation() + " do not collapse");
    }
    Tensor weight = layers.getFirst().weight().value();
    Tensor bias = layers.getFirst().bias().value();
    for (Linear layer : layers.subList(1, layers.size())) {
      int out = layer.weight().value().rows();
      int in = layer.weight().value().columns();
      weight = product(layer.weight().value(), weight, Tensor.zeros(out, config.inputs()));
      Tensor carried = layer.bias().value().copy(); // b + W·bias
      bias = product(layer.weight().value(), bias.reshape(in, 1), carried.reshape(out, 1));
    }
    return new LinearMap(weight, bias.reshape(config.classes()));
  }

  /// This network as a decision maker, its scores being probabilities.
  public Classifier classifier(Workers workers) {
    return x -> {
      float[] flat = new float[x.length * config.inputs()];
      for (int n = 0; n < x.length; n++) {
        System.arraycopy(x[n], 0, flat, n * config.inputs(), config.inputs());
      }
      Variable inputs = Variable.constant(Tensor.of(flat, x.length, config.inputs()));
      Tensor logits = logits(Tape.evaluating(workers), inputs).value();
      double[][] scores = new double[x.length][config.classes()];
      float[] row = new float[config.classes()];
      for (int n = 0; n < x.length; n++) {
        Rows.softmax(logits.data(), n * row.length, row, 0, row.length);
        for (int k = 0; k < row.length; k++) {
          scores[n][k] = row[k];
        }
      }
      return scores;
    };
  }

  /// Adds a·b to c.
  private static Tensor product(Tensor a, Tensor b, Tensor c) {
    Gemm.multiply(
        Workers.SINGLE,
        a.rows(),
        b.columns(),
        a.columns(),
        Matrix.plain(a.data(), a.columns()),
        Matrix.plain(b.data(), b.columns()),
        Matrix.plain(c.data(), c.columns()),
        Into.ADD);
    return c;
  }
}
