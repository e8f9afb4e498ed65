package lectern.report;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lectern.InputException;
import lectern.experiment.Study;
import lectern.run.Run;
import lectern.run.RunFolder;
import lectern.yaml.Nearest;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

/// Pictures of the tables that runs keep, recognised by their columns.
///
/// What there is of a study is shown of the first finished run of each arm and grid point.
public final class RunPictures {
  /// Every kind of table that becomes a picture; a table is of the first kind that it has all
  /// columns of, so that a kind with more columns comes before one with fewer of the same.
  static final List<TablePicture> KINDS =
      List.of(
          new SurfacePicture(),
          new HiddenLayerPicture(),
          new HiddenStatesPicture(),
          new LossShapePicture(),
          new PathPicture(),
          new FitPicture(),
          new ConfusionPicture(),
          new CalibrationPicture(),
          new WeightsPicture(),
          new FiltersPicture(),
          new WordMapPicture(),
          new SenseMapPicture(),
          new NeighboursPicture(),
          new AnalogiesPicture(),
          new SimilarityPicture());

  /// A larger file is no table for a picture, bytes.
  private static final long LARGEST = 16 << 20;

  private static final int LONGEST_CELL = 1 << 16;

  private static final String CSV = ".csv";

  private RunPictures() {}

  /// A table that can be drawn, not read yet.
  ///
  /// @param study the run's
  /// @param run who kept it
  /// @param name the table's
  /// @param kind what it becomes
  record Drawable(Study study, Run run, String name, TablePicture kind) {
    /// @throws InputException if the file is damaged, or holds nothing that can be drawn
    Chart draw() {
      Path file = file(run, name);
      try {
        return kind.draw(new KeptTable(study, run, name, read(file, name, kind.words())));
      } catch (IllegalArgumentException e) {
        throw new InputException("Cannot draw " + file + ": " + e.getMessage() + ".", e);
      }
    }
  }

  /// Every picture, kind by kind and arm by arm.
  ///
  /// @throws InputException if a table is damaged
  public static List<Chart> of(Study study) {
    return drawables(study).stream().map(Drawable::draw).toList();
  }

  /// Every picture of an arm.
  ///
  /// @throws InputException if no run of that arm has finished, or a table is damaged
  public static List<Chart> of(Study study, String arm) {
    Run run = example(study, arm);
    return sorted(drawables(study, run)).stream().map(Drawable::draw).toList();
  }

  /// The picture of one table of an arm: `of(study, "cnn", "filters")`.
  ///
  /// @param table its name
  /// @throws InputException if no finished run of that arm kept it, naming the nearest; if it is of
  ///   no kind that there is a picture of; or if it is damaged
  public static Chart of(Study study, String arm, String table) {
    Run run = example(study, arm);
    List<Drawable> drawables = drawables(study, run);
    return drawables.stream()
        .filter(each -> each.name().equals(table))
        .findFirst()
        .orElseThrow(() ->
            names(run).contains(table)
                ? new InputException(
                    "There is no picture of tables like '"
                        + table
                        + "'; show(RunPictures.table(study, \""
                        + arm
                        + "\", \""
                        + table
                        + "\")) shows its rows.")
                : missing(run, table))
        .draw();
  }

  /// The decision surface of an arm, with the cases that were learned on top.
  ///
  /// @throws InputException if no finished run of that arm kept one
  public static Chart surface(Study study, String arm) {
    return of(study, arm, "decision-surface");
  }

  /// Points in a plane that an arm kept.
  ///
  /// @param name the table's name, such as `hidden-states`
  /// @throws InputException if no finished run of that arm kept it
  public static Chart points(Study study, String arm, String name) {
    return of(study, arm, name);
  }

  /// A table as an arm's first finished run kept it.
  ///
  /// @throws InputException if there is none of that name, naming the nearest, or it is damaged
  public static Table table(Study study, String arm, String name) {
    Run run = example(study, arm);
    return table(run, name).orElseThrow(() -> missing(run, name));
  }

  /// The text that an arm wrote: the last sample of its first finished run.
  ///
  /// @throws InputException if no finished run of that arm kept one
  public static String sample(Study study, String arm) {
    Path folder = new RunFolder(example(study, arm).folder()).samples();
    try (Stream<Path> files = Files.list(folder)) {
      return Files.readString(
          files.sorted().reduce((_, last) -> last).orElseThrow(() -> noSample(arm)));
    } catch (IOException e) {
      throw noSample(arm);
    }
  }

  private static InputException noSample(String arm) {
    return new InputException("The runs of arm '" + arm + "' kept no sample.");
  }

  /// What a run kept under a name.
  ///
  /// @throws InputException if the file cannot be read as a table
  public static Optional<Table> table(Run run, String name) {
    if (!names(run).contains(name)) {
      return Optional.empty();
    }
    Path file = file(run, name);
    return Optional.of(
        read(file, name, kind(run, name).map(TablePicture::words).orElse(List.of())));
  }

  /// What can be drawn of a study, kind by kind and arm by arm.
  static List<Drawable> drawables(Study study) {
    return sorted(
        StudyCharts.examples(study).stream()
            .flatMap(run -> drawables(study, run).stream())
            .toList());
  }

  private static List<Drawable> drawables(Study study, Run run) {
    List<Drawable> drawables = new ArrayList<>();
    for (String name : names(run)) {
      kind(run, name).ifPresent(kind -> drawables.add(new Drawable(study, run, name, kind)));
    }
    return drawables;
  }

  private static List<Drawable> sorted(List<Drawable> drawables) {
    return drawables.stream()
        .sorted(java.util.Comparator.comparingInt(each -> KINDS.indexOf(each.kind())))
        .toList(); // a stable sort
  }

  private static Run example(Study study, String arm) {
    return StudyCharts.examples(study).stream()
        .filter(run -> run.arm().equals(arm))
        .findFirst()
        .orElseThrow(() -> new InputException("No run of arm '" + arm + "' has finished."));
  }

  private static InputException missing(Run run, String name) {
    List<String> names = names(run);
    return new InputException(
        "The runs of arm '"
            + run.arm()
            + "' kept no table '"
            + name
            + "'"
            + (names.isEmpty() ? ", nor any other." : Nearest.ending(name, names)));
  }

  private static Path file(Run run, String name) {
    return new RunFolder(run.folder()).tables().resolve(name + CSV);
  }

  /// The names of the tables that a run kept, in order.
  private static List<String> names(Run run) {
    Path folder = new RunFolder(run.folder()).tables();
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(CSV))
          .map(name -> name.substring(0, name.length() - CSV.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new InputException(folder + " cannot be read: " + e.getMessage() + ".", e);
    }
  }

  /// The kind of a table by the columns that its first line names; if it is of none, the one that
  /// it is called after, so that the column it lacks is told when it is drawn.
  private static Optional<TablePicture> kind(Run run, String name) {
    Path file = file(run, name);
    char[] head = new char[1 << 12];
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      int read = Math.max(0, reader.read(head));
      String line = new String(head, 0, read).lines().findFirst().orElse("");
      List<String> columns = Arrays.asList(line.replace("\"", "").split(",", -1));
      return KINDS.stream()
          .filter(kind -> columns.containsAll(kind.columns()))
          .findFirst()
          .or(() -> KINDS.stream().filter(kind -> kind.name().equals(name)).findFirst());
    } catch (IOException e) {
      throw new InputException("Cannot read " + file + " as a table: " + e.getMessage(), e);
    }
  }

  private static Table read(Path file, String name, List<String> words) {
    try {
      if (Files.size(file) > LARGEST) {
        throw new InputException(
            file + " is larger than " + (LARGEST >> 20) + " MB; it is not read for a picture.");
      }
      return Table.read()
          .usingOptions(
              CsvReadOptions.builder(file.toFile())
                  .tableName(name)
                  .maxCharsPerColumn(LONGEST_CELL)
                  // Words such as "null", "NA" or "10" are words.
                  .missingValueIndicator("")
                  .columnTypesPartial(column ->
                      words.contains(column) ? Optional.of(ColumnType.STRING) : Optional.empty()));
    } catch (InputException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new InputException("Cannot read " + file + " as a table: " + reason(e), e);
    }
  }

  /// In one line: the parser adds two dozen of its settings.
  private static String reason(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof InterruptedException) {
        return "interrupted.";
      }
    }
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("no reason given.");
  }
}
