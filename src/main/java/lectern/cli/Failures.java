package lectern.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import lectern.InputException;
import lectern.data.MissingDataException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// Turns what went wrong into one message and an exit code.
///
/// What the user can mend is said in a sentence, without a stack trace. Anything else is a fault of
/// Lectern's: it says so, and keeps the trace in a file for the report.
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {
  private final Console console;

  Failures(Console console) {
    this.console = console;
  }

  @Override
  public int handleParseException(ParameterException wrong, String[] args) {
    CommandLine command = wrong.getCommandLine();
    console.say(wrong.getMessage());
    UnmatchedArgumentException.printSuggestions(wrong, console.err());
    console.err().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    console.err().flush();
    return ExitCode.MISUSED;
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    console.out().flush();
    boolean verbose = Verbosity.of(command) == Verbosity.VERBOSE;
    return switch (failure) {
      case InputException wrong -> {
        console.say(wrong.getMessage());
        trace(wrong, verbose);
        yield ExitCode.MISUSED;
      }
      case MissingDataException missing -> {
        console.say(missing.getMessage());
        trace(missing, verbose);
        yield ExitCode.MISUSED;
      }
      case InterruptedException stopped -> {
        console.say("stopped.");
        yield ExitCode.INTERRUPTED;
      }
      default -> {
        unexpected(failure, command);
        trace(failure, verbose);
        yield ExitCode.FAILED;
      }
    };
  }

  private void trace(Exception failure, boolean verbose) {
    if (verbose) {
      failure.printStackTrace(console.err());
      console.err().flush();
    }
  }

  private void unexpected(Exception failure, CommandLine command) {
    String what = failure.getClass().getSimpleName() + ": " + failure.getMessage();
    try {
      Path folder = Files.createDirectories(console.home().resolve("results").resolve("errors"));
      String time = LocalDateTime.now().format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS"));
      Path file = folder.resolve(time + ".txt");
      StringWriter text = new StringWriter();
      text.write(command.getCommandSpec().qualifiedName() + "\n");
      text.write("Java " + System.getProperty("java.vm.version") + "\n\n");
      failure.printStackTrace(new PrintWriter(text, true));
      Files.writeString(file, text.toString());
      console.say("unexpected error, a fault of Lectern's: " + what + ". Details: " + file);
    } catch (IOException unwritable) {
      console.say(
          "unexpected error, a fault of Lectern's: " + what + ". Details: repeat with --verbose.");
    }
  }
}
