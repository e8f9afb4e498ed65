package lectern.train;

/// Why training ended.
public enum Ending {
  /// all steps are done
  COMPLETED,
  /// the watched measure has not improved for as long as patience lasts
  EARLY_STOPPED,
  /// a loss, a gradient or a weight is infinite or not a number
  DIVERGED,
  /// it was asked to stop; where there are checkpoints it continues from here
  INTERRUPTED
}
