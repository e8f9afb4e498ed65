package lectern.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import lectern.yaml.Visible;
import picocli.CommandLine.Help.Ansi;

/// Where a command writes, and what it knows about who reads.
///
/// The launcher knows which of its streams are terminals and how wide; it says so in the system
/// properties `lectern.terminal` (a list of `out` and `err`), `lectern.columns` and `lectern.rows`.
///
/// @param home the project's folder, with `experiments/`, `data/` and `results/` in it
/// @param out for results, which a script may read
/// @param err for progress and complaints
/// @param ansi whether results carry colour
/// @param progress how progress is shown on `err`
/// @param columns width of the terminal, characters
/// @param rows height of the terminal, lines
record Console(
    Path home,
    PrintWriter out,
    PrintWriter err,
    Ansi ansi,
    Progress progress,
    int columns,
    int rows) {
  /// How to tell a reader that work goes on.
  enum Progress {
    /// Lines drawn again in place, for a terminal.
    BAR,
    /// A plain line now and then, for a log file.
    LINES
  }

  /// Width taken when there is no terminal to ask.
  static final int DEFAULT_COLUMNS = 100;

  /// Height taken when there is no terminal to ask.
  static final int DEFAULT_ROWS = 24;

  /// The least that picocli's help can be set in.
  private static final int NARROWEST = 55;

  /// The process's own streams, described by the launcher.
  static Console ofProcess() {
    String terminals = System.getProperty("lectern.terminal", "");
    boolean plain = !System.getenv().getOrDefault("NO_COLOR", "").isEmpty();
    return new Console(
        projectFolder(),
        writer(FileDescriptor.out),
        writer(FileDescriptor.err),
        terminals.contains("out") && !plain ? Ansi.ON : Ansi.OFF,
        terminals.contains("err") ? Progress.BAR : Progress.LINES,
        columns(Integer.getInteger("lectern.columns", 0)),
        rows(Integer.getInteger("lectern.rows", 0)));
  }

  /// A terminal that does not know its width says 0.
  static int columns(int said) {
    return said <= 0 ? DEFAULT_COLUMNS : Math.max(NARROWEST, said);
  }

  /// A terminal that does not know its height says 0.
  static int rows(int said) {
    return said <= 0 ? DEFAULT_ROWS : said;
  }

  /// LECTERN_HOME if it is set, else the folder of the launcher.
  private static Path projectFolder() {
    String launcher = System.getProperty("lectern.home", "");
    String chosen = System.getenv().getOrDefault("LECTERN_HOME", "");
    return Path.of(chosen.isEmpty() ? launcher : chosen).toAbsolutePath().normalize();
  }

  /// A message to the person, apart from the results. What it quotes cannot act on the terminal.
  void say(String message) {
    err.println("lectern: " + Visible.text(message));
    err.flush();
  }

  /// `text` in a style of picocli's markup (`bold`, `fg(green)`), plain where colour is off.
  String styled(String style, String text) {
    return ansi.new Text("@|" + style + " " + text + "|@").toString();
  }

  private static PrintWriter writer(FileDescriptor stream) {
    // Always UTF-8: ledgers hold ≥ and ±, and a POSIX locale would turn them into question marks.
    return new PrintWriter(
        new PrintStream(new FileOutputStream(stream), true, StandardCharsets.UTF_8),
        true,
        StandardCharsets.UTF_8);
  }
}
