/// From an experiment file to a verdict.
///
/// Reading order. What is to be run: {@link lectern.experiment.ExperimentSpec} with {@link
/// lectern.experiment.Profile}, {@link lectern.experiment.Claim}, {@link lectern.experiment.Goal},
/// {@link lectern.experiment.Expectation}, {@link lectern.experiment.Relation}, {@link
/// lectern.experiment.ChartSpec}. What is tried beside: {@link lectern.experiment.Range}, {@link
/// lectern.experiment.Search}, {@link lectern.experiment.Sweep}, {@link lectern.experiment.Choice}.
/// What that comes to: {@link lectern.experiment.StudyPlan}.
///
/// What the runs say: {@link lectern.experiment.Study}, {@link lectern.experiment.ClaimVerdict},
/// {@link lectern.experiment.Finding}, {@link lectern.experiment.Verdict}, {@link
/// lectern.experiment.Ledger}, {@link lectern.experiment.Reference}.
package lectern.experiment;
