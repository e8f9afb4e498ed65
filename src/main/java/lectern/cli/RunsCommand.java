package lectern.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import lectern.run.Run;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Lists the runs on this machine.
@Command(
    name = "runs",
    mixinStandardHelpOptions = true,
    description = "List the runs on this machine, oldest first.")
final class RunsCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      paramLabel = "EXPERIMENT",
      arity = "0..1",
      description = "Only this experiment's runs.")
  private String experiment;

  @Option(
      names = "--last",
      paramLabel = "N",
      description = "Only the last N; default ${DEFAULT-VALUE}.",
      defaultValue = "50")
  private int last;

  RunsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    List<Run> runs = new ArrayList<>(Workbench.open(console).runs());
    runs.removeIf(run -> experiment != null && !run.experiment().equals(experiment));
    int older = Math.max(0, runs.size() - Arguments.positive("--last", last));
    if (runs.isEmpty()) {
      console.out().println("No runs" + (experiment == null ? "" : " of " + experiment) + " yet.");
      return ExitCode.FINE;
    }
    Listing listing = new Listing("run", "profile", "arm", "seed", "status", "seconds");
    for (Run run : runs.subList(older, runs.size())) {
      listing.row(
          run.id(),
          run.profile(),
          arm(run),
          String.valueOf(run.seed()),
          run.status().label(),
          Figures.tenths(run.seconds()));
    }
    listing.print(console);
    if (older > 0) {
      console.out().println(older + " older ones; lectern runs --last " + runs.size());
    }
    return ExitCode.FINE;
  }

  private static String arm(Run run) {
    StringBuilder text = new StringBuilder(run.arm());
    run.grid().forEach((path, value) -> text.append(", ").append(path).append(" ").append(value));
    return text.toString();
  }
}
