package lectern.train;

import java.nio.file.Path;

/// Is told how training goes, on the training thread. Every method does nothing by default.
public interface TrainingListener {
  /// Listens to nothing.
  TrainingListener NONE = new TrainingListener() {};

  /// Training begins or goes on.
  ///
  /// @param done steps done before, 0 unless the run is resumed
  /// @param total steps that there will be at most
  default void started(long done, long total) {}

  /// A step is done. Called at every one: a listener that takes long belongs into {@link #every}.
  default void stepped(StepReport report) {}

  /// An evaluation is done.
  default void evaluated(EvaluationReport report) {}

  /// A checkpoint lies on disk.
  ///
  /// @param step after which it was written
  default void saved(long step, Path checkpoint) {}

  /// A checkpoint cannot be used and an older one is tried.
  ///
  /// @param reason full sentences naming the file
  default void refused(String reason) {}

  /// Training ended.
  default void finished(TrainingResult result) {}

  /// Passes on the first step, every so many-th one and all other events.
  ///
  /// @param steps at least 1
  static TrainingListener every(long steps, TrainingListener listener) {
    return new Throttle(steps, listener);
  }
}
