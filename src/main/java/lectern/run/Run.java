package lectern.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// A run as its folder tells of it.
///
/// @param id its folder's name; sorts by start
/// @param study what groups the runs that were started together
/// @param planned how many runs the study was to have
/// @param experiment the experiment's id
/// @param profile the profile's name
/// @param task the task's name
/// @param arm the arm's name
/// @param grid value by path
/// @param seed the root of its randomness
/// @param configuration everything its task was given, value by path, defaults included
/// @param status how it stands
/// @param measures what it ended with; none unless finished
/// @param seconds of wall time; 0 unless it ended
/// @param start when it was begun
/// @param error why it failed or was not run, in a sentence
/// @param folder where everything about it lies
public record Run(
    String id,
    String study,
    int planned,
    String experiment,
    String profile,
    String task,
    String arm,
    SequencedMap<String, String> grid,
    long seed,
    SequencedMap<String, String> configuration,
    RunStatus status,
    Measures measures,
    double seconds,
    Instant start,
    Optional<String> error,
    Path folder) {
  public Run {
    grid = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(grid));
    configuration = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(configuration));
  }

  /// Where its numbers come from.
  ///
  /// @return absent if nothing was run, or the file is damaged
  public Optional<Provenance> provenance() {
    try {
      Path file = new RunFolder(folder).provenance();
      return Files.exists(file)
          ? Optional.of(WholeFile.readJson(file, Provenance.class))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /// Everything recorded while it ran, in the order recorded; of a run under way, what is there so
  /// far.
  ///
  /// @throws lectern.InputException if the file cannot be read
  public List<MetricRow> metrics() {
    return MetricsFile.read(new RunFolder(folder).metrics());
  }
}
