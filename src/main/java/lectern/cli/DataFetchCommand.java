package lectern.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import lectern.data.Corpora;
import lectern.data.Dataset;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Gets corpora, from the mirror or from their addresses.
@Command(
    name = "fetch",
    mixinStandardHelpOptions = true,
    description = "Get corpora; a download that was cut off goes on where it stopped.")
final class DataFetchCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "CORPUS", arity = "1..*", description = "As named by lectern data list.")
  private List<String> names = new ArrayList<>();

  DataFetchCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    Corpora corpora = Workbench.corpora(console);
    names.forEach(corpora::dataset); // a misspelt name is told before anything is downloaded
    try (Interruption _ = Interruption.ofThisThread();
        FetchDisplay display = new FetchDisplay(console, System::nanoTime)) {
      for (String name : names) {
        Path folder = corpora.fetch(name, display);
        display.wipe();
        Dataset dataset = corpora.dataset(name);
        console.out().println(name + ": " + folder);
        console.out().println("  licence: " + dataset.licence());
        console.out().println("  cite: " + dataset.citation());
        console.out().flush();
      }
    } catch (InterruptedException stopped) {
      console.say("stopped. What was downloaded is kept; the same command goes on from there.");
      return ExitCode.INTERRUPTED;
    }
    return ExitCode.FINE;
  }
}
