package lectern.dl4j;

import java.util.concurrent.locks.ReentrantLock;
import lectern.autograd.Activation;
import lectern.model.Classifier;
import lectern.model.Mlp;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/// {@link Mlp} in DL4J: the same sizes, activation, kind of initialisation (Glorot uniform) and
/// optimiser (Adam on softmax cross-entropy over all examples at once), none of the same code.
///
/// Letters: N examples, D features, K classes.
public final class Dl4jMlp implements Classifier {
  /// How to train.
  ///
  /// @param rate Adam's learning rate, above 0
  /// @param steps updates, each from all examples, at least 1
  public record Options(double rate, int steps) {
    public Options {
      if (!(rate > 0) || steps < 1) {
        throw new IllegalArgumentException(
            "rate " + rate + " and steps " + steps + " must be positive");
      }
    }
  }

  private static final ReentrantLock FITTING = new ReentrantLock();

  private final MultiLayerNetwork network;

  private Dl4jMlp(MultiLayerNetwork network) {
    this.network = network;
  }

  /// Trains a network. One at a time: DL4J seeds random numbers that all networks share.
  ///
  /// @param x [N,D]
  /// @param labels [N], classes counted from 0
  /// @param seed of the first weights
  /// @throws lectern.InputException if the native library does not load
  /// @throws InterruptedException if this thread is interrupted; DL4J itself does not look, so it
  ///   is asked between steps
  public static Dl4jMlp fit(
      Mlp.Config config, Options options, float[][] x, int[] labels, long seed)
      throws InterruptedException {
    FITTING.lockInterruptibly();
    try {
      return fitAlone(config, options, x, labels, seed);
    } finally {
      FITTING.unlock();
    }
  }

  private static Dl4jMlp fitAlone(
      Mlp.Config config, Options options, float[][] x, int[] labels, long seed)
      throws InterruptedException {
    NativeBackend.await();
    MultiLayerNetwork network = new MultiLayerNetwork(configuration(config, options, seed));
    network.init();
    float[][] oneHot = new float[labels.length][config.classes()];
    for (int n = 0; n < labels.length; n++) {
      oneHot[n][labels[n]] = 1;
    }
    try (INDArray inputs = Nd4j.create(x);
        INDArray targets = Nd4j.create(oneHot)) {
      for (int step = 0; step < options.steps(); step++) {
        if (Thread.interrupted()) {
          throw new InterruptedException("stopped by the user");
        }
        network.fit(inputs, targets);
      }
    }
    return new Dl4jMlp(network);
  }

  /// {@inheritDoc}
  ///
  /// @return [N,K], probabilities
  @Override
  public double[][] scores(float[][] x) {
    NativeBackend.ready();
    try (INDArray inputs = Nd4j.create(x)) {
      return network.output(inputs).toDoubleMatrix();
    }
  }

  private static MultiLayerConfiguration configuration(
      Mlp.Config config, Options options, long seed) {
    NeuralNetConfiguration.ListBuilder layers =
        new NeuralNetConfiguration.Builder()
            .seed(seed)
            .weightInit(WeightInit.XAVIER_UNIFORM)
            .updater(new Adam(options.rate()))
            .list();
    int width = config.inputs();
    for (int hidden : config.hidden()) {
      layers.layer(
          new DenseLayer.Builder()
              .nIn(width)
              .nOut(hidden)
              .activation(activation(config.activation()))
              .build());
      width = hidden;
    }
    return layers
        .layer(
            new OutputLayer.Builder(LossFunction.MCXENT)
                .nIn(width)
                .nOut(config.classes())
                .activation(org.nd4j.linalg.activations.Activation.SOFTMAX)
                .build())
        .build();
  }

  private static org.nd4j.linalg.activations.Activation activation(Activation activation) {
    return switch (activation) {
      case IDENTITY -> org.nd4j.linalg.activations.Activation.IDENTITY;
      case SIGMOID -> org.nd4j.linalg.activations.Activation.SIGMOID;
      case TANH -> org.nd4j.linalg.activations.Activation.TANH;
      case RELU -> org.nd4j.linalg.activations.Activation.RELU;
      case GELU, GELU_TANH ->
          throw new IllegalArgumentException(
              activation + " has no counterpart in DL4J, whose GELU is another approximation");
    };
  }
}
