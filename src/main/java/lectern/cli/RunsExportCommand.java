package lectern.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import lectern.export.ExportFormat;
import lectern.store.RunEntry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Writes runs as the files of another tool.
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Write runs as the files of another tool, all if none is named.",
      "",
      "Look at them with @|bold mlflow ui --backend-store-uri DIR|@ or "
          + "@|bold tensorboard --logdir DIR|@."
    })
final class RunsExportCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final RunSelection selection = new RunSelection();

  @Option(
      names = "--to",
      required = true,
      paramLabel = "TOOL",
      description = "mlflow (its file store) or tensorboard (event files).")
  private ExportFormat format;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description = "The folder to write to; what is there of the same runs is written anew.")
  private Path output;

  RunsExportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    List<RunEntry> entries = selection.orAll(Workbench.open(console).store());
    format.export(entries, output);
    console.out().println("Wrote " + RunSelection.count(entries.size()) + " to " + output + ".");
    return ExitCode.FINE;
  }
}
