package lectern.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import lectern.InputException;
import lectern.experiment.Study;
import lectern.lab.Lab;
import lectern.lab.Plan;
import lectern.run.Run;
import lectern.sweep.StudyRunner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Runs one experiment and says what became of its claims.
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "Run an experiment: every arm at every grid point with every seed.",
    footer = {
      "",
      "Examples:",
      "  lectern run xor --profile quick",
      "  lectern run xor --set steps=200 --seeds 10",
      "  lectern run elman-grammar --max-time 10m",
      "  lectern run elman-grammar --resume"
    })
final class RunCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec;
  @Mixin private PlanOptions planOptions;
  @Mixin private RunOptions runOptions;

  @Option(
      names = "--keep-reference",
      description =
          "Write the outcome to results/reference, to be committed; the experiment as its file says,"
              + " without --set or --seeds.")
  private boolean keepReference;

  RunCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (keepReference && !planOptions.changeNothing()) {
      throw new InputException(
          "--keep-reference keeps what an experiment's file says; leave out --set and --seeds, or"
              + " change the file.");
    }
    StudyRunner.Options options = runOptions.options();
    Lab lab = Workbench.open(console);
    Plan plan = planOptions.plan(lab);
    String again = StudySession.resuming(spec);
    Optional<List<Study>> done =
        StudySession.watch(
            console, options, again, listener -> lab.run(List.of(plan), options, listener));
    if (done.isEmpty()) {
      return ExitCode.INTERRUPTED;
    }
    Study study = done.get().getFirst();
    if (Outcome.lacksData(console, study)) {
      return ExitCode.MISUSED;
    }
    Outcome.printSummary(console, study);
    console.out().println();
    Outcome.printVerdicts(console, study);
    console.out().println();
    Outcome.printIncomplete(console, done.get(), again);
    study.runList().stream()
        .map(Run::folder)
        .findFirst()
        .ifPresent(folder -> console.out().println("Runs: " + folder.getParent()));
    if (keepReference) {
      console.out().println("Reference: " + lab.keepReference(study));
    }
    return Outcome.exitCode(study);
  }
}
