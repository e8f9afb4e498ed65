package lectern.classic;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import lectern.model.Classifier;
import org.tribuo.Example;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.LabelObjective;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.Hinge;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.optimisers.SGD;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/// A linear (hinge loss) or log-linear (cross-entropy) classifier, trained by Tribuo.
///
/// Every class k scores x·W[k] + b[k]. Weights start at zero and training is sequential, so a seed
/// gives the same weights each time.
///
/// Letters: N examples, D features, K classes.
public final class LinearClassifier implements Classifier {
  /// What training minimises.
  public enum Loss {
    /// Cross-entropy after a softmax: the log-linear model, whose scores are probabilities.
    LOG,
    /// The greatest margin by which a wrong class comes within 1 of the right one: a linear
    /// support-vector machine.
    HINGE
  }

  /// How to train: stochastic gradient descent with a constant rate.
  ///
  /// @param rate learning rate, above 0
  /// @param epochs passes over the examples, at least 1
  /// @param batch examples a step, at least 1
  public record Options(Loss loss, double rate, int epochs, int batch) {
    public Options {
      if (!(rate > 0) || epochs < 1 || batch < 1) {
        throw new IllegalArgumentException(
            "rate " + rate + ", epochs " + epochs + " and batch " + batch + " must be positive");
      }
    }
  }

  private static final LabelFactory LABELS = new LabelFactory();

  // Held here, as java.util.logging forgets the level of a logger nobody points to.
  private static final Logger TRIBUO = Logger.getLogger("org.tribuo");

  static {
    if (TRIBUO.getLevel() == null) {
      TRIBUO.setLevel(Level.WARNING); // it reports each training at INFO
    }
  }

  private final LinearSGDModel model;
  private final int features;
  private final int classes;

  private LinearClassifier(LinearSGDModel model, int features, int classes) {
    this.model = model;
    this.features = features;
    this.classes = classes;
  }

  /// Trains a classifier.
  ///
  /// @param x [N,D]
  /// @param labels [N], classes counted from 0; every class from 0 to the greatest occurs
  /// @param seed of the order of examples
  public static LinearClassifier fit(Options options, float[][] x, int[] labels, long seed) {
    if (x.length == 0 || x.length != labels.length) {
      throw new IllegalArgumentException(x.length + " examples with " + labels.length + " labels");
    }
    // A fixed time: when the data came into being must not make two equal runs differ.
    OffsetDateTime epoch = OffsetDateTime.of(1970, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
    MutableDataset<Label> examples =
        new MutableDataset<>(new SimpleDataSourceProvenance("features", epoch, LABELS), LABELS);
    int classes = 0;
    for (int n = 0; n < x.length; n++) {
      examples.add(example(x[n], new Label(Integer.toString(labels[n]))));
      classes = Math.max(classes, labels[n] + 1);
    }
    if (examples.getOutputs().size() != classes) {
      throw new IllegalArgumentException("some class below " + classes + " has no example");
    }
    LabelObjective objective =
        switch (options.loss()) {
          case LOG -> new LogMulticlass();
          case HINGE -> new Hinge();
        };
    LinearSGDTrainer trainer =
        new LinearSGDTrainer(
            objective,
            SGD.getSimpleSGD(options.rate()),
            options.epochs(),
            /* loggingInterval= */ -1,
            options.batch(),
            seed);
    return new LinearClassifier(trainer.train(examples), x[0].length, classes);
  }

  /// {@inheritDoc}
  ///
  /// @return [N,K], probabilities for {@link Loss#LOG}, margins for {@link Loss#HINGE}
  @Override
  public double[][] scores(float[][] x) {
    double[][] scores = new double[x.length][classes];
    for (int n = 0; n < x.length; n++) {
      Map<String, Label> byClass =
          model.predict(example(x[n], LabelFactory.UNKNOWN_LABEL)).getOutputScores();
      for (int k = 0; k < classes; k++) {
        scores[n][k] = byClass.get(Integer.toString(k)).getScore();
      }
    }
    return scores;
  }

  /// What each feature adds to each class's score.
  ///
  /// @return [K,D]
  public double[][] weights() {
    DenseMatrix stored = model.getWeightsCopy();
    ImmutableFeatureMap ids = model.getFeatureIDMap();
    double[][] weights = new double[classes][features];
    for (int k = 0; k < classes; k++) {
      for (int d = 0; d < features; d++) {
        weights[k][d] = stored.get(row(k), ids.getID(featureName(d)));
      }
    }
    return weights;
  }

  /// What each class scores before any feature is seen.
  ///
  /// @return [K]
  public double[] bias() {
    DenseMatrix stored = model.getWeightsCopy(); // [K,D+1], the bias last
    double[] bias = new double[classes];
    for (int k = 0; k < classes; k++) {
      bias[k] = stored.get(row(k), features);
    }
    return bias;
  }

  private int row(int k) {
    ImmutableOutputInfo<Label> info = model.getOutputIDInfo();
    return info.getID(new Label(Integer.toString(k)));
  }

  private static Example<Label> example(float[] features, Label label) {
    String[] names = new String[features.length];
    double[] values = new double[features.length];
    for (int d = 0; d < features.length; d++) {
      names[d] = featureName(d);
      values[d] = features[d];
    }
    return new ArrayExample<>(label, names, values);
  }

  /// Tribuo knows features by name, ordered as words: the zeros keep 2 before 10.
  private static String featureName(int d) {
    return "f%06d".formatted(d);
  }
}
