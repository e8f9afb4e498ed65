package lectern.cli;

import java.util.List;
import java.util.concurrent.Callable;
import lectern.InputException;
import lectern.data.Corpora;
import lectern.data.MissingDataException;
import lectern.experiment.ExperimentSpec;
import lectern.experiment.Ledger;
import lectern.lab.Lab;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Runs every experiment and prints the ledger of claims.
@Command(
    name = "reproduce",
    mixinStandardHelpOptions = true,
    description = "Run every experiment, print the ledger of claims and write the report.",
    footer = {
      "",
      "Exit status 0: every claim was reproduced, or not run for want of its corpus; 1: one was not."
    })
final class ReproduceCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      defaultValue = "quick",
      description = "quick (minutes in all) or full (as on record); default ${DEFAULT-VALUE}.")
  private String profile;

  @Option(
      names = "--all",
      description =
          "First fetch the corpora that experiments need. Without it, experiments whose corpus is"
              + " not on this machine are listed as not run.")
  private boolean all;

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
        if (all) {
          fetchCorpora(lab);
        }
        ledger = lab.reproduce(profile, progress);
      } catch (InterruptedException stopped) {
        progress.wipe();
        Resumption.explain(console, progress.unfinished());
        return ExitCode.INTERRUPTED;
      }
    }
    console.out().println();
    Outcome.printLedger(console, ledger);
    console.out().println("Report: " + lab.report());
    return ledger.holds() ? ExitCode.FINE : ExitCode.FAILED;
  }

  private void fetchCorpora(Lab lab) throws InterruptedException {
    Corpora corpora = Workbench.corpora(console);
    try (FetchDisplay display = new FetchDisplay(console, System::nanoTime)) {
      for (String corpus :
          lab.experiments().stream()
              .map(ExperimentSpec::requires)
              .flatMap(List::stream)
              .distinct()
              .toList()) {
        try {
          corpora.fetch(corpus, display);
        } catch (MissingDataException | InputException unavailable) {
          display.wipe();
          console.say(unavailable.getMessage());
        }
      }
    }
  }
}
