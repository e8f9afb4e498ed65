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
import lectern.InputException;
import lectern.notebook.NotebookComparison;
import lectern.notebook.NotebookRunner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Executes notebooks through Jupyter, and fails if a cell does.
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Execute notebooks; each is replaced by its executed self once every cell ran through.",
      "What there is of one that did not is kept as NAME.partial.ipynb."
    },
    footer = {
      "",
      "Examples:",
      "  lectern notebook run x.ipynb -p profile=full -p seeds=5 --output results/notebooks",
      "  lectern notebook run notebooks/*.ipynb --check"
    })
final class NotebookRunCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Notebooks (.ipynb).")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = {"-p", "--parameter"},
      paramLabel = "NAME=VALUE",
      description = "Another value for a variable of the cell tagged parameters.")
  private Map<String, String> values = new LinkedHashMap<>();

  @Option(
      names = "--check",
      description = {
        "Leave the files as they are and compare what comes out with the outputs they have; cells"
            + " tagged volatile may differ."
      })
  private boolean check;

  @Option(
      names = "--output",
      paramLabel = "FOLDER",
      description = "Write executed notebooks there and leave the files as they are.")
  private Path output;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "600",
      description = "The longest that one cell may take; default ${DEFAULT-VALUE}.")
  private int timeout;

  @Option(
      names = "--total-timeout",
      paramLabel = "SECONDS",
      defaultValue = "3600",
      description = "The longest that a notebook may take; default ${DEFAULT-VALUE}.")
  private int totalTimeout;

  NotebookRunCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (check && !values.isEmpty()) {
      throw new InputException(
          "--check compares with the outputs of the notebook as it is; leave out -p.");
    }
    NotebookRunner.Options options =
        new NotebookRunner.Options(
            values,
            Duration.ofSeconds(Arguments.positive("--timeout", timeout)),
            Duration.ofSeconds(Arguments.positive("--total-timeout", totalTimeout)),
            Optional.ofNullable(output));
    NotebookRunner runner =
        new NotebookRunner(console.home(), Path.of(System.getProperty("java.home")));
    int code = ExitCode.FINE;
    try (Interruption _ = Interruption.ofThisThread()) {
      for (Path file : files) {
        console.say(file + " …");
        if (!(check ? check(runner, file, options) : run(runner, file, options))) {
          code = ExitCode.FAILED;
        }
        console.out().flush();
      }
    } catch (InterruptedException stopped) {
      console.say("stopped; what was executed is kept as .partial.ipynb, the file is as it was.");
      return ExitCode.INTERRUPTED;
    }
    return code;
  }

  private boolean run(NotebookRunner runner, Path file, NotebookRunner.Options options)
      throws InterruptedException {
    NotebookRunner.Outcome outcome = runner.run(file, options);
    if (outcome.failure().isPresent()) {
      failed(outcome);
      return false;
    }
    say("ok: %s (%.1f s)", outcome.written().orElseThrow(), outcome.seconds());
    return true;
  }

  private boolean check(NotebookRunner runner, Path file, NotebookRunner.Options options)
      throws InterruptedException {
    NotebookRunner.Check checked = runner.check(file, options);
    NotebookRunner.Outcome outcome = checked.outcome();
    if (outcome.failure().isPresent()) {
      if (outcome.failure().get().cause() == NotebookRunner.Cause.MISSING_DATA) {
        say("not checked: %s", outcome.failure().get().sentence(file));
        return true;
      }
      failed(outcome);
      return false;
    }
    NotebookComparison comparison = checked.comparison();
    if (comparison.differences().isEmpty()) {
      say("ok: %s has the committed outputs (%.1f s)", file, outcome.seconds());
    } else {
      say("differs: %s; executed now: %s", file, outcome.written().orElseThrow());
      comparison.differences().forEach(difference -> say("%s", difference.sentence()));
    }
    if (comparison.unseen() > 0) {
      say(
          "%d pictures were not compared, only their words: this machine has other fonts.",
          comparison.unseen());
    }
    return comparison.differences().isEmpty();
  }

  private void failed(NotebookRunner.Outcome outcome) {
    say("failed: %s", outcome.failure().orElseThrow().sentence(outcome.notebook()));
    outcome.written().ifPresent(kept -> say("  what was executed is kept in %s", kept));
  }

  private void say(String sentence, Object... figures) {
    console.out().println(String.format(Locale.ROOT, sentence, figures));
  }
}
