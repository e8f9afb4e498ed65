package lectern.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import lectern.InputException;
import lectern.data.Corpora;
import lectern.data.MissingDataException;
import lectern.experiment.Claim;
import lectern.experiment.ExperimentSpec;
import lectern.experiment.Ledger;
import lectern.experiment.Study;
import lectern.lab.Lab;
import lectern.lab.Plan;
import lectern.sweep.StudyRunner;
import lectern.yaml.Nearest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Runs many experiments and prints the ledger of claims.
@Command(
    name = "reproduce",
    mixinStandardHelpOptions = true,
    description =
        "Run the highlights among the experiments, print the ledger of claims and write the report.",
    footer = {
      "",
      "Examples:",
      "  lectern reproduce",
      "  lectern reproduce --section D --profile full",
      "  lectern reproduce --all --max-time 1h",
      "",
      "Exit status 0: every claim was reproduced, or not run for want of its corpus; 1: one was not."
    })
final class ReproduceCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec;
  @Mixin private RunOptions runOptions;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      defaultValue = "quick",
      description = "quick (minutes in all) or full (as on record); default ${DEFAULT-VALUE}.")
  private String profile;

  @Option(
      names = "--all",
      description =
          "Every experiment, after fetching the corpora that they need. Without it, experiments"
              + " whose corpus is not on this machine are listed as not run.")
  private boolean all;

  @Option(
      names = "--section",
      paramLabel = "D",
      description = "Experiments with a claim whose id begins so; may be given many times.")
  private List<String> sections = new ArrayList<>();

  @Option(
      names = "--id",
      paramLabel = "EXPERIMENT",
      description = "This experiment; may be given many times.")
  private List<String> ids = new ArrayList<>();

  ReproduceCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    StudyRunner.Options options = runOptions.options();
    Lab lab = Workbench.open(console);
    List<ExperimentSpec> chosen = chosen(lab.experiments());
    List<Plan> plans =
        chosen.stream().map(each -> lab.experiment(each.id()).profile(profile)).toList();
    Optional<List<Study>> done =
        StudySession.watch(
            console,
            options,
            StudySession.resuming(spec),
            listener -> {
              if (all) {
                fetchCorpora(chosen);
              }
              return lab.run(plans, options, listener);
            });
    if (done.isEmpty()) {
      return ExitCode.INTERRUPTED;
    }
    Ledger ledger = Ledger.of(done.get());
    console.out().println();
    Outcome.printLedger(console, ledger);
    Outcome.printSeconds(console, ledger);
    Outcome.printIncomplete(console, done.get(), StudySession.resuming(spec));
    console.out().println("Report: " + lab.report());
    return ledger.holds() ? ExitCode.FINE : ExitCode.FAILED;
  }

  /// In the order of all, which is the teaching order.
  private List<ExperimentSpec> chosen(List<ExperimentSpec> experiments) {
    boolean some = !sections.isEmpty() || !ids.isEmpty();
    if (some && all) {
      throw new InputException("--all means every experiment; leave out --section and --id.");
    }
    sections.forEach(section -> checkSection(section, experiments));
    ids.forEach(id -> checkId(id, experiments));
    List<ExperimentSpec> chosen =
        experiments.stream()
            .filter(each ->
                some
                    ? ids.contains(each.id())
                        || sections.stream().anyMatch(section -> isOf(section, each))
                    : all || each.highlight())
            .toList();
    if (chosen.isEmpty()) {
      throw new InputException(
          "No experiment is a highlight; run --all, or write highlight: true into one's file.");
    }
    return chosen;
  }

  private static boolean isOf(String section, ExperimentSpec experiment) {
    return experiment.claims().stream().anyMatch(claim -> claim.id().startsWith(section));
  }

  private static void checkSection(String section, List<ExperimentSpec> experiments) {
    if (section.isEmpty() || experiments.stream().noneMatch(each -> isOf(section, each))) {
      TreeSet<String> claims = new TreeSet<>();
      experiments.forEach(each -> each.claims().stream().map(Claim::id).forEach(claims::add));
      throw new InputException(
          "There is no claim whose id begins with '"
              + section
              + "'; there are "
              + String.join(", ", claims)
              + ".");
    }
  }

  private static void checkId(String id, List<ExperimentSpec> experiments) {
    List<String> known = experiments.stream().map(ExperimentSpec::id).toList();
    if (!known.contains(id)) {
      throw new InputException("There is no experiment '" + id + "'" + Nearest.ending(id, known));
    }
  }

  private void fetchCorpora(List<ExperimentSpec> experiments) throws InterruptedException {
    Corpora corpora = Workbench.corpora(console);
    try (FetchDisplay display = new FetchDisplay(console, System::nanoTime)) {
      for (String corpus :
          experiments.stream()
              .map(ExperimentSpec::requires)
              .flatMap(List::stream)
              .distinct()
              .toList()) {
        try {
          corpora.fetch(corpus, display);
        } catch (MissingDataException | InputException unavailable) {
          display.wipe();
          console.say(unavailable.getMessage());
        }
      }
    }
  }
}
