package lectern.yaml;

import lectern.InputException;

/// Where something the user wrote stands.
///
/// @param file the file's name, or what stands in for one such as `--set`
/// @param line counted from 1; 0 if there are no lines to count
public record Place(String file, int line) {
  /// An error about what stands here.
  ///
  /// @param message what was found, what was expected, what to do
  public InputException error(String message) {
    return new InputException(this + ": " + message);
  }

  /// As above, caused by another failure.
  public InputException error(String message, Throwable cause) {
    return new InputException(this + ": " + message, cause);
  }

  /// `file:line`, as editors and terminals understand it.
  @Override
  public String toString() {
    return line == 0 ? file : file + ":" + line;
  }
}
