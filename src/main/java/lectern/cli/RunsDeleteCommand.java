package lectern.cli;

import java.util.List;
import java.util.concurrent.Callable;
import lectern.InputException;
import lectern.store.RunEntry;
import lectern.store.RunStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Deletes runs for good, once a person has said yes.
@Command(
    name = "delete",
    mixinStandardHelpOptions = true,
    description = "Delete runs and all that they kept, for good. Asks before it does.")
final class RunsDeleteCommand implements Callable<Integer> {
  private static final int NAMED = 5;

  private final Console console;
  private final Terminal terminal;

  @Mixin private final RunSelection selection = new RunSelection();

  @Option(names = "--archived", description = "Runs that were put away with runs archive.")
  private boolean archived;

  @Option(names = "--yes", description = "Do not ask, for scripts.")
  private boolean yes;

  RunsDeleteCommand(Console console, Terminal terminal) {
    this.console = console;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    RunStore store = Workbench.open(console).store();
    RunStore shelf = archived ? store.archived() : store;
    List<RunEntry> entries = selection.in(shelf);
    if (entries.isEmpty()) {
      console.out().println("No run is like that; nothing is deleted.");
      return ExitCode.FINE;
    }
    if (!yes && !agreed(entries)) {
      console.out().println("Nothing is deleted.");
      return ExitCode.FAILED;
    }
    entries.forEach(entry -> shelf.delete(entry.run()));
    console.out().println("Deleted " + RunSelection.count(entries.size()) + ".");
    return ExitCode.FINE;
  }

  private boolean agreed(List<RunEntry> entries) {
    if (!terminal.isThere()) {
      throw new InputException(
          "There is no terminal to ask whether to delete "
              + RunSelection.count(entries.size())
              + "; add --yes if you are sure.");
    }
    for (RunEntry entry : entries.subList(0, Math.min(NAMED, entries.size()))) {
      console.out().println("  " + entry.run().experiment() + "/" + entry.run().id());
    }
    if (entries.size() > NAMED) {
      console.out().println("  … and " + (entries.size() - NAMED) + " more");
    }
    String answer =
        terminal.ask("Delete " + RunSelection.count(entries.size()) + " for good? Type yes: ");
    return answer.strip().equalsIgnoreCase("yes");
  }
}
