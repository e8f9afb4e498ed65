package lectern.cli;

/// What the process says to a script when it ends.
final class ExitCode {
  /// Everything asked for was done.
  static final int FINE = 0;

  /// A run, a claim or a notebook failed, or Lectern itself did.
  static final int FAILED = 1;

  /// The command line, a file or a value cannot be used; the message says what to change.
  static final int MISUSED = 2;

  /// Stopped by the user (128 + SIGINT); runs are left resumable.
  static final int INTERRUPTED = 130;

  private ExitCode() {}
}
