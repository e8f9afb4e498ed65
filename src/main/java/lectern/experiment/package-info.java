/// From an experiment file to a verdict.
///
/// Reading order: {@link lectern.experiment.Task}, {@link lectern.experiment.RunContext}, {@link
/// lectern.experiment.Measures}.
package lectern.experiment;
