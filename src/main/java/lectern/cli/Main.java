package lectern.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// The command line's root: names the commands and starts one.
@Command(
    name = "lectern",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    header = "Research experiments in neural NLP, each with a verdict.",
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "",
      "Start with @|bold lectern reproduce|@: it runs every experiment at its quick profile, prints "
          + "the ledger of claims and writes a report. @|bold lectern list|@ names the experiments."
    },
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    footer = {
      "",
      "The launcher adds two: @|bold test|@ runs all that continuous integration runs, @|bold bench|@ "
          + "the benchmarks.",
      "Exit status: 0 fine, 1 a run, claim or notebook failed, 2 the input needs mending, 130 "
          + "interrupted."
    },
    usageHelpAutoWidth = false)
public final class Main implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Show stack traces of failures.")
  private boolean verbose;

  /// Runs one command and ends the process with its exit code.
  public static void main(String[] args) {
    Console console = Console.ofProcess();
    int code = commandLine(console).execute(args);
    console.out().flush();
    console.err().flush();
    System.exit(code);
  }

  /// The whole command line, writing to `console`.
  static CommandLine commandLine(Console console) {
    Failures failures = new Failures(console);
    CommandLine root = new CommandLine(new Main());
    for (Object command : Commands.all(console)) {
      root.addSubcommand(command);
    }
    return root.setOut(console.out())
        .setErr(console.err())
        .setColorScheme(CommandLine.Help.defaultColorScheme(console.ansi()))
        .setUsageHelpWidth(Math.min(console.columns(), Console.DEFAULT_COLUMNS))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(failures)
        .setExecutionExceptionHandler(failures);
  }

  /// Without a command there is nothing to do but to say which there are.
  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.MISUSED;
  }

  Verbosity verbosity() {
    return verbose ? Verbosity.VERBOSE : Verbosity.BRIEF;
  }
}
