/// Models, one a file.
///
/// Reading order: {@link lectern.model.Classifier}, {@link lectern.model.SoftmaxRegression}, {@link
/// lectern.model.Mlp}; {@link lectern.model.LanguageModel}, {@link
/// lectern.model.RecurrentLanguageModel}, {@link lectern.model.RecurrentReader}.
package lectern.model;
