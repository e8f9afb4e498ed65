package lectern.experiment;

import lectern.run.RunListener;

/// Hears how a study goes: for progress bars, live charts and log lines.
///
/// Calls come from the threads of the runs, one at a time. A listener returns soon; one that throws
/// is not called again, and the study goes on.
public interface StudyListener extends RunListener {
  /// Hears everything and says nothing.
  StudyListener SILENT = new StudyListener() {};

  /// The study begins.
  default void planned(StudyPlan plan) {}

  /// All runs ended.
  default void judged(Study study) {}
}
