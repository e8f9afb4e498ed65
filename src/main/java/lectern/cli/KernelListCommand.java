package lectern.cli;

import java.util.List;
import java.util.concurrent.Callable;
import lectern.notebook.KernelInstaller.Kernel;
import picocli.CommandLine.Command;

/// Lists the kernels of this project and of this user.
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "List the kernels of this project and of this user.")
final class KernelListCommand implements Callable<Integer> {
  private final Console console;

  KernelListCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    List<Kernel> kernels = KernelCommand.installer(console).installed();
    if (kernels.isEmpty()) {
      console.out().println("No kernel is installed; lectern kernel install adds one.");
      return ExitCode.FINE;
    }
    Listing listing = new Listing("kernel", "title", "folder");
    kernels.forEach(
        kernel -> listing.row(kernel.name(), kernel.title(), kernel.folder().toString()));
    listing.print(console);
    return ExitCode.FINE;
  }
}
