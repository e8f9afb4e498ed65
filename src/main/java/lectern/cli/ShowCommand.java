package lectern.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import lectern.config.Settable;
import lectern.config.Settings;
import lectern.experiment.Claim;
import lectern.experiment.Expectation;
import lectern.experiment.ExperimentSpec;
import lectern.experiment.Profile;
import lectern.lab.Lab;
import lectern.lab.Plan;
import lectern.run.RunPlan;
import lectern.run.Task;
import lectern.task.TaskGuide;
import lectern.yaml.Yaml;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Tells what an experiment asks, what it runs and how it stood last.
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Show an experiment: question, claims, arms, settings and its latest outcome.")
final class ShowCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "EXPERIMENT", description = "As named by lectern list.")
  private String id;

  ShowCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Lab lab = Workbench.open(console);
    Plan plan = lab.experiment(id);
    ExperimentSpec spec = plan.spec();
    line("bold", spec.id() + ": " + spec.title());
    console.out().println(spec.question());
    console.out().println();
    facts(plan);
    claims(spec);
    settings(plan);
    lab.latest(id)
        .ifPresent(study -> {
          line("bold", "Latest outcome, profile " + study.profile());
          Outcome.printVerdicts(console, study);
        });
    console.out().flush();
    return ExitCode.FINE;
  }

  private void facts(Plan plan) {
    ExperimentSpec spec = plan.spec();
    Listing facts = new Listing("about", "");
    facts.row("file", console.home().relativize(spec.file().toAbsolutePath()).toString());
    facts.row("lecture", spec.lecture());
    facts.row("task", spec.task());
    if (!spec.requires().isEmpty()) {
      facts.row("corpora", String.join(", ", spec.requires()));
    }
    for (String profile : spec.profiles().sequencedKeySet()) {
      int runs = plan.profile(profile).plan().runs().size();
      List<String> arms = spec.profile(profile).arms();
      facts.row(
          "profile " + profile,
          runs
              + (runs == 1 ? " run" : " runs")
              + (arms.isEmpty() ? "" : ", of " + String.join(", ", arms)));
    }
    facts.print(console);
    console.out().println();
  }

  private void claims(ExperimentSpec spec) {
    Listing claims = new Listing("claim", "says, and is checked by");
    for (Claim claim : spec.claims()) {
      claims.row(claim.id(), claim.text());
      for (Expectation expectation : claim.expect()) {
        claims.row(
            "",
            "- " + expectation.text() + notJudged(spec, profile -> profile.judges(expectation)));
      }
      String nowhere = notJudged(spec, profile -> profile.judges(claim));
      if (!nowhere.isEmpty()) {
        claims.row("", "as a whole" + nowhere);
      }
    }
    claims.print(console);
    console.out().println();
  }

  /// ` (not judged under quick)`; empty if every profile judges it.
  private static String notJudged(ExperimentSpec spec, Predicate<Profile> judges) {
    List<String> without =
        spec.profiles().values().stream().filter(judges.negate()).map(Profile::name).toList();
    return without.isEmpty() ? "" : " (not judged under " + String.join(", ", without) + ")";
  }

  private void settings(Plan plan) {
    ExperimentSpec spec = plan.spec();
    Task<?> task = Workbench.task(spec.task());
    List<Settings> given =
        spec.profiles().sequencedKeySet().stream()
            .flatMap(profile -> plan.profile(profile).plan().runs().stream())
            .map(RunPlan::settings)
            .distinct()
            .toList();
    Listing settings = new Listing("setting", "value", "means, and is changed by");
    for (TaskGuide.Setting setting : TaskGuide.of(task).settings(task, given)) {
      String path = setting.settable().path();
      settings.row(
          setting.settable().name(), value(spec, setting.settable()), Manual.meaning(setting));
      changes(spec, path).forEach(change -> settings.row("", "", "- " + change));
    }
    settings.print(console);
    console.out().println();
  }

  private static String value(ExperimentSpec spec, Settable settable) {
    Settings.Setting given = spec.base().byPath().get(settable.path());
    return given == null ? settable.fallback().orElse("") : given.value().text();
  }

  private static List<String> changes(ExperimentSpec spec, String path) {
    List<String> changes = new ArrayList<>();
    String arms =
        spec.arms().entrySet().stream()
            .filter(arm -> arm.getValue().byPath().containsKey(path))
            .map(arm -> arm.getKey() + " " + arm.getValue().byPath().get(path).value().text())
            .collect(Collectors.joining(", "));
    if (!arms.isEmpty()) {
      changes.add("arms: " + arms);
    }
    if (spec.grid().containsKey(path)) {
      changes.add(
          "grid: "
              + spec.grid().get(path).stream().map(Yaml::text).collect(Collectors.joining(", ")));
    }
    spec.profiles()
        .forEach((name, profile) -> {
          Settings.Setting changed = profile.overrides().byPath().get(path);
          if (changed != null) {
            changes.add("profile " + name + ": " + changed.value().text());
          }
        });
    return changes;
  }

  private void line(String style, String text) {
    console.out().println(console.styled(style, text));
  }
}
