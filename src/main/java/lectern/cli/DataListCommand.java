package lectern.cli;

import java.util.concurrent.Callable;
import lectern.data.Corpora;
import lectern.data.Dataset;
import picocli.CommandLine.Command;

/// Names the corpora and says where each is to be had.
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "List the corpora: size, and whether they are on this machine.")
final class DataListCommand implements Callable<Integer> {
  private static final double MEGABYTE = 1e6;

  private final Console console;

  DataListCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Corpora corpora = Workbench.corpora(console);
    Listing listing = new Listing("corpus", "MB", "state", "title");
    for (Dataset dataset : corpora.list()) {
      long bytes = dataset.files().stream().mapToLong(Dataset.DataFile::bytes).sum();
      listing.row(
          dataset.name(),
          Figures.tenths(bytes / MEGABYTE),
          state(corpora.state(dataset)),
          dataset.title());
    }
    listing.print(console);
    console
        .out()
        .println(
            "\nlectern data fetch <corpus> gets one; for one that has to be put there by hand it"
                + " says what and where.");
    return ExitCode.FINE;
  }

  private static String state(Corpora.State state) {
    return switch (state) {
      case CACHED -> "here";
      case MIRRORED -> "mirrored";
      case DOWNLOADABLE -> "to fetch";
      case MISSING -> "by hand";
    };
  }
}
