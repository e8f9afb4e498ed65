package lectern.classic;

import lectern.classic.LinearClassifier.Link;
import lectern.feature.LabelledRows;
import org.tribuo.classification.Label;
import org.tribuo.classification.sgd.LabelObjective;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.Hinge;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.math.StochasticGradientOptimiser;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.math.optimisers.SGD;

/// Linear and log-linear models by Tribuo's stochastic gradient descent, one step a few texts.
///
/// All classes are learned at once. Weights start at zero, nothing keeps them small, and training
/// is sequential, so that a seed gives the same weights each time.
///
/// @param loss what training minimises
/// @param steps how far a step goes
/// @param rate learning rate, above 0
/// @param epochs passes over the texts, at least 1
/// @param batch texts a step, at least 1
public record StochasticGradient(Loss loss, Steps steps, double rate, int epochs, int batch)
    implements LinearLearner {
  /// What training minimises.
  public enum Loss {
    /// Cross-entropy after a softmax: the log-linear model, whose scores are logits.
    LOG,
    /// The greatest margin by which a wrong class comes within 1 of the right one: a linear
    /// support-vector machine. Source: Crammer & Singer 2001.
    HINGE
  }

  /// How far a step goes.
  public enum Steps {
    /// the rate times the gradient
    CONSTANT,
    /// the same, divided for each weight by the root of the sum of its squared gradients so far.
    /// Source: Duchi, Hazan & Singer 2011.
    ADAGRAD
  }

  /// A linear support-vector machine; Tribuo's own AdaGrad, ten times over the texts one by one.
  public static final StochasticGradient DEFAULT =
      new StochasticGradient(
          Loss.HINGE, Steps.ADAGRAD, /* rate= */ 0.1, /* epochs= */ 10, /* batch= */ 1);

  private static final double ADAGRAD_EPSILON = 0.1; // Tribuo's own

  public StochasticGradient {
    if (!(rate > 0)) {
      throw new IllegalArgumentException("rate " + rate + " is not above 0");
    }
    if (epochs < 1) {
      throw new IllegalArgumentException("epochs " + epochs + " is below 1");
    }
    if (batch < 1) {
      throw new IllegalArgumentException("batch " + batch + " is below 1");
    }
  }

  @Override
  public LinearClassifier fit(LabelledRows rows, long seed) {
    LinearSGDTrainer trainer =
        new LinearSGDTrainer(
            objective(), optimiser(), epochs, /* loggingInterval= */ -1, batch, seed);
    LinearSGDModel model = trainer.train(TribuoRows.dataset(rows));
    DenseMatrix stored = model.getWeightsCopy(); // [K,D+1], the bias last
    int features = stored.getDimension2Size() - 1;
    double[][] weights = new double[rows.classes().size()][rows.features().size()];
    double[] bias = new double[weights.length];
    for (int k = 0; k < weights.length; k++) {
      int row = model.getOutputIDInfo().getID(new Label(TribuoRows.name(k)));
      bias[k] = stored.get(row, features);
      for (int d = 0; d < weights[k].length; d++) {
        int id = model.getFeatureIDMap().getID(TribuoRows.name(d));
        weights[k][d] = id < 0 ? 0 : stored.get(row, id);
      }
    }
    Link link = loss == Loss.LOG ? Link.SOFTMAX : Link.MARGIN;
    return new LinearClassifier(rows.features(), rows.classes(), weights, bias, link);
  }

  private LabelObjective objective() {
    return switch (loss) {
      case LOG -> new LogMulticlass();
      case HINGE -> new Hinge();
    };
  }

  private StochasticGradientOptimiser optimiser() {
    return switch (steps) {
      case CONSTANT -> SGD.getSimpleSGD(rate);
      case ADAGRAD -> new AdaGrad(rate, ADAGRAD_EPSILON);
    };
  }
}
