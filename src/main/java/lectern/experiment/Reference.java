package lectern.experiment;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lectern.InputException;
import lectern.run.Provenance;
import lectern.run.WholeFile;
import lectern.statistics.Interval;
import lectern.statistics.StudentT;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/// The committed outcome of an experiment, `results/reference/<experiment>.json`, that later runs
/// are compared with.
///
/// @param experiment the experiment's id
/// @param profile the profile it was run under
/// @param commit the commit it was run at; followed by `dirty` if something differed from it
/// @param claims how they stood
/// @param summary every measure's mean
public record Reference(
    String experiment, String profile, String commit, List<Ledger.Row> claims, List<Mean> summary) {
  public Reference {
    claims = List.copyOf(claims);
    summary = List.copyOf(summary);
  }

  /// A measure's mean over seeds at one arm and grid point.
  ///
  /// @param at the arm and the grid point in words, such as `lstm, data.gap = 20`
  /// @param measure its name
  /// @param n how many seeds
  /// @param mean over them
  /// @param sd standard deviation over them; NaN for one
  public record Mean(String at, String measure, int n, double mean, double sd) {
    /// The 95 % confidence interval of the mean.
    Interval interval() {
      return n < 2 ? Interval.NONE : StudentT.ofMoments(n, mean, sd).interval();
    }
  }

  /// What a study would leave behind.
  public static Reference of(Study study) {
    String commit =
        study.runList().stream()
            .flatMap(run -> run.provenance().stream())
            .map(Provenance::machine)
            .map(machine -> machine.commit() + (machine.tree().equals("dirty") ? " dirty" : ""))
            .findFirst()
            .orElse("unknown");
    Table summary = study.summary();
    List<String> paths = summary.columnNames().subList(1, summary.columnNames().indexOf("measure"));
    List<Mean> means = new ArrayList<>();
    for (Row row : summary) {
      StringBuilder at = new StringBuilder(row.getString("arm"));
      for (String path : paths) {
        Object value = row.getObject(path);
        String text = value instanceof Double number ? plain(number) : value.toString();
        at.append(", ").append(path).append(" = ").append(text);
      }
      means.add(
          new Mean(
              at.toString(),
              row.getString("measure"),
              row.getInt("n"),
              row.getDouble("mean"),
              row.getDouble("sd")));
    }
    return new Reference(
        study.spec().id(), study.profile(), commit, Ledger.of(List.of(study)).rows(), means);
  }

  /// As a grid has it, with every digit, so that no two points share a name: `10000`, `0.003`.
  static String plain(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  /// The means of one measure with their 95 % intervals: `at`, `n`, `mean`, `low`, `high`.
  ///
  /// @throws InputException if there is no such measure
  public Table table(String measure) {
    List<Mean> means = summary.stream().filter(mean -> mean.measure().equals(measure)).toList();
    if (means.isEmpty()) {
      throw new InputException(
          "%s has no measure '%s'; there are %s."
              .formatted(
                  experiment,
                  measure,
                  summary.stream().map(Mean::measure).distinct().collect(joining(", "))));
    }
    List<Interval> intervals = means.stream().map(Mean::interval).toList();
    return Table.create(
        measure + " of " + experiment,
        StringColumn.create("at", means.stream().map(Mean::at)),
        IntColumn.create("n", means.stream().mapToInt(Mean::n).toArray()),
        DoubleColumn.create("mean", means.stream().mapToDouble(Mean::mean)),
        DoubleColumn.create("low", intervals.stream().mapToDouble(Interval::low)),
        DoubleColumn.create("high", intervals.stream().mapToDouble(Interval::high)));
  }

  /// Writes it, whole or not at all.
  ///
  /// @param folder results/reference
  /// @return the file written
  public Path write(Path folder) throws IOException {
    Path file = Files.createDirectories(folder).resolve(experiment + ".json");
    WholeFile.writeJson(file, this);
    return file;
  }

  /// Reads the outcome of an experiment.
  ///
  /// @param folder results/reference
  /// @return absent if none was kept
  /// @throws InputException if the file is damaged
  public static Optional<Reference> read(Path folder, ExperimentSpec spec) {
    Path file = folder.resolve(spec.id() + ".json");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(WholeFile.JSON.readValue(file.toFile(), Reference.class));
    } catch (JsonProcessingException e) {
      throw new InputException(
          file + " is damaged (" + e.getOriginalMessage() + "); restore it or keep a new outcome.",
          e);
    } catch (IOException e) {
      throw new InputException(file + " cannot be read: " + e.getMessage() + ".", e);
    }
  }
}
