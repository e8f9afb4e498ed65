package lectern.task.classification;

import lectern.classic.LibLinear;
import lectern.classic.LinearClassifier;
import lectern.classic.LinearLearner;
import lectern.data.TextSplit;
import lectern.feature.FeatureExtractor;
import lectern.feature.FeatureSettings;
import lectern.run.RunContext;

/// Features of a text, and a linear model over them.
///
/// @param features what of a text is seen
/// @param learner what trains the model
public record Linear(FeatureSettings features, LinearLearner learner) implements TextModel {
  /// A bag of words and logistic regression.
  public static final Linear DEFAULT = new Linear(FeatureSettings.BAG_OF_WORDS, LibLinear.DEFAULT);

  @Override
  public TrainedTextModel train(TextSplit split, RunContext context) {
    FeatureExtractor extractor = FeatureExtractor.fit(features, split.training());
    LinearClassifier model =
        learner.fit(
            extractor.labelledRows(split.training()), context.random().split("order").nextBits());
    return new TrainedLinear(extractor, model, split.validation());
  }
}
