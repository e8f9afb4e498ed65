package lectern.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import lectern.lab.Lab;
import lectern.run.Run;
import lectern.run.RunStatus;
import lectern.sweep.StudyRunner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Takes up an interrupted run at its last checkpoint.
@Command(
    name = "resume",
    mixinStandardHelpOptions = true,
    description = {
      "Take up an interrupted or failed run where its last checkpoint left it.",
      "A whole study is taken up by lectern run or lectern sweep with --resume."
    })
final class ResumeCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "RUN", description = "As named by lectern runs.")
  private String id;

  ResumeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Lab lab = Workbench.open(console);
    Optional<Run> done =
        StudySession.watch(
            console,
            StudyRunner.Options.on(1),
            "./lectern resume " + id,
            listener -> lab.resume(id, listener));
    if (done.isEmpty()) {
      return ExitCode.INTERRUPTED;
    }
    Run run = done.get();
    Listing measures = new Listing("measure", "value");
    run.measures().values().forEach((name, value) -> measures.row(name, Figures.number(value)));
    measures.print(console);
    console.out().println(run.status().label() + ": " + run.folder());
    run.error().ifPresent(console::say);
    return run.status() == RunStatus.FINISHED ? ExitCode.FINE : ExitCode.FAILED;
  }
}
