package lectern.cli;

import java.util.function.Supplier;

/// How work under way is shown: as lines drawn in place in a terminal, now and then as a line in a
/// log file.
sealed interface ProgressDisplay extends AutoCloseable permits ProgressScreen, ProgressLines {
  /// The one that suits the console.
  ///
  /// @param state how the work stands now; asked from any thread
  static ProgressDisplay on(Console console, Supplier<ProgressState> state) {
    return switch (console.progress()) {
      case BAR -> new ProgressScreen(console, state);
      case LINES -> new ProgressLines(console, state, System::nanoTime);
    };
  }

  /// The work has got on; called as often as one likes.
  void changed();

  /// A line that only a log file needs: on a screen it is seen anyway.
  void announce(String line);

  /// A line to keep, above whatever is drawn.
  void note(String line);

  /// Wipes what was drawn in place; nothing more is drawn.
  @Override
  void close();
}
