package lectern.cli;

import java.util.List;
import java.util.concurrent.Callable;
import lectern.run.Run;
import lectern.store.RunStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Writes a note on a run, or prints the one it has.
@Command(
    name = "note",
    mixinStandardHelpOptions = true,
    description = "Write a note on a run; without a text, print what is noted.")
final class RunsNoteCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(index = "0", paramLabel = "RUN", description = "By name or its beginning.")
  private String id;

  @Parameters(
      index = "1..*",
      paramLabel = "TEXT",
      description = "Replaces the note; an empty text (\"\") removes it.")
  private List<String> words = List.of();

  RunsNoteCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    RunStore store = Workbench.open(console).store();
    Run run = store.run(id);
    if (words.isEmpty()) {
      console.out().println(store.annotations(run).note());
      return ExitCode.FINE;
    }
    String text = String.join(" ", words).strip();
    store.annotate(run, said -> said.noted(text));
    console.out().println((text.isEmpty() ? "Removed the note of " : "Noted on ") + run.id() + ".");
    return ExitCode.FINE;
  }
}
