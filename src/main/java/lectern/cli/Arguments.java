package lectern.cli;

import lectern.InputException;

/// Checks that several commands make of their arguments.
final class Arguments {
  private Arguments() {}

  /// `value`, if it is at least 1.
  ///
  /// @throws InputException otherwise
  static int positive(String option, int value) {
    if (value < 1) {
      throw new InputException(option + " is " + value + "; give 1 or more.");
    }
    return value;
  }
}
