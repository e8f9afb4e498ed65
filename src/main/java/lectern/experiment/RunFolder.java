package lectern.experiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// A run on disk.
///
/// ```
/// results/runs/<experiment>/<run>/
///   config.yaml       everything the run is a function of
///   provenance.json   commit, machine, libraries, data; written before step 1
///   metrics.csv       step,metric,value; appended while it runs
///   summary.json      status, measures, seconds; written at the end
///   samples/ tables/ checkpoints/ error.txt run.lock
/// ```
///
/// @param path the folder
record RunFolder(Path path) {
  static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  /// Makes a folder of its own for a run, whoever else makes one at the same moment.
  static RunFolder create(Path runs, RunPlan plan) throws IOException {
    Path experiment = Files.createDirectories(runs.resolve(plan.experiment()));
    String stem = stamp(Instant.now()) + "-" + plan.arm() + "-s" + plan.seed();
    for (int attempt = 1; ; attempt++) {
      Path path = experiment.resolve(attempt == 1 ? stem : stem + "-" + attempt);
      try {
        return new RunFolder(Files.createDirectory(path)); // atomic: one of two gets it
      } catch (FileAlreadyExistsException e) {
        // taken by another grid point or process in this millisecond
      }
    }
  }

  /// A moment as names of folders have it: sorts by time.
  static String stamp(Instant moment) {
    return STAMP.format(moment);
  }

  String id() {
    return path.getFileName().toString();
  }

  Path config() {
    return path.resolve("config.yaml");
  }

  Path provenance() {
    return path.resolve("provenance.json");
  }

  Path metrics() {
    return path.resolve("metrics.csv");
  }

  Path summary() {
    return path.resolve("summary.json");
  }

  Path samples() {
    return path.resolve("samples");
  }

  Path tables() {
    return path.resolve("tables");
  }

  Path checkpoints() {
    return path.resolve("checkpoints");
  }

  /// Keeps an exception whole.
  void keepError(Throwable error) throws IOException {
    StringWriter text = new StringWriter();
    error.printStackTrace(new PrintWriter(text));
    write(path.resolve("error.txt"), text.toString());
  }

  /// How a run ended.
  ///
  /// @param status never running
  /// @param flops arithmetic done, as counted by the task
  record Summary(
      RunStatus status, Measures measures, double seconds, long flops, Optional<String> error) {}

  void writeSummary(Summary summary) throws IOException {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("status", summary.status().label());
    all.put("measures", summary.measures().values());
    all.put("end", Instant.now().toString());
    all.put("seconds", summary.seconds());
    all.put("flops", summary.flops());
    summary.error().ifPresent(error -> all.put("error", error));
    write(summary(), json(all));
  }

  /// Absent while the run goes on, or if its process died.
  Optional<Summary> readSummary() throws IOException {
    if (!Files.exists(summary())) {
      return Optional.empty();
    }
    JsonNode all = JSON.readTree(summary().toFile());
    SequencedMap<String, Double> measures = new LinkedHashMap<>();
    for (var entry : all.path("measures").properties()) {
      measures.put(entry.getKey(), Double.valueOf(entry.getValue().asText())); // "NaN" is a text
    }
    RunStatus status =
        RunStatus.of(all.path("status").asText())
            .orElseThrow(() -> new IOException("unknown status in " + summary()));
    return Optional.of(
        new Summary(
            status,
            new Measures(measures),
            all.path("seconds").asDouble(),
            all.path("flops").asLong(),
            Optional.ofNullable(all.path("error").textValue())));
  }

  /// The run as it stands.
  ///
  /// @return absent if this is not a run's folder, or not yet
  Optional<Run> read() {
    if (!Files.exists(config())) {
      return Optional.empty();
    }
    RunConfig config;
    Summary summary;
    Instant start;
    try {
      config = RunConfig.read(config());
      start =
          Files.exists(provenance())
              ? Instant.parse(JSON.readTree(provenance().toFile()).path("start").asText())
              : Files.getLastModifiedTime(config()).toInstant();
      boolean live = RunLock.held(path); // before the summary, which a run writes before it lets go
      summary =
          readSummary()
              .orElse(
                  new Summary(
                      live ? RunStatus.RUNNING : RunStatus.INTERRUPTED,
                      Measures.none(),
                      0,
                      0,
                      Optional.empty()));
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
    return Optional.of(
        new Run(
            id(),
            config.study(),
            config.experiment(),
            config.profile(),
            config.arm(),
            config.grid(),
            config.seed(),
            summary.status(),
            summary.measures(),
            summary.seconds(),
            start,
            summary.error(),
            path));
  }

  static String json(Object value) {
    try {
      return JSON.writeValueAsString(value) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot be written as JSON", e);
    }
  }

  /// Writes a file so that a reader finds the old one or the new one, whole, even after a crash.
  static void write(Path file, String text) throws IOException {
    Path temporary = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".part");
    try (FileOutputStream out = new FileOutputStream(temporary.toFile())) {
      out.write(text.getBytes(StandardCharsets.UTF_8)); // no channel: an interrupt would close it
      out.getFD().sync();
    }
    Files.move(
        temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
