package lectern.cli;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import lectern.InputException;
import lectern.sweep.StudyListener;
import lectern.sweep.StudyRunner;
import picocli.CommandLine.Model.CommandSpec;

/// Work on studies that a person watches and may stop.
final class StudySession {
  private static final Pattern NEEDS_NO_QUOTES = Pattern.compile("[\\w@%+=:,./-]+");

  private StudySession() {}

  /// What is done meanwhile.
  interface Work<T> {
    /// Does it.
    ///
    /// @throws InterruptedException if the user asked to stop
    T heardBy(StudyListener listener) throws InterruptedException;
  }

  /// Does work with its progress shown.
  ///
  /// @param options how runs are done
  /// @param again the command that goes on when it was stopped
  /// @return empty if the user stopped it, and has been told how to go on
  /// @throws InputException if runs cannot be kept
  static <T> Optional<T> watch(
      Console console, StudyRunner.Options options, String again, Work<T> work) {
    try (Interruption _ = Interruption.ofThisThread();
        StudyProgress progress = new StudyProgress(console, options)) {
      try {
        return Optional.of(work.heardBy(progress));
      } catch (InterruptedException stopped) {
        progress.wipe();
        console.say("stopped. Finished runs are kept; go on with\n  " + again);
        return Optional.empty();
      } catch (InputException unwritable) {
        if (!progress.hasBegun()) {
          throw unwritable;
        }
        throw new InputException(
            unwritable.getMessage() + " Finished runs are kept; then go on with\n  " + again,
            unwritable);
      }
    }
  }

  /// The command line that takes up what this one left.
  static String resuming(CommandSpec command) {
    List<String> arguments = command.root().commandLine().getParseResult().originalArgs();
    StringBuilder line = new StringBuilder("./lectern");
    for (String argument : arguments) {
      line.append(' ').append(quoted(argument));
    }
    return arguments.contains("--resume") ? line.toString() : line + " --resume";
  }

  /// For a POSIX shell.
  private static String quoted(String argument) {
    return NEEDS_NO_QUOTES.matcher(argument).matches()
        ? argument
        : "'" + argument.replace("'", "'\\''") + "'";
  }
}
