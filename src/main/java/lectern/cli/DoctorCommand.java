package lectern.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Looks at the machine and says what is missing, with the remedy.
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = "Check this machine: JDK, cores, memory, Jupyter, kernel, fonts, data, disk.")
final class DoctorCommand implements Callable<Integer> {
  private final Console console;

  DoctorCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Listing listing = new Listing("check", "state", "found");
    int remedies = 0;
    for (Check finding : new Checkup(console.home()).findings()) {
      boolean fine = finding.remedy().isEmpty();
      remedies += fine ? 0 : 1;
      listing.row(
          finding.subject(),
          fine ? "ok" : "warn",
          finding.found() + (fine ? "" : ". " + finding.remedy()));
    }
    listing.print(console);
    console
        .out()
        .println(
            remedies == 0
                ? "Everything is there."
                : "What says warn works less well or not at all; the rest does.");
    return ExitCode.FINE;
  }
}
