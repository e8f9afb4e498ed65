package lectern.cli;

import java.util.List;
import java.util.concurrent.Callable;
import lectern.store.RunEntry;
import lectern.store.RunStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Puts runs away, and brings them back.
@Command(
    name = "archive",
    mixinStandardHelpOptions = true,
    description = "Move runs to results/archive, where nothing lists them, or back with --restore.")
final class RunsArchiveCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final RunSelection selection = new RunSelection();

  @Option(names = "--restore", description = "Bring runs back from the archive.")
  private boolean restore;

  RunsArchiveCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    RunStore store = Workbench.open(console).store();
    List<RunEntry> entries = selection.in(restore ? store.archived() : store);
    for (RunEntry entry : entries) {
      if (restore) {
        store.restore(entry.run());
      } else {
        store.archive(entry.run());
      }
    }
    console
        .out()
        .println((restore ? "Restored " : "Archived ") + RunSelection.count(entries.size()) + ".");
    return ExitCode.FINE;
  }
}
