/// One run: what it is a function of, how it is done, and the folder that tells of it.
///
/// Reading order. What runs: {@link lectern.run.Task}, {@link lectern.run.RunContext}, {@link
/// lectern.run.Measures}; {@link lectern.run.RunTraining} for those that train. One run to be done:
/// {@link lectern.run.RunPlan}, {@link lectern.run.RunExecutor}, {@link lectern.run.RunListener},
/// {@link lectern.run.RunGate}. One run as it is kept: {@link lectern.run.Run}, {@link
/// lectern.run.RunStatus}, {@link lectern.run.MetricRow}, {@link lectern.run.Provenance}, {@link
/// lectern.run.Machine}; on disk {@link lectern.run.RunFolder}, {@link lectern.run.RunConfig},
/// {@link lectern.run.WholeFile}, {@link lectern.run.ProcessLock}.
package lectern.run;
