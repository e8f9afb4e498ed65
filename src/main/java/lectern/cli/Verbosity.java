package lectern.cli;

import picocli.CommandLine;

/// How much is said about a failure.
enum Verbosity {
  /// What to do about it.
  BRIEF,
  /// The stack trace too.
  VERBOSE;

  /// What the user asked for with `--verbose`, anywhere on the command line.
  static Verbosity of(CommandLine command) {
    CommandLine root = command;
    while (root.getParent() != null) {
      root = root.getParent();
    }
    return root.getCommand() instanceof Main main ? main.verbosity() : BRIEF;
  }
}
