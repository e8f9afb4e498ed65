package lectern.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

/// Writes run folders as a run leaves them, without running anything.
public final class RunFolders {
  /// Long before any test.
  public static final Instant LONG_AGO = Instant.parse("2026-01-02T03:04:05Z");

  private RunFolders() {}

  /// A finished run whose files have not changed for a long time.
  public static Path finished(
      Path runs, String experiment, String id, String configuration, Map<String, ?> measures)
      throws IOException {
    Path folder = begun(runs, experiment, id, configuration);
    summary(folder, "finished", measures);
    return settle(folder);
  }

  /// A run without a summary.
  public static Path begun(Path runs, String experiment, String id, String configuration)
      throws IOException {
    Path folder = Files.createDirectories(runs.resolve(experiment).resolve(id));
    Files.writeString(
        folder.resolve("config.yaml"),
        """
        experiment: %s
        study: study-1
        planned: 3
        profile: quick
        task: fake
        arm: %s
        grid: {data.gap: '5'}
        seed: 2
        configuration: {%s}
        """
            .formatted(experiment, id.replaceAll("[^a-z]", "") + "arm", configuration));
    Files.writeString(
        folder.resolve("provenance.json"),
        """
        { "experiment": "%s", "seed": 2, "threads": 1, "start": "2026-11-03T10:20:30Z",
          "resumed": [], "data": { "commit": "a corpus", "tree": "another" },
          "machine": { "commit": "0123abcd", "tree": "clean", "jdk": "", "os": "", "cpu": "",
            "cores": 1, "vectorBits": 128, "libraries": [] } }
        """
            .formatted(experiment));
    Files.writeString(
        folder.resolve("metrics.csv"),
        "step,metric,value\n1,train.loss,2.5\n2,train.loss,1.25\n4,train.loss,NaN\n");
    return folder;
  }

  /// @param measures numbers, or the text `NaN`
  public static void summary(Path folder, String status, Map<String, ?> measures)
      throws IOException {
    String values =
        measures.entrySet().stream()
            .map(each -> "\"" + each.getKey() + "\": \"" + each.getValue() + "\"")
            .sorted()
            .collect(Collectors.joining(", "));
    Files.writeString(
        folder.resolve("summary.json"),
        "{ \"status\": \"%s\", \"measures\": { %s }, \"seconds\": 8.0, \"flops\": 1 }"
            .formatted(status, values));
  }

  /// Makes everything in a folder as old as {@link #LONG_AGO}.
  public static Path settle(Path folder) throws IOException {
    return settle(folder, LONG_AGO);
  }

  static Path settle(Path folder, Instant time) throws IOException {
    for (String file : Stamp.FILES) {
      if (Files.exists(folder.resolve(file))) {
        Files.setLastModifiedTime(folder.resolve(file), FileTime.from(time));
      }
    }
    return Files.setLastModifiedTime(folder, FileTime.from(time));
  }
}
