package lectern.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// Groups what can be done with corpora.
@Command(
    name = "data",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "List, fetch and verify the corpora.",
    footer = {
      "",
      "LECTERN_DATA_MIRROR, a folder or an address, is asked before a corpus' own address."
    })
final class DataCommand {
  /// The group with its commands.
  static CommandLine of(Console console) {
    return new CommandLine(new DataCommand())
        .addSubcommand(new DataListCommand(console))
        .addSubcommand(new DataFetchCommand(console))
        .addSubcommand(new DataVerifyCommand(console));
  }
}
