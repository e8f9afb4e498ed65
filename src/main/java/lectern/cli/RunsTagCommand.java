package lectern.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import lectern.InputException;
import lectern.store.RunEntry;
import lectern.store.RunStore;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Puts tags on runs and takes them off.
@Command(
    name = "tag",
    description = {
      "Put tags on runs (+good) and take them off (-bad).",
      "",
      "Example: @|bold lectern runs tag 20261121-115947-365 +baseline -todo|@"
    })
final class RunsTagCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      paramLabel = "RUN|+TAG|-TAG",
      arity = "0..*",
      description = "Runs by name or its beginning, and tags with their sign.")
  private List<String> words = List.of();

  @Option(names = "--where", paramLabel = "QUERY", description = "All runs that are like this.")
  private String where;

  // No -h: it would be read from -hard.
  @Option(names = "--help", usageHelp = true, description = "Show this help message and exit.")
  private boolean help;

  RunsTagCommand(Console console) {
    this.console = console;
  }

  /// The command, told to take `-bad` for an argument.
  static CommandLine of(Console console) {
    return new CommandLine(new RunsTagCommand(console))
        .setUnmatchedOptionsArePositionalParams(true);
  }

  @Override
  public Integer call() {
    List<String> ids = new ArrayList<>();
    List<String> added = new ArrayList<>();
    List<String> removed = new ArrayList<>();
    for (String word : words) {
      if (word.startsWith("--")) {
        throw new InputException("There is no option " + word + "; a tag begins with a letter.");
      }
      switch (word.isEmpty() ? ' ' : word.charAt(0)) {
        case '+' -> added.add(word.substring(1));
        case '-' -> removed.add(word.substring(1));
        default -> ids.add(word);
      }
    }
    if (added.isEmpty() && removed.isEmpty()) {
      throw new InputException("No tag is given; write +TAG to put one on, -TAG to take it off.");
    }
    RunStore store = Workbench.open(console).store();
    List<RunEntry> entries = RunSelection.in(store, ids, where);
    for (RunEntry entry : entries) {
      List<String> tags = store.annotate(entry.run(), said -> said.tagged(added, removed)).tags();
      if (entries.size() == 1) {
        console.out().println(entry.run().id() + ": " + String.join(" ", tags));
      }
    }
    if (entries.size() != 1) {
      console.out().println("Tagged " + RunSelection.count(entries.size()) + ".");
    }
    return ExitCode.FINE;
  }
}
