package lectern.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import lectern.vectors.Likeness;
import lectern.vectors.Neighbour;
import lectern.vectors.WordVectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Completes an analogy.
@Command(
    name = "analogy",
    mixinStandardHelpOptions = true,
    description = "Complete an analogy: A is to B as C is to which word?",
    footer = {
      "",
      "lectern vectors analogy vectors.bin man king woman",
      "The words nearest to B - A + C by cosine (3CosAdd), A, B and C left out."
    })
final class VectorsAnalogyCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(index = "0", paramLabel = "FILE", description = "Word vectors.")
  private Path file;

  @Parameters(index = "1", paramLabel = "A", description = "such as man")
  private String a;

  @Parameters(index = "2", paramLabel = "B", description = "such as king")
  private String b;

  @Parameters(index = "3", paramLabel = "C", description = "such as woman")
  private String c;

  @Option(
      names = "--most",
      paramLabel = "N",
      defaultValue = "5",
      description = "How many answers, ${DEFAULT-VALUE} if not given.")
  private int most;

  VectorsAnalogyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    WordVectors vectors = VectorsCommand.load(file).unit();
    List.of(a, b, c).forEach(word -> VectorsCommand.check(vectors, word, file));
    float[] point = vectors.of(b);
    float[] minus = vectors.of(a);
    float[] plus = vectors.of(c);
    for (int d = 0; d < point.length; d++) {
      point[d] += plus[d] - minus[d];
    }
    Listing listing = new Listing("word", "cosine");
    for (Neighbour near :
        vectors.nearest(point, Math.max(0, most), Likeness.COSINE, Set.copyOf(List.of(a, b, c)))) {
      listing.row(near.word(), Figures.number(near.likeness()));
    }
    listing.print(console);
    return ExitCode.FINE;
  }
}
