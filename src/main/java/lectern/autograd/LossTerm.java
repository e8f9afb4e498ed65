package lectern.autograd;

import lectern.tensor.Elementary;

/// What one score and its target add to a loss.
///
/// Targets are numbers to hit ({@link #SQUARED}, {@link #ABSOLUTE}), answers +1 for yes and -1 for
/// no ({@link #HINGE}, {@link #SQUARED_HINGE}), or probabilities of yes ({@link #LOG}). All are
/// convex in the score. Where one has a kink, the slope is 0: a subgradient, and PyTorch's choice.
///
/// Source: Goldberg 2017, "Neural Network Methods for Natural Language Processing", section 2.7.1.
public enum LossTerm {
  /// (score - target)², least at the mean of the targets
  SQUARED {
    @Override
    double value(float score, float target) {
      double difference = (double) score - target;
      return difference * difference;
    }

    @Override
    float slope(float score, float target) {
      return 2 * (score - target);
    }
  },
  /// |score - target|, least at a median of the targets
  ABSOLUTE {
    @Override
    double value(float score, float target) {
      return Math.abs((double) score - target);
    }

    @Override
    float slope(float score, float target) {
      return Math.signum(score - target);
    }
  },
  /// the cross-entropy in nats of a yes whose log-odds is the score: log(1 + e^-score) if the
  /// target is 1
  LOG {
    @Override
    double value(float score, float target) { // log(1 + e^-|x|): no overflow, no cancellation
      return Math.max(score, 0)
          - (double) score * target
          + StrictMath.log1p(Elementary.exp(-Math.abs(score)));
    }

    @Override
    float slope(float score, float target) {
      return Elementary.sigmoid(score) - target;
    }
  },
  /// max(0, 1 - score·target). Source: Cortes and Vapnik 1995, "Support-vector networks".
  HINGE {
    @Override
    double value(float score, float target) {
      return Math.max(0, 1 - (double) score * target);
    }

    @Override
    float slope(float score, float target) {
      return score * target < 1 ? -target : 0;
    }
  },
  /// max(0, 1 - score·target)², which has no kink
  SQUARED_HINGE {
    @Override
    double value(float score, float target) {
      double missing = HINGE.value(score, target);
      return missing * missing;
    }

    @Override
    float slope(float score, float target) {
      return -2 * target * (float) HINGE.value(score, target);
    }
  };

  abstract double value(float score, float target);

  /// The derivative by the score.
  abstract float slope(float score, float target);
}
