package lectern.experiment;

/// Hears how a study goes: for progress bars, live charts and log lines.
///
/// Calls come from the threads of the runs, one at a time. A listener returns soon; one that throws
/// is not called again, and the study goes on.
public interface StudyListener {
  /// Hears everything and says nothing.
  StudyListener SILENT = new StudyListener() {};

  /// The study begins.
  default void planned(StudyPlan plan) {}

  /// A run begins.
  ///
  /// @param id the run's folder name
  default void started(RunPlan run, String id) {}

  /// A run recorded a row of metrics.
  ///
  /// @param step training step, counted from 1
  default void recorded(RunPlan run, long step, Measures values) {}

  /// A run is `done` of `total` steps far.
  default void progressed(RunPlan run, long done, long total) {}

  /// A run ended, well or not.
  default void ended(RunPlan plan, Run run) {}

  /// All runs ended.
  default void judged(Study study) {}
}
