package lectern.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import lectern.notebook.KernelInstaller;
import lectern.notebook.KernelInstaller.Scope;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Tells Jupyter how to start Java with Lectern on the class path.
@Command(
    name = "install",
    mixinStandardHelpOptions = true,
    description = "Install the kernel under the name java, in this project or for the user.")
final class KernelInstallCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--user",
      description = "For every Jupyter of this user, instead of in the project's .jupyter.")
  private boolean user;

  KernelInstallCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Path folder = KernelCommand.installer(console).install(user ? Scope.USER : Scope.PROJECT);
    console.out().println("Installed " + folder.resolve("kernel.json"));
    console
        .out()
        .println(
            user
                ? "Start Jupyter: jupyter notebook notebooks"
                : "Start Jupyter: JUPYTER_PATH='"
                    + KernelInstaller.projectPath(console.home())
                    + "' jupyter notebook notebooks");
    return ExitCode.FINE;
  }
}
