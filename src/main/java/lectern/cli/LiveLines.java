package lectern.cli;

import java.io.PrintWriter;
import java.util.List;

/// Lines at the bottom of a terminal that are drawn again in place.
///
/// Terminals break a line that is longer than they are wide, which happens when a window is made
/// narrower meanwhile; breaking is hence turned off while drawing, so that one line is one row.
final class LiveLines {
  private static final String BREAKING_OFF = "\u001b[?7l";
  private static final String BREAKING_ON = "\u001b[?7h";
  private static final String WIPE_LINE = "\u001b[K";
  private static final String WIPE_BELOW = "\u001b[J";

  private final PrintWriter terminal;
  private int drawn;

  LiveLines(PrintWriter terminal) {
    this.terminal = terminal;
  }

  /// Draws these in place of what was drawn before.
  ///
  /// @param lines each no longer than the terminal is wide, no more than it is high
  void draw(List<String> lines) {
    StringBuilder text = new StringBuilder(backToTop()).append(BREAKING_OFF);
    for (int line = 0; line < lines.size(); line++) {
      // A line is wiped when it has been written, so that nothing flickers.
      text.append(line == 0 ? "" : "\n").append(lines.get(line)).append(WIPE_LINE);
    }
    terminal.print(text.append(WIPE_BELOW).append(BREAKING_ON));
    terminal.flush();
    drawn = lines.size();
  }

  /// Wipes what is drawn; what is printed next takes its place.
  void wipe() {
    if (drawn > 0) {
      terminal.print(backToTop() + WIPE_BELOW);
      terminal.flush();
      drawn = 0;
    }
  }

  private String backToTop() {
    return drawn > 1 ? "\r\u001b[" + (drawn - 1) + "A" : "\r";
  }
}
