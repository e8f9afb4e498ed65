/// Many runs: side by side, within a budget, stopped early, taken up again.
///
/// Reading order. {@link lectern.sweep.StudyRunner} with {@link lectern.sweep.StudyListener},
/// {@link lectern.sweep.Budget} and {@link lectern.sweep.MedianRule}. What is kept of a study:
/// {@link lectern.sweep.StudyRecord}, {@link lectern.sweep.StudyStore}. How it is done: Sitting,
/// RunPool, MedianStop.
package lectern.sweep;
