package lectern.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
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
///   annotations.json  tags and a note; only if somebody wrote some
///   samples/          texts that it kept
///   tables/           what pictures are drawn from, as CSV
///   checkpoints/      where it can be taken up
///   charts/           its own charts, once it is finished
///   error.txt         what failed; run.lock is held while it runs
/// ```
///
/// @param path the folder
public record RunFolder(Path path) {
  private static final String UNKNOWN = "unknown";
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  /// Makes a folder of its own for a run, whoever else makes one at the same moment.
  ///
  /// @throws IllegalArgumentException if a name in the plan would lead out of `runs`
  public static RunFolder create(Path runs, RunPlan plan) throws IOException {
    return create(runs, plan, Instant.now());
  }

  /// @param now the clock's word, which names the folder and decides nothing
  static RunFolder create(Path runs, RunPlan plan, Instant now) throws IOException {
    String stem = stamp(now) + "-" + plan.arm() + "-s" + plan.seed();
    RunConfig.checkName(plan.experiment());
    RunConfig.checkName(plan.arm());
    Path experiment = Files.createDirectories(runs.resolve(plan.experiment()));
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
  public static String stamp(Instant moment) {
    return STAMP.format(moment);
  }

  /// The run's id: the folder's name.
  public String id() {
    return path.getFileName().toString();
  }

  /// Everything the run is a function of.
  public Path config() {
    return path.resolve("config.yaml");
  }

  /// Where its numbers come from.
  public Path provenance() {
    return path.resolve("provenance.json");
  }

  /// What was recorded while it ran.
  public Path metrics() {
    return path.resolve("metrics.csv");
  }

  /// How it ended; not there while it runs.
  public Path summary() {
    return path.resolve("summary.json");
  }

  /// Texts that it kept.
  public Path samples() {
    return path.resolve("samples");
  }

  /// Arrays that it kept.
  public Path tables() {
    return path.resolve("tables");
  }

  /// Where it can be taken up.
  public Path checkpoints() {
    return path.resolve("checkpoints");
  }

  /// Locked by the process that writes the run.
  Path lock() {
    return path.resolve("run.lock");
  }

  /// Keeps an exception whole.
  void keepError(Throwable error) throws IOException {
    StringWriter text = new StringWriter();
    error.printStackTrace(new PrintWriter(text));
    WholeFile.write(path.resolve("error.txt"), text.toString());
  }

  /// How a run ended.
  ///
  /// @param status never running
  /// @param flops arithmetic done, as counted by the task
  record Summary(
      RunStatus status, Measures measures, double seconds, long flops, Optional<String> error) {
    static Summary without(RunStatus status) {
      return new Summary(status, Measures.none(), 0, 0, Optional.empty());
    }
  }

  void writeSummary(Summary summary) throws IOException {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("status", summary.status().label());
    all.put("measures", summary.measures().values());
    all.put("end", Instant.now().toString());
    all.put("seconds", summary.seconds());
    all.put("flops", summary.flops());
    summary.error().ifPresent(error -> all.put("error", error));
    WholeFile.writeJson(summary(), all);
  }

  /// Absent while the run goes on, or if its process died.
  Optional<Summary> readSummary() throws IOException {
    if (!Files.exists(summary())) {
      return Optional.empty();
    }
    JsonNode all = WholeFile.readJson(summary(), JsonNode.class);
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

  /// How the run stands. A run writes its summary before it lets go of its lock, so one that is
  /// neither summed up nor locked may have ended between the two looks.
  private Summary standing() throws IOException {
    Optional<Summary> ended = readSummary();
    if (ended.isPresent()) {
      return ended.get(); // most runs: their locks are never opened
    }
    if (ProcessLock.held(lock())) {
      return Summary.without(RunStatus.RUNNING);
    }
    return readSummary().orElse(Summary.without(RunStatus.INTERRUPTED));
  }

  /// Does something to the run's folder while no process writes the run or can begin to.
  ///
  /// @return whether it was done; if not, some process, perhaps this one, runs it
  /// @throws IOException what the action throws, or if the folder cannot be written to
  public boolean whileIdle(Action action) throws IOException {
    Optional<ProcessLock> taken = ProcessLock.take(lock());
    if (taken.isEmpty()) {
      return false;
    }
    try (ProcessLock _ = taken.get()) {
      action.run();
      return true;
    }
  }

  /// What is done to a folder.
  @FunctionalInterface
  public interface Action {
    void run() throws IOException;
  }

  /// When and from which code a run was begun: the part of its provenance that lists of runs need.
  ///
  /// @param start when it was begun
  /// @param commit the git commit, `unknown` if nothing is known
  /// @param tree `clean`, `dirty` or `unknown`
  public record Origin(Instant start, String commit, String tree) {}

  /// When and from which code the run was begun.
  ///
  /// @return with the time of config.yaml if there is no provenance yet
  /// @throws IOException if it cannot be read or is not what a run writes
  public Origin origin() throws IOException {
    if (!Files.exists(provenance())) {
      Instant written = Files.getLastModifiedTime(config()).toInstant();
      return new Origin(written, UNKNOWN, UNKNOWN);
    }
    JsonNode all = WholeFile.readJson(provenance(), JsonNode.class);
    JsonNode machine = all.path("machine");
    try {
      return new Origin(
          Instant.parse(all.path("start").asText()),
          machine.path("commit").asText(UNKNOWN),
          machine.path("tree").asText(UNKNOWN));
    } catch (DateTimeParseException e) {
      throw new IOException(provenance() + " has no start", e);
    }
  }

  /// The run as it stands.
  ///
  /// @return absent if this is not a run's folder, or not yet
  public Optional<Run> read() {
    if (!Files.isRegularFile(config())) {
      return Optional.empty(); // a pipe would be waited for
    }
    RunConfig config;
    Summary summary;
    Instant start;
    try {
      config = RunConfig.read(config());
      start = origin().start();
      summary = standing();
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
    return Optional.of(
        new Run(
            id(),
            config.study(),
            config.planned(),
            config.experiment(),
            config.profile(),
            config.task(),
            config.arm(),
            config.grid(),
            config.seed(),
            config.texts(),
            summary.status(),
            summary.measures(),
            summary.seconds(),
            start,
            summary.error(),
            path));
  }
}
