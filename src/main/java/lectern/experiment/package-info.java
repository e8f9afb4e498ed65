/// From an experiment file to a verdict.
///
/// Reading order. What runs: {@link lectern.experiment.Task}, {@link
/// lectern.experiment.RunContext}, {@link lectern.experiment.Measures}.
///
/// What is to be run: {@link lectern.experiment.ExperimentSpec} with {@link
/// lectern.experiment.Profile}, {@link lectern.experiment.Claim}, {@link
/// lectern.experiment.Expectation}, {@link lectern.experiment.Comparison}, {@link
/// lectern.experiment.ChartSpec}; {@link lectern.experiment.Choice}, {@link
/// lectern.experiment.StudyPlan}, {@link lectern.experiment.RunPlan}.
///
/// Running it: {@link lectern.experiment.StudyRunner}, {@link lectern.experiment.StudyListener},
/// {@link lectern.experiment.RunStore}, {@link lectern.experiment.Run}, {@link
/// lectern.experiment.RunStatus}, {@link lectern.experiment.Provenance}, {@link
/// lectern.experiment.Machine}.
///
/// What it says: {@link lectern.experiment.Study}, {@link lectern.experiment.ClaimVerdict}, {@link
/// lectern.experiment.Finding}, {@link lectern.experiment.Verdict}, {@link
/// lectern.experiment.StudentT}, {@link lectern.experiment.Interval}, {@link
/// lectern.experiment.Bootstrap}, {@link lectern.experiment.Ledger}, {@link
/// lectern.experiment.Reference}.
///
/// What experiment files are made of: {@link lectern.yaml.Yaml}, {@link
/// lectern.experiment.Settings}, {@link lectern.experiment.Binder}.
package lectern.experiment;
