package lectern.classic;

import lectern.feature.LabelledRows;

/// What trains a linear model: a library or a count, with its settings.
public sealed interface LinearLearner permits LibLinear, StochasticGradient, NaiveBayes {
  /// Trains a model.
  ///
  /// @param seed of all that is drawn: the same one gives the same weights, bit for bit
  LinearClassifier fit(LabelledRows rows, long seed);
}
