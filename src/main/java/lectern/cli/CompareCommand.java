package lectern.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import lectern.InputException;
import lectern.compare.Comparison;
import lectern.experiment.Goal;
import lectern.report.ComparisonCharts;
import lectern.report.TableText;
import lectern.run.WholeFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/// Holds runs against one another.
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description =
        "Compare variants over seeds: differences from a baseline with intervals and tests, and"
            + " which setting mattered most.")
final class CompareCommand implements Callable<Integer> {
  /// How the comparison is written.
  enum Format {
    TABLE,
    CSV,
    MARKDOWN,
    LATEX
  }

  private final Console console;

  @Parameters(
      paramLabel = "ID",
      arity = "1..*",
      description = "Experiments (the latest study of each), studies or runs.")
  private List<String> ids;

  @Option(
      names = "--baseline",
      paramLabel = "X",
      description = "What the others are held against: an arm, a variant, or path=value.")
  private String baseline;

  @Option(
      names = "--measure",
      paramLabel = "M",
      split = ",",
      description = "Only these measures; else the goal's, or all that the variants share.")
  private List<String> measures = List.of();

  @Option(
      names = "--by",
      paramLabel = "SETTING",
      split = ",",
      description = "Told apart by these alone (arm, or a path), the mean over all else.")
  private List<String> by = List.of();

  @Option(
      names = "--format",
      paramLabel = "F",
      description = "table, csv (every number, unrounded), markdown or latex.")
  private Format format;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Write there; its ending (.csv, .md, .tex) says how, unless --format does.")
  private Path output;

  @Option(
      names = "--charts",
      paramLabel = "FOLDER",
      description = "Draw the charts into this folder, as SVG.")
  private Path charts;

  CompareCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Comparison.Options options =
        new Comparison.Options(Optional.ofNullable(baseline), measures, by, Optional.empty());
    Comparison comparison = Workbench.open(console).compare(options, ids.toArray(String[]::new));
    Format chosen = chosen();
    if (chosen == Format.TABLE && output == null) {
      print(comparison);
    } else {
      write(text(comparison, chosen));
      comparison.warnings().forEach(console::say);
    }
    if (charts != null) {
      draw(comparison);
    }
    return ExitCode.FINE;
  }

  private Format chosen() {
    if (format != null || output == null) {
      return format == null ? Format.TABLE : format;
    }
    String name = output.getFileName().toString().toLowerCase(Locale.ROOT);
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "csv" -> Format.CSV;
      case "md" -> Format.MARKDOWN;
      case "tex" -> Format.LATEX;
      default ->
          throw new InputException(
              "The name of "
                  + output
                  + " does not say how to write it; end it in .csv, .md or .tex, or give"
                  + " --format.");
    };
  }

  private static String text(Comparison comparison, Format format) {
    return switch (format) {
      case CSV -> TableText.csv(comparison.figures());
      case MARKDOWN, TABLE -> TableText.markdown(comparison.table());
      case LATEX -> TableText.latex(comparison.table());
    };
  }

  private void write(String text) {
    if (output == null) {
      console.out().print(text);
      console.out().flush();
      return;
    }
    Path file = output.toAbsolutePath();
    try {
      Files.createDirectories(file.getParent());
      WholeFile.write(file, text);
    } catch (IOException unwritable) {
      throw new InputException(
          output + " cannot be written (" + unwritable + "); choose another place.", unwritable);
    }
    console.out().println("Comparison: " + output);
  }

  private void draw(Comparison comparison) {
    try {
      List<Path> files = ComparisonCharts.save(comparison, charts);
      console
          .out()
          .println(
              files.isEmpty()
                  ? "There is nothing to draw."
                  : "Charts: " + files.size() + " in " + charts);
    } catch (IOException unwritable) {
      throw new InputException(
          charts + " cannot be written to (" + unwritable + "); choose another folder.",
          unwritable);
    }
  }

  private void print(Comparison comparison) {
    for (String measure : comparison.measures()) {
      Table table = comparison.table(measure);
      heading(comparison, measure, table);
      listing(table).print(console);
      console.out().println();
    }
    Table importance = comparison.importance();
    if (!importance.isEmpty()) {
      console.out().println(console.styled("bold", "What explains the differences between runs"));
      Listing shares = new Listing("measure", "setting", "groups", "share of variance");
      for (Row row : importance) {
        double share = row.getDouble("share");
        shares.row(
            row.getString("measure"),
            row.getString("setting"),
            importance.column("groups").isMissing(row.getRowNumber())
                ? ""
                : String.valueOf(row.getInt("groups")),
            Double.isNaN(share) ? "-" : Figures.tenths(100 * share) + " %");
      }
      shares.print(console);
      console.out().println();
    }
    Listing notes = new Listing("note", "before believing this");
    comparison.warnings().forEach(warning -> notes.row("!", warning));
    if (!notes.isEmpty()) {
      notes.print(console);
    }
    console.out().flush();
  }

  private void heading(Comparison comparison, String measure, Table table) {
    StringBuilder heading = new StringBuilder(measure);
    comparison
        .goal(measure)
        .ifPresent(goal ->
            heading.append(
                goal.direction() == Goal.Direction.MINIMIZE
                    ? ", lower is better"
                    : ", higher is better"));
    if (comparison.variants().size() > 1) {
      heading.append("; difference from ").append(comparison.baseline());
      onlyTest(table).ifPresent(test -> heading.append(", ").append(test));
    }
    console.out().println(console.styled("bold", heading.toString()));
  }

  /// The test, where it is the same for all: then it needs no column.
  private static Optional<String> onlyTest(Table table) {
    if (!table.columnNames().contains("test")) {
      return Optional.empty();
    }
    List<String> tests =
        table.stringColumn("test").asList().stream()
            .filter(test -> !test.isEmpty())
            .distinct()
            .toList();
    return tests.size() == 1
        ? Optional.of(tests.getFirst().replaceFirst("^paired (\\d+)$", "$1 pairs"))
        : Optional.empty();
  }

  private static Listing listing(Table table) {
    List<String> names = new ArrayList<>(table.columnNames());
    names.remove("measure");
    if (onlyTest(table).isPresent()) {
      names.remove("test");
    }
    Listing listing = new Listing(names.toArray(String[]::new));
    for (Row row : table) {
      listing.row(
          names.stream()
              .map(name -> table.column(name).getString(row.getRowNumber()))
              .toArray(String[]::new));
    }
    return listing;
  }
}
