package lectern.cli;

import java.util.concurrent.Callable;
import lectern.text.Concordance;
import lectern.yaml.Visible;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Shows a word with what stands around it, wherever it stands.
@Command(
    name = "concordance",
    mixinStandardHelpOptions = true,
    description = "Show every occurrence of a word in a text, with the words around it.",
    footer = {
      "",
      "TEXT is a file, words with white space between them, or the name of a corpus, whose first",
      "file is read. Exit status: 0 found, 1 not there."
    })
final class ConcordanceCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(index = "0", paramLabel = "TEXT", description = "A file or a corpus.")
  private String text;

  @Parameters(index = "1", paramLabel = "WORD", description = "What to look for.")
  private String word;

  @Option(
      names = "--sort",
      paramLabel = "ORDER",
      defaultValue = "text",
      description = "By text, left or right: as they stand, or by the words on that side.")
  private Concordance.Order order;

  @Option(
      names = "--most",
      paramLabel = "N",
      defaultValue = "25",
      description = "How many are shown, ${DEFAULT-VALUE} if not given.")
  private int most;

  ConcordanceCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Concordance all = Concordance.of(Workbench.open(console).text(text), word, order);
    console.out().print(Visible.text(all.first(Math.max(0, most)).aligned(console.columns())));
    console.out().flush();
    console.say("'%s' stands %d times in %s".formatted(word, all.lines().size(), text));
    return all.lines().isEmpty() ? ExitCode.FAILED : ExitCode.FINE;
  }
}
