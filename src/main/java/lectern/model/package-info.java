/// Models, one a file.
///
/// Reading order: {@link lectern.model.Classifier}, {@link lectern.model.SoftmaxRegression}, {@link
/// lectern.model.Mlp}; {@link lectern.model.LanguageModel}, {@link
/// lectern.model.RecurrentLanguageModel}, {@link lectern.model.RecurrentReader}; {@link
/// lectern.model.BidirectionalLanguageModel}; {@link lectern.model.TextMlp} with {@link
/// lectern.model.Composition}, {@link lectern.model.TextCnn}, {@link lectern.model.TextRnn}.
package lectern.model;
