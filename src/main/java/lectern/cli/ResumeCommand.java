package lectern.cli;

import java.util.concurrent.Callable;
import lectern.lab.Lab;
import lectern.run.Run;
import lectern.run.RunStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Takes up an interrupted run at its last checkpoint.
@Command(
    name = "resume",
    mixinStandardHelpOptions = true,
    description = "Take up an interrupted or failed run where its last checkpoint left it.")
final class ResumeCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "RUN", description = "As named by lectern runs.")
  private String id;

  ResumeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    Lab lab = Workbench.open(console);
    try (Interruption _ = Interruption.ofThisThread();
        StudyProgress progress = new StudyProgress(console)) {
      Run run;
      try {
        run = lab.resume(id, progress);
      } catch (InterruptedException stopped) {
        progress.wipe();
        Resumption.explain(console, java.util.List.of(id));
        return ExitCode.INTERRUPTED;
      }
      progress.wipe();
      Listing measures = new Listing("measure", "value");
      run.measures().values().forEach((name, value) -> measures.row(name, Figures.number(value)));
      measures.print(console);
      console.out().println(run.status().label() + ": " + run.folder());
      run.error().ifPresent(console::say);
      return run.status() == RunStatus.FINISHED ? ExitCode.FINE : ExitCode.FAILED;
    }
  }
}
