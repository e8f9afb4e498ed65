package lectern.cli;

import java.util.Collection;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/// Writes docs/guide/commands.md: the help of every command.
final class CommandPage {
  private final StringBuilder page = new StringBuilder();

  String write() {
    page.append(
        """
        # Commands

        What `./lectern COMMAND --help` says, for every command. The settings that `--set` takes are
        in [reference.md](reference.md).
        """);
    CommandLine root = Main.commandLine(Screen.of(100).console());
    help(root, "lectern");
    commands(root.getSubcommands().values(), "lectern");
    return page.toString();
  }

  private void commands(Collection<CommandLine> commands, String above) {
    for (CommandLine command : commands) {
      String name = above + " " + command.getCommandName();
      help(command, name);
      commands(command.getSubcommands().values(), name);
    }
  }

  private void help(CommandLine command, String name) {
    page.append("\n## ").append(name).append("\n\n```text\n");
    for (String line : command.getUsageMessage(Ansi.OFF).stripTrailing().split("\n")) {
      page.append(line.stripTrailing()).append("\n");
    }
    page.append("```\n");
  }
}
