package lectern.cli;

/// How work under way is shown: as a bar in a terminal, as lines in a log file.
sealed interface ProgressDisplay extends AutoCloseable permits ProgressBarDisplay, ProgressLines {
  /// The one that suits the console.
  static ProgressDisplay on(Console console) {
    return switch (console.progress()) {
      case BAR -> new ProgressBarDisplay(console);
      case LINES -> new ProgressLines(console, System::nanoTime);
    };
  }

  /// Work begins.
  ///
  /// @param title what it is
  /// @param runs how many runs it has
  void begin(String title, int runs);

  /// Work is this far; called as often as one likes.
  ///
  /// @param runs done, with the fraction of those under way
  /// @param detail which run and how it goes
  void advance(double runs, String detail);

  /// A line to keep, above whatever is drawn.
  void note(String line);

  /// Ends what was begun; what was drawn in place is wiped.
  @Override
  void close();
}
