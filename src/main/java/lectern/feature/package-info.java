/// From words to the features that a linear model sees.
///
/// Reading order: {@link lectern.feature.FeatureSettings}, {@link lectern.feature.NegationMarker},
/// {@link lectern.feature.ChiSquare}, {@link lectern.feature.FeatureExtractor}, {@link
/// lectern.feature.FeatureSteps}, {@link lectern.feature.LabelledRows}.
package lectern.feature;
