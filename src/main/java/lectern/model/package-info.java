/// Models, one a file.
///
/// Reading order: {@link lectern.model.Classifier}.
package lectern.model;
