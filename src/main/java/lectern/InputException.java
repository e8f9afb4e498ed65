package lectern;

/// Something the user gave cannot be used: a file, a key, a value, a command line.
///
/// The message is one the user can act on: where, what was found, what was expected, what to do.
/// The command line prints it without a stack trace and exits with status 2.
public final class InputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// @param message one or two full sentences: where, found, expected, remedy
  public InputException(String message) {
    super(message);
  }

  /// @param message as above
  /// @param cause the lower-level failure, kept for `--verbose`
  public InputException(String message, Throwable cause) {
    super(message, cause);
  }
}
