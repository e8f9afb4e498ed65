package lectern.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import lectern.InputException;
import lectern.experiment.ExperimentSpec;
import lectern.experiment.Study;
import lectern.lab.Lab;
import lectern.report.Report;
import picocli.CommandLine.Command;

/// Writes the report on the latest study of every experiment.
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = "Write an HTML report on the latest runs of every experiment.")
final class ReportCommand implements Callable<Integer> {
  private final Console console;

  ReportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Lab lab = Workbench.open(console);
    List<Study> studies = new ArrayList<>();
    for (ExperimentSpec spec : lab.experiments()) {
      lab.latest(spec.id()).ifPresent(studies::add);
    }
    if (studies.isEmpty()) {
      console.say("nothing has been run yet; begin with lectern reproduce.");
      return ExitCode.MISUSED;
    }
    console.out().println("Report: " + write(console, studies));
    return ExitCode.FINE;
  }

  /// Writes a report on these studies.
  ///
  /// @return the file written
  /// @throws InputException if it cannot be written
  static Path write(Console console, List<Study> studies) {
    Path file = console.home().resolve("results").resolve("report.html");
    try {
      Report.of(studies).save(file);
      return file;
    } catch (IOException unwritable) {
      throw new InputException(
          file + " cannot be written: " + unwritable.getMessage() + ".", unwritable);
    }
  }
}
