package lectern.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import lectern.InputException;
import lectern.experiment.Goal;
import lectern.experiment.Study;
import lectern.lab.Lab;
import lectern.lab.Plan;
import lectern.sweep.MedianRule;
import lectern.sweep.StudyRunner;
import lectern.yaml.Place;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Tries many settings of one experiment and says which do best.
@Command(
    name = "sweep",
    mixinStandardHelpOptions = true,
    description =
        "Try settings of an experiment: every arm at every point of a grid, or at points drawn at"
            + " random, with every seed.",
    footer = {
      "",
      "Examples:",
      "  lectern sweep elman-grammar --grid model.hidden=16,32,64 --seeds 3",
      "  lectern sweep elman-grammar --profile quick --samples 20 \\",
      "      --random 'train.rate=1e-4 .. 1e-1 log' --random 'model.hidden=8 .. 128 whole log'",
      "  lectern sweep elman-grammar --arm 'lstm: model.cell=lstm' --early-stop --max-time 10m"
    })
final class SweepCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec;
  @Mixin private PlanOptions planOptions;

  @Option(
      names = "--grid",
      paramLabel = "PATH=V,V,…",
      description = "Every one of these values; several grids are combined.")
  private List<String> grids = new ArrayList<>();

  @Option(
      names = "--random",
      paramLabel = "PATH=RANGE",
      description =
          "Values drawn from `low .. high`, with `log`, `whole` or both behind it, or from a list"
              + " [a, b]; several are drawn together.")
  private List<String> ranges = new ArrayList<>();

  @Option(
      names = "--samples",
      paramLabel = "N",
      description = "How many points are drawn at random.")
  private Integer samples;

  @Option(
      names = "--arm",
      paramLabel = "'NAME: PATH=VALUE, …'",
      description = "One more arm and what it changes; may be given many times.")
  private List<String> newArms = new ArrayList<>();

  @Option(names = "--arms", paramLabel = "NAME,…", split = ",", description = "Only these arms.")
  private List<String> onlyArms = new ArrayList<>();

  @Option(
      names = "--goal",
      paramLabel = "'minimize MEASURE'",
      description = "What is looked for, or maximize; default: the file's goal.")
  private String goal;

  @Option(
      names = "--early-stop",
      paramLabel = "'minimize METRIC'",
      arity = "0..1",
      parameterConsumer = EarlyStop.class,
      description =
          "Stop runs that do worse than the median of those before them; by the goal, or by a"
              + " metric that is recorded over steps.")
  private String earlyStop;

  @Mixin private RunOptions runOptions;

  SweepCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    StudyRunner.Options options = options();
    Lab lab = Workbench.open(console);
    Plan plan = plan(lab);
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
    SweepOutcome.of(study).print(console);
    options
        .rule()
        .flatMap(rule -> rule.goal().or(() -> study.spec().goal()))
        .ifPresent(watched -> SweepOutcome.explainNoneStopped(console, study, watched.measure()));
    console.out().println("Compare: ./lectern compare " + study.id());
    Outcome.printIncomplete(console, done.get(), again);
    return Outcome.anyFailed(study) ? ExitCode.FAILED : ExitCode.FINE;
  }

  private StudyRunner.Options options() {
    StudyRunner.Options options = runOptions.options();
    if (earlyStop == null) {
      return options;
    }
    return options.withRule(
        earlyStop.isEmpty()
            ? MedianRule.DEFAULT
            : MedianRule.DEFAULT.watching(
                Goal.of(earlyStop, new Place("--early-stop", 0), Set.of())));
  }

  private Plan plan(Lab lab) {
    Plan plan = planOptions.plan(lab);
    for (String text : newArms) {
      ArmText arm = ArmText.parse(text);
      plan = plan.arm(arm.name(), arm.assignments().toArray(String[]::new));
    }
    if (!onlyArms.isEmpty()) {
      plan = plan.arms(onlyArms.stream().map(String::strip).toArray(String[]::new));
    }
    for (String text : grids) {
      plan = plan.setGrid(text);
    }
    for (String text : ranges) {
      int sign = text.indexOf('=');
      if (sign < 1) {
        throw new InputException(
            "'"
                + text
                + "' is no range; write path=low .. high, such as 'train.rate=1e-4 .. 1e-1'.");
      }
      plan = plan.random(text.substring(0, sign).strip(), text.substring(sign + 1).strip());
    }
    if (samples != null) {
      plan = plan.samples(Arguments.positive("--samples", samples));
    }
    return goal == null ? plan : plan.goal(goal);
  }
}
