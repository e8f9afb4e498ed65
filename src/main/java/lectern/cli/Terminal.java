package lectern.cli;

/// Asks the person at the terminal, if there is one.
interface Terminal {
  /// Whether somebody can answer.
  boolean isThere();

  /// Asks a question.
  ///
  /// @return the line typed; empty if the input has ended
  String ask(String question);

  /// The process's own.
  static Terminal ofProcess() {
    return new Terminal() {
      @Override
      public boolean isThere() {
        return System.console() != null && System.console().isTerminal();
      }

      @Override
      public String ask(String question) {
        String line = System.console().readLine("%s", question);
        return line == null ? "" : line;
      }
    };
  }
}
