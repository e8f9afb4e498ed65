package lectern.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lectern.run.Run;
import lectern.run.RunFolder;

/// Run folders written by hand.
final class Folders {
  static final String CONFIG =
      """
      experiment: hand
      study: s
      planned: 1
      profile: quick
      task: counting
      arm: a
      grid: {}
      seed: 1
      configuration:
        steps: 3
        rate: 0.5
      """;

  static final String PROVENANCE =
      """
      {"experiment": "hand", "seed": 1, "threads": 2, "start": "2026-01-02T03:04:05Z",
       "resumed": [], "data": {"rhymes": "aa11"},
       "machine": {"commit": "0123456789abcdef0123456789abcdef01234567", "tree": "clean",
         "jdk": "A 25.0.1+9", "os": "Linux 6 amd64", "cpu": "P 3", "cores": 4, "vectorBits": 256,
         "libraries": ["core-1.2.jar", "gone-0.1.jar", "same-3.jar"]}}
      """;

  static final String SUMMARY =
      """
      {"status": "finished", "measures": {"accuracy": 0.75, "loss": 0.25}, "end": "x",
       "seconds": 1.5, "flops": 3}
      """;

  static final String METRICS =
      "step,metric,value\n1,loss,0.5\n1,rate,0.1\n2,loss,0.4\n2,rate,0.1\n3,loss,0.25\n";

  private Folders() {}

  /// A whole, finished run.
  static Path whole(Path parent, String id) throws IOException {
    Path folder = Files.createDirectories(parent.resolve("hand").resolve(id));
    Files.writeString(folder.resolve("config.yaml"), CONFIG);
    Files.writeString(folder.resolve("provenance.json"), PROVENANCE);
    Files.writeString(folder.resolve("metrics.csv"), METRICS);
    Files.writeString(folder.resolve("summary.json"), SUMMARY);
    Files.createDirectories(folder.resolve("samples"));
    Files.writeString(folder.resolve("samples/said.txt"), "a rose");
    return folder;
  }

  static void change(Path folder, String file, String from, String to) throws IOException {
    Path path = folder.resolve(file);
    String text = Files.readString(path);
    if (!text.contains(from)) {
      throw new IllegalArgumentException(path + " has no " + from);
    }
    Files.writeString(path, text.replace(from, to));
  }

  static Run run(Path folder) {
    return new RunFolder(folder).read().orElseThrow();
  }
}
