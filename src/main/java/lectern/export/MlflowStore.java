package lectern.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import lectern.run.MetricRow;
import lectern.run.Run;
import lectern.run.RunStatus;
import lectern.run.WholeFile;
import lectern.store.RunEntry;

/// A file store of MLflow.
///
/// ```
/// <experiment id>/meta.yaml
/// <experiment id>/<run id>/meta.yaml
///                          params/<name>   the value
///                          metrics/<name>  a line a value: milliseconds value step
///                          tags/<name>     the value
///                          artifacts/      config, provenance, samples, tables, charts
/// ```
///
/// Ids are hashes of names: 18 digits of an experiment, 32 hexadecimals of a run. Names may hold
/// letters, digits, spaces and `_-.`; anything else becomes `_`, and so does what would be a path.
/// Values longer than MLflow takes are cut.
///
/// Source: mlflow/store/tracking/file_store.py and mlflow/utils/validation.py of MLflow 2.
final class MlflowStore {
  private static final int LONGEST_NAME = 250;
  private static final int LONGEST_PARAM = 6000;
  private static final int LONGEST_TAG = 5000;
  private static final int LOCAL = 4; // SourceType
  private static final BigInteger EXPERIMENTS = BigInteger.TEN.pow(18);

  private final Path root;

  MlflowStore(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  void write(List<RunEntry> entries) throws IOException {
    Map<String, List<RunEntry>> byExperiment = new TreeMap<>();
    for (RunEntry entry : entries) {
      byExperiment.computeIfAbsent(entry.run().experiment(), _ -> new ArrayList<>()).add(entry);
    }
    for (var experiment : byExperiment.entrySet()) {
      writeExperiment(experiment.getKey(), experiment.getValue());
      for (RunEntry entry : experiment.getValue()) {
        writeRun(entry);
      }
    }
  }

  private void writeExperiment(String name, List<RunEntry> entries) throws IOException {
    String id = experimentId(name);
    Path folder = Files.createDirectories(root.resolve(id));
    Map<String, Object> meta = new LinkedHashMap<>();
    meta.put("artifact_location", folder.toUri().toString().replaceFirst("/$", ""));
    meta.put("creation_time", entries.stream().map(MlflowStore::start).min(Long::compare).get());
    meta.put("experiment_id", id);
    meta.put("last_update_time", entries.stream().map(MlflowStore::end).max(Long::compare).get());
    meta.put("lifecycle_stage", "active");
    meta.put("name", name);
    writeMeta(folder, meta);
  }

  private static long start(RunEntry entry) {
    return entry.run().start().toEpochMilli();
  }

  private static long end(RunEntry entry) {
    return new StepTimes(entry.run().start(), entry.run().seconds(), 0).end().toEpochMilli();
  }

  private void writeRun(RunEntry entry) throws IOException {
    Run run = entry.run();
    String id = runId(run);
    Path folder = Files.createDirectories(root.resolve(experimentId(run.experiment())).resolve(id));
    Path artifacts = Files.createDirectories(folder.resolve("artifacts"));
    Map<String, Object> meta = new LinkedHashMap<>();
    meta.put("artifact_uri", artifacts.toUri().toString().replaceFirst("/$", ""));
    meta.put("deleted_time", null);
    meta.put("end_time", run.status() == RunStatus.RUNNING ? null : end(entry));
    meta.put("entry_point_name", "");
    meta.put("experiment_id", experimentId(run.experiment()));
    meta.put("lifecycle_stage", "active");
    meta.put("run_id", id);
    meta.put("run_name", run.id());
    meta.put("run_uuid", id);
    meta.put("source_name", "");
    meta.put("source_type", LOCAL);
    meta.put("source_version", "");
    meta.put("start_time", start(entry));
    meta.put("status", status(run.status()));
    meta.put("tags", List.of());
    meta.put("user_id", "");
    writeMeta(folder, meta);
    writeTexts(folder.resolve("params"), params(run), LONGEST_PARAM);
    writeTexts(folder.resolve("tags"), tags(entry), LONGEST_TAG);
    writeTexts(folder.resolve("metrics"), metrics(run), Integer.MAX_VALUE);
    copy(run.folder(), artifacts);
  }

  /// RunStatus of MLflow: running 1, scheduled 2, finished 3, failed 4, killed 5.
  private static int status(RunStatus status) {
    return switch (status) {
      case RUNNING -> 1;
      case FINISHED -> 3;
      case FAILED, DATA_MISSING -> 4;
      case INTERRUPTED, STOPPED -> 5;
    };
  }

  private static SequencedMap<String, String> params(Run run) {
    SequencedMap<String, String> params = new LinkedHashMap<>(run.configuration());
    params.putIfAbsent("arm", run.arm());
    params.putIfAbsent("profile", run.profile());
    params.putIfAbsent("seed", Long.toString(run.seed()));
    return params;
  }

  private static SequencedMap<String, String> tags(RunEntry entry) {
    Run run = entry.run();
    SequencedMap<String, String> tags = new LinkedHashMap<>();
    tags.put("mlflow.runName", run.id());
    tags.put("mlflow.source.name", "lectern");
    tags.put("mlflow.source.type", "LOCAL");
    if (!entry.commit().equals("unknown")) {
      tags.put("mlflow.source.git.commit", entry.commit());
    }
    if (!entry.annotations().note().isEmpty()) {
      tags.put("mlflow.note.content", entry.annotations().note());
    }
    tags.put("lectern.study", run.study());
    tags.put("lectern.task", run.task());
    tags.put("lectern.tree", entry.tree());
    tags.put("lectern.status", run.status().label());
    run.error().ifPresent(error -> tags.put("lectern.error", error));
    entry.annotations().tags().forEach(tag -> tags.put("tag." + tag, "true"));
    return tags;
  }

  /// What was recorded while it ran, then what it ended with.
  private static SequencedMap<String, String> metrics(Run run) {
    List<MetricRow> rows = run.metrics();
    StepTimes times = StepTimes.of(run, rows);
    SequencedMap<String, StringBuilder> lines = new LinkedHashMap<>();
    for (MetricRow row : rows) {
      append(lines, row.metric(), times.at(row.step()), row.value(), row.step());
    }
    run.measures()
        .values()
        .forEach((name, value) -> append(lines, name, times.end(), value, times.last()));
    SequencedMap<String, String> texts = new LinkedHashMap<>();
    lines.forEach((name, text) -> texts.put(name, text.toString()));
    return texts;
  }

  private static void append(
      Map<String, StringBuilder> lines, String name, Instant time, double value, long step) {
    lines
        .computeIfAbsent(name, _ -> new StringBuilder())
        .append(time.toEpochMilli())
        .append(' ')
        .append(value) // NaN and Infinity as Python reads them
        .append(' ')
        .append(step)
        .append('\n');
  }

  /// A file a name. Two names that become one are told apart by a number.
  private static void writeTexts(Path folder, SequencedMap<String, String> texts, int longest)
      throws IOException {
    Files.createDirectories(folder);
    SequencedMap<String, String> named = new LinkedHashMap<>();
    texts.forEach((name, text) -> {
      String safe = name(name);
      String free = safe;
      for (int copy = 2; named.containsKey(free); copy++) {
        free = safe + "_" + copy;
      }
      named.put(free, text.substring(0, Math.min(text.length(), longest)));
    });
    for (var each : named.entrySet()) {
      Files.writeString(folder.resolve(each.getKey()), each.getValue());
    }
  }

  /// A name that MLflow takes and that is no path. It would take slashes, as folders; but then
  /// `loss` and `loss/train` could not both be.
  static String name(String name) {
    String safe = name.replaceAll("[^\\p{L}\\p{N}_. -]", "_");
    safe = safe.substring(0, Math.min(safe.length(), LONGEST_NAME));
    return safe.matches("\\.*") ? "_" + safe : safe;
  }

  static String experimentId(String name) {
    return String.format("%018d", new BigInteger(1, hash("experiment", name)).mod(EXPERIMENTS));
  }

  static String runId(Run run) {
    return HexFormat.of()
        .formatHex(hash("run", run.experiment() + "/" + run.id()))
        .substring(0, 32);
  }

  private static byte[] hash(String kind, String name) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return digest.digest((kind + "\0" + name).getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /// Keys and values, each value as JSON, which every reader of YAML reads as what it is: a text of
  /// digits in quotes stays a text.
  private static void writeMeta(Path folder, Map<String, Object> meta) throws IOException {
    StringBuilder text = new StringBuilder();
    meta.forEach((key, value) -> {
      try {
        text.append(key).append(": ").append(WholeFile.JSON.writeValueAsString(value)).append('\n');
      } catch (JsonProcessingException e) {
        throw new UncheckedIOException(e);
      }
    });
    Files.writeString(folder.resolve("meta.yaml"), text.toString());
  }

  /// What a person would want to look at: all but checkpoints and the metrics, which are there
  /// already. Links are left out: they may lead anywhere.
  private static void copy(Path run, Path artifacts) throws IOException {
    for (String name :
        List.of("config.yaml", "provenance.json", "error.txt", "samples", "tables", "charts")) {
      Path from = run.resolve(name);
      if (Files.exists(from, LinkOption.NOFOLLOW_LINKS)) {
        Files.walkFileTree(from, new Copier(run, artifacts));
      }
    }
  }

  private static final class Copier extends SimpleFileVisitor<Path> {
    private final Path from;
    private final Path to;

    Copier(Path from, Path to) {
      this.from = from;
      this.to = to;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (attributes.isRegularFile()) {
        Path target = to.resolve(from.relativize(file));
        Files.createDirectories(target.getParent());
        Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
