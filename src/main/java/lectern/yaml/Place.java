package lectern.yaml;

import lectern.InputException;

/// Where something the user wrote stands.
///
/// @param file the file's name, or what stands in for one such as `--set`
/// @param line counted from 1; 0 if there are no lines to count
public record Place(String file, int line) {
  private static final int LONGEST = 1200; // characters

  /// An error about what stands here.
  ///
  /// @param message what was found, what was expected, what to do
  public InputException error(String message) {
    return new InputException(this + ": " + brief(message));
  }

  /// As above, caused by another failure.
  public InputException error(String message, Throwable cause) {
    return new InputException(this + ": " + brief(message), cause);
  }

  /// What is quoted may be as long as a file: its beginning and the message's end are enough.
  private static String brief(String message) {
    if (message.length() <= LONGEST) {
      return message;
    }
    int begin = boundary(message, LONGEST * 3 / 4);
    int end = boundary(message, message.length() - LONGEST / 4);
    return message.substring(0, begin) + " … " + message.substring(end);
  }

  /// Not within a character of two halves.
  private static int boundary(String text, int at) {
    return Character.isLowSurrogate(text.charAt(at)) ? at + 1 : at;
  }

  /// `file:line`, as editors and terminals understand it.
  @Override
  public String toString() {
    return line == 0 ? file : file + ":" + line;
  }
}
