package lectern.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import lectern.notebook.NotebookRunner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Executes notebooks through Jupyter, and fails if a cell does.
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description =
        "Execute notebooks; each is replaced by its executed self once every cell ran through.")
final class NotebookRunCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Notebooks (.ipynb).")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--output",
      paramLabel = "FOLDER",
      description = "Write executed notebooks there and leave the files as they are.")
  private Path output;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "Another value for a variable of the cell tagged parameters.")
  private Map<String, String> values = new LinkedHashMap<>();

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "600",
      description = "The longest that one cell may take; default ${DEFAULT-VALUE}.")
  private int timeout;

  NotebookRunCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    NotebookRunner.Options options =
        new NotebookRunner.Options(
            values,
            Duration.ofSeconds(Arguments.positive("--timeout", timeout)),
            Optional.ofNullable(output));
    NotebookRunner runner =
        new NotebookRunner(console.home(), Path.of(System.getProperty("java.home")));
    int code = ExitCode.FINE;
    try (Interruption _ = Interruption.ofThisThread()) {
      for (Path file : files) {
        console.say(file + " …");
        NotebookRunner.Outcome outcome = runner.run(file, options);
        if (outcome.failure().isPresent()) {
          code = ExitCode.FAILED;
        }
        console.out().println(sentence(outcome));
        console.out().flush();
      }
    } catch (InterruptedException stopped) {
      console.say("stopped; the notebook that was under way is as it was.");
      return ExitCode.INTERRUPTED;
    }
    return code;
  }

  private static String sentence(NotebookRunner.Outcome outcome) {
    return outcome
        .failure()
        .map(failure -> "failed: " + failure.sentence(outcome.notebook()))
        .orElseGet(() ->
            String.format(Locale.ROOT, "ok: %s (%.1f s)", outcome.written(), outcome.seconds()));
  }
}
