package lectern.cli;

import java.util.concurrent.Callable;
import lectern.experiment.Ledger;
import lectern.lab.Lab;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Runs every experiment and prints the ledger of claims.
@Command(
    name = "reproduce",
    mixinStandardHelpOptions = true,
    description = "Run every experiment, print the ledger of claims and write the report.")
final class ReproduceCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      defaultValue = "quick",
      description = "quick (minutes in all) or full (as on record); default ${DEFAULT-VALUE}.")
  private String profile;

  ReproduceCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    Lab lab = Workbench.open(console);
    Ledger ledger;
    try (Interruption _ = Interruption.ofThisThread();
        StudyProgress progress = new StudyProgress(console)) {
      try {
        ledger = lab.reproduce(profile, progress);
      } catch (InterruptedException stopped) {
        progress.wipe();
        Resumption.explain(console, progress.unfinished());
        return ExitCode.INTERRUPTED;
      }
    }
    console.out().println();
    Outcome.printLedger(console, ledger);
    return ledger.holds() ? ExitCode.FINE : ExitCode.FAILED;
  }
}
