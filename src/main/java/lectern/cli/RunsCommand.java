package lectern.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import lectern.store.RunEntry;
import lectern.store.RunField;
import lectern.store.RunField.Direction;
import lectern.store.RunQuery;
import lectern.store.RunStore;
import lectern.yaml.Visible;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Lists the runs on this machine, and groups what can be done with them.
@Command(
    name = "runs",
    mixinStandardHelpOptions = true,
    description = {
      "List the runs on this machine, oldest first; find, mark, export and clear them.",
      "",
      "A query compares fields with values: @|bold model.hidden>=128 and perplexity<5|@. Fields are "
          + "id, experiment, study, profile, task, arm, seed, status, seconds, start, commit, tree, "
          + "tag, note, error, every path of a configuration and every measure (config.NAME and "
          + "measure.NAME say which). Signs are = != < <= > >= and ~ (has in it); words are and, "
          + "or, not, with parentheses. start>2d is within the last two days."
    },
    commandListHeading = "%nCommands:%n")
final class RunsCommand implements Callable<Integer> {
  private static final int SHOWN = 50;

  private final Console console;

  @Parameters(
      paramLabel = "EXPERIMENT",
      arity = "0..1",
      description = "Only this experiment's runs.")
  private String experiment;

  @Option(names = "--where", paramLabel = "QUERY", description = "Only runs that are like this.")
  private String where;

  @Option(
      names = "--sort",
      paramLabel = "FIELD",
      description = "In the order of this field; with a minus before it, the greatest first.")
  private String sort;

  @Option(
      names = "--columns",
      paramLabel = "FIELD",
      split = ",",
      description = "Show these fields, separated by commas.")
  private List<String> columns = List.of();

  @Option(
      names = "--last",
      paramLabel = "N",
      description = "Only the N begun last; a table shows 50 if this is not given.")
  private Integer last;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table, csv or json; default ${DEFAULT-VALUE}.")
  private RunTable.Format format;

  @Option(names = "--archived", description = "The runs that were put away with runs archive.")
  private boolean archived;

  RunsCommand(Console console) {
    this.console = console;
  }

  /// The group with its commands.
  static CommandLine of(Console console) {
    return new CommandLine(new RunsCommand(console))
        .addSubcommand(RunsTagCommand.of(console))
        .addSubcommand(new RunsNoteCommand(console))
        .addSubcommand(new RunsArchiveCommand(console))
        .addSubcommand(new RunsDeleteCommand(console, Terminal.ofProcess()))
        .addSubcommand(new RunsGcCommand(console))
        .addSubcommand(new RunsExportCommand(console));
  }

  @Override
  public Integer call() {
    RunQuery query = RunQuery.parse(where == null ? "" : where); // before anything is read
    List<RunField> fields = columns.stream().map(name -> new RunField(name.strip())).toList();
    int most = last == null ? Integer.MAX_VALUE : Arguments.positive("--last", last);
    RunStore store = Workbench.open(console).store();
    RunStore shelf = archived ? store.archived() : store;
    List<RunEntry> all = shelf.entries();
    List<RunEntry> found = new ArrayList<>(query.in(all, Instant.now()));
    found.removeIf(entry -> experiment != null && !entry.run().experiment().equals(experiment));
    fields.forEach(field -> field.requireIn(all));
    int older = Math.max(0, found.size() - most);
    List<RunEntry> listed = sorted(found.subList(older, found.size()), all);
    tellOfStrangers(shelf, all);
    if (format != RunTable.Format.TABLE) {
      new RunTable(console, all).print(listed, fields, format);
      return ExitCode.FINE;
    }
    if (listed.isEmpty()) {
      console.out().println(none(all));
      return ExitCode.FINE;
    }
    List<RunEntry> shown = last == null ? cut(listed) : listed;
    new RunTable(console, all).print(shown, fields, format);
    if (shown.size() < found.size()) {
      console
          .out()
          .println(
              (found.size() - shown.size()) + " more; add --last " + found.size() + " for all.");
    }
    return ExitCode.FINE;
  }

  private List<RunEntry> sorted(List<RunEntry> entries, List<RunEntry> all) {
    if (sort == null) {
      return entries;
    }
    Direction direction = sort.startsWith("-") ? Direction.DOWN : Direction.UP;
    RunField field = new RunField(direction == Direction.DOWN ? sort.substring(1) : sort);
    field.requireIn(all);
    Comparator<RunEntry> order = field.order(direction);
    return entries.stream().sorted(order).toList();
  }

  /// The latest, or the first of the order that was asked for.
  private List<RunEntry> cut(List<RunEntry> entries) {
    int surplus = Math.max(0, entries.size() - SHOWN);
    return sort == null
        ? entries.subList(surplus, entries.size())
        : entries.subList(0, entries.size() - surplus);
  }

  private String none(List<RunEntry> all) {
    String of = experiment == null ? "" : " of " + experiment;
    String shelf = archived ? " in the archive" : "";
    return where == null || all.isEmpty()
        ? "No runs" + of + shelf + " yet."
        : "None of " + all.size() + " runs" + shelf + " is like that.";
  }

  private void tellOfStrangers(RunStore shelf, List<RunEntry> known) {
    List<Path> strangers = shelf.strangers(known);
    if (!strangers.isEmpty()) {
      console.say(
          "passed over "
              + (strangers.size() == 1
                  ? ""
                  : strangers.size() + " things that are no runs, such as ")
              + Visible.text(console.home().relativize(strangers.getFirst()).toString())
              + (strangers.size() == 1 ? ", which is no run that can be read." : "."));
    }
  }
}
