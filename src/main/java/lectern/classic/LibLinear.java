package lectern.classic;

import de.bwaldvogel.liblinear.Model;
import lectern.classic.LinearClassifier.Link;
import lectern.feature.LabelledRows;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.classification.Label;
import org.tribuo.classification.liblinear.LibLinearClassificationTrainer;
import org.tribuo.classification.liblinear.LinearClassificationType;
import org.tribuo.classification.liblinear.LinearClassificationType.LinearType;
import org.tribuo.common.liblinear.LibLinearModel;

/// Linear models trained to the optimum by LIBLINEAR, through Tribuo.
///
/// Minimised is the mean loss plus λ·R over all weights, the bias being one of them: it is the
/// weight of a feature that every text has. (LIBLINEAR itself takes C = 1/(λN).) Two classes need
/// one vector of weights w; it is stated as +w/2 for one and -w/2 for the other, which is the same
/// model. More than two are learned one against the rest. The seed matters to the solvers that
/// visit weights or texts in random order, and to them only up to the tolerance.
///
/// Source: Fan et al. 2008, "LIBLINEAR: a library for large linear classification".
///
/// @param loss what a text adds to the loss
/// @param penalty what keeps weights small
/// @param lambda λ, how much the penalty counts, above 0
/// @param tolerance LIBLINEAR's stopping criterion, above 0: 0.01 is its usual one
public record LibLinear(Loss loss, Penalty penalty, double lambda, double tolerance)
    implements LinearLearner {
  /// What a text adds to the loss, for a margin m = ±score.
  public enum Loss {
    /// ln(1 + e^-m): logistic regression
    LOG,
    /// max(0, 1-m): a support-vector machine
    HINGE,
    /// max(0, 1-m)²
    SQUARED_HINGE
  }

  /// What keeps weights small.
  public enum Penalty {
    /// R = Σ|w|: many weights become exactly 0
    L1,
    /// R = ½Σw²
    L2
  }

  /// Rounds over all texts or weights after which it stops wherever it is.
  private static final int MOST_ITERATIONS = 10_000;

  /// Logistic regression that gives in a little to each word: λ = 1e-4 is C = 1.4 on 7,000 texts,
  /// beside LIBLINEAR's own C = 1.
  public static final LibLinear DEFAULT =
      new LibLinear(Loss.LOG, Penalty.L2, /* lambda= */ 1e-4, /* tolerance= */ 0.01);

  public LibLinear {
    if (loss == Loss.HINGE && penalty == Penalty.L1) {
      throw new IllegalArgumentException(
          "penalty l1 has no solver with the loss hinge; take squared-hinge, or the penalty l2");
    }
    if (!(lambda > 0) || !Double.isFinite(lambda)) {
      throw new IllegalArgumentException("lambda " + lambda + " is not above 0");
    }
    if (!(tolerance > 0)) {
      throw new IllegalArgumentException("tolerance " + tolerance + " is not above 0");
    }
  }

  private LinearType solver() {
    return switch (loss) {
      case LOG -> penalty == Penalty.L1 ? LinearType.L1R_LR : LinearType.L2R_LR;
      case HINGE -> LinearType.L2R_L1LOSS_SVC_DUAL;
      case SQUARED_HINGE ->
          penalty == Penalty.L1 ? LinearType.L1R_L2LOSS_SVC : LinearType.L2R_L2LOSS_SVC;
    };
  }

  @Override
  public LinearClassifier fit(LabelledRows rows, long seed) {
    LibLinearClassificationTrainer trainer =
        new LibLinearClassificationTrainer(
            new LinearClassificationType(solver()),
            /* cost= */ 1 / (lambda * rows.size()),
            MOST_ITERATIONS,
            tolerance,
            seed);
    LibLinearModel<Label> trained = trainer.train(TribuoRows.dataset(rows));
    Model model = trained.getInnerModels().getFirst();
    int classes = rows.classes().size();
    double[][] weights = new double[classes][rows.features().size()];
    double[] bias = new double[classes];
    for (int k = 0; k < classes; k++) {
      Column column = column(model, trained.getOutputIDInfo().getID(new Label(TribuoRows.name(k))));
      ImmutableFeatureMap ids = trained.getFeatureIDMap();
      bias[k] = column.at(ids.size());
      for (int d = 0; d < weights[k].length; d++) {
        int id = ids.getID(TribuoRows.name(d));
        weights[k][d] = id < 0 ? 0 : column.at(id);
      }
    }
    return new LinearClassifier(rows.features(), rows.classes(), weights, bias, link(classes));
  }

  private Link link(int classes) {
    if (loss != Loss.LOG) {
      return Link.MARGIN;
    }
    return classes == 2 ? Link.SOFTMAX : Link.ONE_VERSUS_REST;
  }

  /// The weights of one class among LIBLINEAR's, which lie feature by feature.
  ///
  /// @param stride classes whose weights lie beside each other: 1 for two classes
  /// @param factor ½ for the class that the one vector speaks for, -½ for the other
  private record Column(double[] all, int offset, int stride, double factor) {
    double at(int feature) {
      return factor * all[feature * stride + offset];
    }
  }

  private static Column column(Model model, int label) {
    int[] labels = model.getLabels();
    int place = 0;
    while (labels[place] != label) {
      place++;
    }
    return labels.length == 2
        ? new Column(model.getFeatureWeights(), 0, 1, place == 0 ? 0.5 : -0.5)
        : new Column(model.getFeatureWeights(), place, labels.length, 1);
  }
}
