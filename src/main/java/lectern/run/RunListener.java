package lectern.run;

/// Hears how runs go.
///
/// Calls of one run come from that run's thread, in order.
public interface RunListener {
  /// Hears everything and says nothing.
  RunListener SILENT = new RunListener() {};

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
}
