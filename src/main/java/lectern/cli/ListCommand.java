package lectern.cli;

import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import lectern.experiment.Claim;
import lectern.experiment.ExperimentSpec;
import lectern.lab.Lab;
import picocli.CommandLine.Command;

/// Names the experiments in teaching order.
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "List the experiments with the claims that they check.")
final class ListCommand implements Callable<Integer> {
  private final Console console;

  ListCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Lab lab = Workbench.open(console);
    Listing listing = new Listing("experiment", "lecture", "claims", "question");
    for (ExperimentSpec spec : lab.experiments()) {
      listing.row(
          spec.id(),
          spec.lecture(),
          spec.claims().stream().map(Claim::id).collect(Collectors.joining(" ")),
          spec.question());
    }
    listing.print(console);
    console
        .out()
        .println("\nlectern show <experiment> tells more, lectern run <experiment> runs it.");
    return ExitCode.FINE;
  }
}
