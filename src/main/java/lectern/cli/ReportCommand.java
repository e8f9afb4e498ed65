package lectern.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Writes the report on every experiment.
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = {
      "Write the report on every experiment's latest runs: pages for a browser that need no"
          + " network, in results/report."
    })
final class ReportCommand implements Callable<Integer> {
  private final Console console;

  ReportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    console.out().println("Report: " + Workbench.open(console).report());
    return ExitCode.FINE;
  }
}
