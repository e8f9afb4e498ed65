/// From an experiment file to a verdict.
///
/// Reading order. What is to be run: {@link lectern.experiment.ExperimentSpec} with {@link
/// lectern.experiment.Profile}, {@link lectern.experiment.Claim}, {@link lectern.experiment.Goal},
/// {@link lectern.experiment.Expectation}, {@link lectern.experiment.Relation}, {@link
/// lectern.experiment.ChartSpec}; {@link lectern.experiment.Choice}, {@link
/// lectern.experiment.StudyPlan}.
///
/// Running it: {@link lectern.experiment.StudyRunner}, {@link lectern.experiment.StudyListener}.
///
/// What it says: {@link lectern.experiment.Study}, {@link lectern.experiment.ClaimVerdict}, {@link
/// lectern.experiment.Finding}, {@link lectern.experiment.Verdict}, {@link
/// lectern.experiment.Ledger}, {@link lectern.experiment.Reference}.
package lectern.experiment;
