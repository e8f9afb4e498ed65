package lectern.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import lectern.data.Corpora;
import lectern.data.Dataset;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Compares the corpora on this machine with their declared bytes.
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = "Check the corpora on this machine against their checksums.")
final class DataVerifyCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      paramLabel = "CORPUS",
      arity = "0..*",
      description = "As named by lectern data list; every one unless given.")
  private List<String> names = new ArrayList<>();

  DataVerifyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Corpora corpora = Workbench.corpora(console);
    List<Dataset> datasets =
        names.isEmpty() ? corpora.list() : names.stream().map(corpora::dataset).toList();
    Listing listing = new Listing("corpus", "state", "found");
    int code = ExitCode.FINE;
    for (Dataset dataset : datasets) {
      if (corpora.state(dataset) == Corpora.State.CACHED) {
        listing.row(dataset.name(), "ok", dataset.files().size() + " files as declared");
      } else if (anyFile(dataset)) {
        listing.row(
            dataset.name(),
            "failed",
            "files are missing or altered; mend it: lectern data fetch " + dataset.name());
        code = ExitCode.FAILED;
      } else if (!names.isEmpty()) {
        listing.row(dataset.name(), "absent", "fetch it: lectern data fetch " + dataset.name());
        code = ExitCode.FAILED;
      }
    }
    if (listing.isEmpty()) {
      console.out().println("No corpus is kept on this machine.");
    } else {
      listing.print(console);
    }
    return code;
  }

  private boolean anyFile(Dataset dataset) {
    Path raw = console.home().resolve("data").resolve(dataset.name()).resolve("raw");
    return dataset.files().stream().anyMatch(file -> Files.exists(raw.resolve(file.name())));
  }
}
