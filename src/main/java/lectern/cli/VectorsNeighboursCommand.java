package lectern.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import lectern.vectors.Likeness;
import lectern.vectors.Neighbour;
import lectern.vectors.WordVectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Lists the words that are most like a word.
@Command(
    name = "neighbours",
    mixinStandardHelpOptions = true,
    description = "List the words whose vectors are most like that of a word.")
final class VectorsNeighboursCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(index = "0", paramLabel = "FILE", description = "Word vectors.")
  private Path file;

  @Parameters(index = "1", paramLabel = "WORD", description = "Whose neighbours.")
  private String word;

  @Option(
      names = "--by",
      paramLabel = "LIKENESS",
      defaultValue = "cosine",
      description = "cosine or dot, ${DEFAULT-VALUE} if not given.")
  private Likeness likeness;

  @Option(
      names = "--most",
      paramLabel = "N",
      defaultValue = "10",
      description = "How many, ${DEFAULT-VALUE} if not given.")
  private int most;

  VectorsNeighboursCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    WordVectors vectors = VectorsCommand.load(file);
    VectorsCommand.check(vectors, word, file);
    Listing listing = new Listing("word", likeness.name().toLowerCase(Locale.ROOT));
    for (Neighbour near : vectors.nearest(word, Math.max(0, most), likeness)) {
      listing.row(near.word(), Figures.number(near.likeness()));
    }
    listing.print(console);
    return ExitCode.FINE;
  }
}
