package lectern.sweep;

import java.util.List;
import lectern.experiment.Study;
import lectern.experiment.StudyPlan;
import lectern.run.Run;
import lectern.run.RunListener;
import lectern.run.RunPlan;

/// Hears how studies go: for progress bars, live charts and log lines.
///
/// In order: {@link #planned} once; {@link #kept} for each run that was there already; then, for
/// each run that is done, {@link #started}, {@link #recorded} and {@link #progressed}, {@link
/// #ended}, those of different runs and studies in any order; {@link #judged} for each study as
/// soon as its last run has ended, in whatever order that is.
///
/// Calls come from the threads of the runs, one at a time. A listener returns soon; one that throws
/// is not called again, and the study goes on.
public interface StudyListener extends RunListener {
  /// Hears everything and says nothing.
  StudyListener SILENT = new StudyListener() {};

  /// What is about to be run, every study of it, before the first run begins.
  default void planned(List<StudyPlan> plans) {}

  /// A run that an earlier sitting of a resumed study did; nothing is done about it.
  default void kept(RunPlan plan, Run run) {}

  /// All of a study's runs ended, or no more of them are begun because the budget is spent. Not
  /// called when the user asked to stop.
  default void judged(Study study) {}
}
