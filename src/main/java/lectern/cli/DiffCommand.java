package lectern.cli;

import java.util.concurrent.Callable;
import lectern.replay.Agreement;
import lectern.replay.RunDiff;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Shows two runs side by side.
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description =
        "Show in what two runs differ: configuration, environment, outcome, and the first step at"
            + " which they part.",
    footer = {
      "",
      "Runs may be named by the beginning of their ids, or as latest.",
      "Exit status: 0 the same results, 1 others, 2 one of the runs cannot be read."
    })
final class DiffCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(index = "0", paramLabel = "RUN", description = "As named by lectern runs.")
  private String left;

  @Parameters(index = "1", paramLabel = "RUN", description = "Another.")
  private String right;

  @Option(names = "--all", description = "Show what is equal too.")
  private boolean all;

  DiffCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    RunDiff diff = Workbench.open(console).diff(left, right);
    Sides.print(console, diff, all ? Sides.Detail.EVERYTHING : Sides.Detail.DIFFERENCES);
    console.out().flush();
    return diff.agreement() == Agreement.DIFFERENT ? ExitCode.FAILED : ExitCode.FINE;
  }
}
