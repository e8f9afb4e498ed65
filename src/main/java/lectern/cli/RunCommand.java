package lectern.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import lectern.InputException;
import lectern.experiment.Study;
import lectern.lab.Lab;
import lectern.lab.Plan;
import lectern.run.Run;
import lectern.run.RunStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Runs one experiment and says what became of its claims.
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "Run an experiment: every arm at every grid point with every seed.",
    footer = {
      "",
      "Examples:",
      "  lectern run xor --profile quick",
      "  lectern run xor --set model.hidden=8 --seeds 10"
    })
final class RunCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "EXPERIMENT", description = "As named by lectern list.")
  private String id;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      defaultValue = "full",
      description = "quick (seconds) or full (as on record); default ${DEFAULT-VALUE}.")
  private String profile;

  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      description =
          "Another value for a setting; may be given many times. lectern show names the paths.")
  private List<String> assignments = new ArrayList<>();

  @Option(names = "--seeds", paramLabel = "N", description = "How many seeds.")
  private Integer seeds;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads to compute with; results do not depend on it. Default: every core.")
  private Integer threads;

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
  public Integer call() throws InterruptedException {
    if (keepReference && (!assignments.isEmpty() || seeds != null)) {
      throw new InputException(
          "--keep-reference keeps what an experiment's file says; leave out --set and --seeds, or"
              + " change the file.");
    }
    Lab lab = Workbench.open(console);
    Plan plan = lab.experiment(id).profile(profile);
    for (String assignment : assignments) {
      plan = plan.set(assignment);
    }
    if (seeds != null) {
      plan = plan.seeds(Arguments.positive("--seeds", seeds));
    }
    if (threads != null) {
      plan = plan.threads(Arguments.positive("--threads", threads));
    }
    try (Interruption _ = Interruption.ofThisThread();
        StudyProgress progress = new StudyProgress(console)) {
      return run(lab, plan, progress);
    }
  }

  private int run(Lab lab, Plan plan, StudyProgress progress) throws InterruptedException {
    Study study;
    try {
      study = plan.listener(progress).run();
    } catch (InterruptedException stopped) {
      progress.wipe();
      Resumption.explain(console, progress.unfinished());
      return ExitCode.INTERRUPTED;
    }
    progress.wipe();
    if (study.runList().stream().anyMatch(run -> run.status() == RunStatus.DATA_MISSING)) {
      console.say(
          study.runList().stream()
              .flatMap(run -> run.error().stream())
              .findFirst()
              .orElse("a corpus is missing; lectern data list says which."));
      return ExitCode.MISUSED;
    }
    Outcome.printSummary(console, study);
    console.out().println();
    Outcome.printVerdicts(console, study);
    console.out().println();
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
