package lectern.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import lectern.run.RunStatus;
import lectern.store.RunEntry;
import lectern.store.RunStore;
import lectern.train.Checkpoints.Kept;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Deletes checkpoints that finished runs no longer need.
@Command(
    name = "gc",
    mixinStandardHelpOptions = true,
    description = {
      "Delete what the checkpoints of finished runs hold beyond what is to be kept, of all runs if "
          + "none is named.",
      "",
      "Runs that have not finished keep theirs: they need them to be taken up again."
    })
final class RunsGcCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final RunSelection selection = new RunSelection();

  @Option(
      names = "--keep",
      paramLabel = "WHAT",
      defaultValue = "both",
      description =
          "best (parameters at the best measure), last (what training would go on from), both (the "
              + "newest checkpoint as it is) or none; default ${DEFAULT-VALUE}.")
  private Kept keep;

  @Option(names = "--dry-run", description = "Only say what would be deleted.")
  private boolean dryRun;

  RunsGcCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    RunStore store = Workbench.open(console).store();
    Listing listing = new Listing("run", "experiment", dryRun ? "would free" : "freed");
    long bytes = 0;
    int runs = 0;
    int unfinished = 0;
    for (RunEntry entry : selection.orAll(store)) {
      unfinished += entry.run().status() == RunStatus.FINISHED ? 0 : 1;
      long freed = dryRun ? store.excess(entry.run(), keep) : store.collect(entry.run(), keep);
      if (freed > 0) {
        listing.row(entry.run().id(), entry.run().experiment(), size(freed));
        bytes += freed;
        runs++;
      }
    }
    if (!listing.isEmpty()) {
      listing.print(console);
    }
    console
        .out()
        .println(
            (dryRun ? "Would free " : "Freed ")
                + size(bytes)
                + " of "
                + RunSelection.count(runs)
                + (unfinished == 0
                    ? "."
                    : "; " + RunSelection.count(unfinished) + " not finished, left as they are."));
    return ExitCode.FINE;
  }

  private static String size(long bytes) {
    String[] units = {"B", "kB", "MB", "GB", "TB"};
    double size = bytes;
    int unit = 0;
    for (; size >= 1000 && unit + 1 < units.length; unit++) {
      size /= 1000;
    }
    return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", size, units[unit]);
  }
}
