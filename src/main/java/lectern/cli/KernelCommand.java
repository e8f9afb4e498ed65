package lectern.cli;

import java.nio.file.Path;
import lectern.notebook.KernelInstaller;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// Groups what can be done with the Java kernel for Jupyter.
@Command(
    name = "kernel",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Install and list the Java kernel for Jupyter.")
final class KernelCommand {
  /// The group with its commands.
  static CommandLine of(Console console) {
    return new CommandLine(new KernelCommand())
        .addSubcommand(new KernelInstallCommand(console))
        .addSubcommand(new KernelListCommand(console));
  }

  /// The installer for this project and the JDK that runs it.
  static KernelInstaller installer(Console console) {
    return new KernelInstaller(console.home(), Path.of(System.getProperty("java.home")));
  }
}
