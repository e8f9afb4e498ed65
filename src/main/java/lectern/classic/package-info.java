/// Linear models that others train: Tribuo's and LIBLINEAR's, and naive Bayes, which only counts.
///
/// Reading order: {@link lectern.classic.LinearClassifier}, what each of them comes to; {@link
/// lectern.classic.LinearLearner}, {@link lectern.classic.StochasticGradient}, {@link
/// lectern.classic.LibLinear}, {@link lectern.classic.NaiveBayes}; {@link
/// lectern.classic.PredictionSteps}, how one text is decided.
package lectern.classic;
