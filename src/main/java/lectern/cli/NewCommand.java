package lectern.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// Groups what can be begun.
@Command(
    name = "new",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Begin an experiment of your own.")
final class NewCommand {
  /// The group with its commands.
  static CommandLine of(Console console) {
    return new CommandLine(new NewCommand()).addSubcommand(new NewExperimentCommand(console));
  }
}
