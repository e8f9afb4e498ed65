package lectern.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import lectern.export.ExportFormat;
import lectern.store.RunEntry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Writes runs as the files of another tool.
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Write runs as the files of another tool.",
      "",
      "Look at them with @|bold mlflow ui --backend-store-uri DIR|@ or "
          + "@|bold tensorboard --logdir DIR|@."
    })
final class RunsExportCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      paramLabel = "RUN",
      arity = "0..*",
      description = "By name or its beginning; all if none is named.")
  private List<String> ids = List.of();

  @Option(names = "--where", paramLabel = "QUERY", description = "All runs that are like this.")
  private String where;

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
    List<RunEntry> entries = RunSelection.orAll(Workbench.open(console).store(), ids, where);
    format.export(entries, output);
    console.out().println("Wrote " + RunSelection.count(entries.size()) + " to " + output + ".");
    return ExitCode.FINE;
  }
}
