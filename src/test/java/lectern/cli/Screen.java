package lectern.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import picocli.CommandLine.Help.Ansi;

/// A console whose output a test can read.
record Screen(Console console, StringWriter outText, StringWriter errText) {
  static Screen of(int columns) {
    return of(columns, Ansi.OFF);
  }

  static Screen of(int columns, Ansi ansi) {
    return in(Path.of("").toAbsolutePath(), columns, ansi);
  }

  static Screen in(Path home) {
    return in(home, 100, Ansi.OFF);
  }

  private static Screen in(Path home, int columns, Ansi ansi) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Console console =
        new Console(
            home,
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            ansi,
            Console.Progress.LINES,
            columns,
            Console.DEFAULT_ROWS);
    return new Screen(console, out, err);
  }

  /// Runs a command line, as a person would without the program's name.
  int run(String... arguments) {
    return Main.commandLine(console).execute(arguments);
  }

  String out() {
    return outText.toString();
  }

  String err() {
    return errText.toString();
  }
}
