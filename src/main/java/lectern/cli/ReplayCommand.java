package lectern.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import lectern.lab.Lab;
import lectern.replay.Agreement;
import lectern.replay.Replay;
import lectern.replay.Replayed;
import lectern.sweep.StudyRunner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Does a run again and says whether its results came out again.
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description =
        "Do a run again from its config.yaml and provenance, and compare: configuration, data,"
            + " code, and results byte for byte.",
    footer = {
      "",
      "The run may be named by the beginning of its id, or as latest. What differs is kept in"
          + " results/replays.",
      "Exit status: 0 the same results, 1 others, 2 it cannot be replayed here."
    })
final class ReplayCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "RUN", description = "As named by lectern runs.")
  private String id;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads to compute with; results do not depend on it. Default: as recorded.")
  private Integer threads;

  @Option(names = "--keep", description = "Keep the new run even if it is the same.")
  private boolean keep;

  ReplayCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Replay.Options chosen =
        threads == null
            ? Replay.Options.DEFAULT
            : Replay.Options.DEFAULT.threads(Arguments.positive("--threads", threads));
    Replay.Options options = keep ? chosen.keeping() : chosen;
    Lab lab = Workbench.open(console);
    Optional<Replayed> replayed =
        StudySession.watch(
            console,
            StudyRunner.Options.on(1),
            "./lectern replay " + id,
            listener -> lab.replay(id, options, listener));
    replayed.ifPresent(this::print);
    return replayed.map(ReplayCommand::exitCode).orElse(ExitCode.INTERRUPTED);
  }

  private void print(Replayed replayed) {
    Sides.print(console, replayed.diff(), Sides.Detail.RESULTS);
    replayed.notes().forEach(console.out()::println);
    replayed.folder().ifPresent(folder -> console.out().println("Kept: " + folder));
    console.out().flush();
  }

  private static int exitCode(Replayed replayed) {
    if (replayed.reproduced()) {
      return replayed.diff().agreement() == Agreement.NOTHING_TO_COMPARE
          ? ExitCode.MISUSED
          : ExitCode.FINE;
    }
    return ExitCode.FAILED;
  }
}
