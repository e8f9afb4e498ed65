package lectern.cli;

import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import lectern.config.Settings;
import lectern.experiment.Claim;
import lectern.experiment.Expectation;
import lectern.experiment.ExperimentSpec;
import lectern.lab.Lab;
import lectern.lab.Plan;
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
    settings(spec);
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
      facts.row("profile " + profile, runs + (runs == 1 ? " run" : " runs"));
    }
    facts.print(console);
    console.out().println();
  }

  private void claims(ExperimentSpec spec) {
    Listing claims = new Listing("claim", "says, and is checked by");
    for (Claim claim : spec.claims()) {
      claims.row(claim.id(), claim.text());
      for (Expectation expectation : claim.expect()) {
        claims.row("", "- " + expectation.text());
      }
    }
    claims.print(console);
    console.out().println();
  }

  private void settings(ExperimentSpec spec) {
    Listing settings = new Listing("setting", "value", "changed by");
    spec.base()
        .byPath()
        .forEach(
            (path, setting) -> settings.row(path, setting.value().text(), changes(spec, path)));
    spec.grid()
        .forEach((path, values) -> {
          if (!spec.base().byPath().containsKey(path)) {
            settings.row(path, "", changes(spec, path));
          }
        });
    settings.print(console);
    console.out().println();
  }

  private static String changes(ExperimentSpec spec, String path) {
    StringBuilder changes = new StringBuilder();
    spec.arms()
        .forEach((arm, overrides) -> {
          Settings.Setting changed = overrides.byPath().get(path);
          if (changed != null) {
            changes.append(changes.isEmpty() ? "" : ", ");
            changes.append(arm).append(" ").append(changed.value().text());
          }
        });
    if (spec.grid().containsKey(path)) {
      changes.append(changes.isEmpty() ? "" : ", ").append("grid ");
      changes.append(
          spec.grid().get(path).stream().map(Yaml::text).collect(Collectors.joining(", ")));
    }
    return changes.toString();
  }

  private void line(String style, String text) {
    console.out().println(console.styled(style, text));
  }
}
