package lectern.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// Groups what can be done with notebooks.
@Command(
    name = "notebook",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Execute notebooks unattended.")
final class NotebookCommand {
  /// The group with its commands.
  static CommandLine of(Console console) {
    return new CommandLine(new NotebookCommand()).addSubcommand(new NotebookRunCommand(console));
  }
}
