package lectern.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import lectern.InputException;
import lectern.lab.Draft;
import lectern.lab.Lab;
import lectern.task.Tasks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Writes an experiment file to begin with.
@Command(
    name = "experiment",
    mixinStandardHelpOptions = true,
    description = "Write experiments/ID.yaml: two arms and a claim, every line explained.",
    footer = {
      "",
      "Examples:",
      "  lectern new experiment my-first",
      "  lectern new experiment my-xor --task xor",
      "  lectern new experiment my-elman --like elman-grammar"
    })
final class NewExperimentCommand implements Callable<Integer> {
  private static final String USUAL_TASK = "grammar-language-model"; // needs no corpus

  private final Console console;

  @Parameters(paramLabel = "ID", description = "Lower-case words joined by hyphens.")
  private String id;

  @Option(
      names = "--task",
      paramLabel = "NAME",
      description = "What it runs, as named by lectern tasks; default " + USUAL_TASK + ".")
  private String task;

  @Option(
      names = "--like",
      paramLabel = "EXPERIMENT",
      description = "Begin with a copy of this experiment instead.")
  private String like;

  NewExperimentCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (task != null && like != null) {
      throw new InputException("--like brings its own task; leave out --task or --like.");
    }
    Lab lab = Workbench.open(console);
    Draft draft =
        like != null
            ? Draft.like(id, lab.experiment(like).spec())
            : Draft.of(id, Workbench.task(task == null ? USUAL_TASK : task));
    Path file = draft.write(lab.root(), Tasks.all());
    console.out().println("Written: " + lab.root().relativize(file));
    console.out().println("Try it:  ./lectern run " + id + " --profile quick");
    console.out().flush();
    return ExitCode.FINE;
  }
}
