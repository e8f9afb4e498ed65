package lectern.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lectern.InputException;
import lectern.store.RunFolders;
import lectern.store.RunStore;
import lectern.yaml.Yaml;
import lectern.yaml.YamlReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The layout and the rules that MLflow's file store reads by.
class MlflowStoreTest {
  /// Names of params, metrics and tags; ids of runs and experiments: as MLflow checks them.
  private static final Pattern NAME =
      Pattern.compile("[/\\w.\\- ]*", Pattern.UNICODE_CHARACTER_CLASS);

  private static final Pattern RUN_ID = Pattern.compile("[a-zA-Z0-9][\\w\\-]{0,255}");
  private static final Pattern EXPERIMENT_ID = Pattern.compile("[a-zA-Z0-9][\\w\\-]{0,63}");

  @TempDir private Path folder;
  private Path run;
  private RunStore store;

  @BeforeEach
  void makeRun() throws IOException {
    Path runs = folder.resolve("runs");
    run =
        RunFolders.finished(
            runs,
            "xor",
            "r1",
            "rate: 0.5, model.hidden: [4, 5], a<b: x, a>b: y",
            Map.of("train.loss", 1.0, "perplexity@5", 3.5));
    store = new RunStore(runs);
  }

  private Path export() throws IOException {
    ExportFormat.MLFLOW.export(store.entries(), folder.resolve("mlruns"));
    try (Stream<Path> metas = Files.walk(folder.resolve("mlruns"), 3)) {
      return metas
          .filter(path -> path.getFileName().toString().equals("meta.yaml"))
          .filter(path -> path.getNameCount() == folder.getNameCount() + 4)
          .findFirst()
          .orElseThrow()
          .getParent();
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  private static Map<String, Yaml> meta(Path folder) {
    return YamlReader.read(folder.resolve("meta.yaml"), "meta.yaml").entries();
  }

  @Test
  void experimentHasTheKeysThatMlflowReads() throws IOException {
    Path experiment = export().getParent();
    Map<String, Yaml> meta = meta(experiment);
    assertEquals(
        Set.of(
            "artifact_location",
            "creation_time",
            "experiment_id",
            "last_update_time",
            "lifecycle_stage",
            "name"),
        meta.keySet());
    String id = experiment.getFileName().toString();
    assertTrue(EXPERIMENT_ID.matcher(id).matches(), id);
    Yaml.Scalar written = (Yaml.Scalar) meta.get("experiment_id");
    assertEquals(id, written.text());
    assertEquals(Yaml.Quoting.QUOTED, written.quoting()); // a text, though of digits
    assertEquals("xor", meta.get("name").text());
    assertEquals("active", meta.get("lifecycle_stage").text());
    assertEquals("1793701230000", meta.get("creation_time").text());
  }

  @Test
  void runHasTheKeysThatMlflowReads() throws IOException {
    Path exported = export();
    Map<String, Yaml> meta = meta(exported);
    assertEquals(
        Set.of(
            "artifact_uri",
            "deleted_time",
            "end_time",
            "entry_point_name",
            "experiment_id",
            "lifecycle_stage",
            "run_id",
            "run_name",
            "run_uuid",
            "source_name",
            "source_type",
            "source_version",
            "start_time",
            "status",
            "tags",
            "user_id"),
        meta.keySet());
    String id = exported.getFileName().toString();
    assertTrue(id.matches("[0-9a-f]{32}") && RUN_ID.matcher(id).matches(), id);
    assertEquals(id, meta.get("run_id").text());
    assertEquals(id, meta.get("run_uuid").text());
    assertEquals("r1", meta.get("run_name").text());
    assertEquals("3", meta.get("status").text()); // FINISHED
    assertEquals("1793701230000", meta.get("start_time").text());
    assertEquals("1793701238000", meta.get("end_time").text());
    assertEquals(exported.getParent().getFileName().toString(), meta.get("experiment_id").text());
    assertEquals(
        exported.resolve("artifacts"),
        Path.of(java.net.URI.create(meta.get("artifact_uri").text())));
  }

  @Test
  void valuesAreFilesUnderNamesThatMlflowTakes() throws IOException {
    store.annotate(
        store.run("r1"), said -> said.tagged(List.of("a/b:c"), List.of()).noted("See this."));
    Path exported = export();
    assertEquals(
        List.of("a_b", "a_b_2", "arm", "model.hidden", "profile", "rate", "seed"),
        names(exported.resolve("params")));
    assertEquals("x", Files.readString(exported.resolve("params/a_b")));
    assertEquals("y", Files.readString(exported.resolve("params/a_b_2")));
    assertEquals("[4, 5]", Files.readString(exported.resolve("params/model.hidden")));
    assertEquals(List.of("perplexity_5", "train.loss"), names(exported.resolve("metrics")));
    assertEquals("0123abcd", Files.readString(exported.resolve("tags/mlflow.source.git.commit")));
    assertEquals("r1", Files.readString(exported.resolve("tags/mlflow.runName")));
    assertEquals("See this.", Files.readString(exported.resolve("tags/mlflow.note.content")));
    assertEquals("true", Files.readString(exported.resolve("tags/tag.a_b_c")));
    for (String kind : List.of("params", "metrics", "tags")) {
      for (String name : names(exported.resolve(kind))) {
        assertTrue(NAME.matcher(name).matches(), name);
      }
    }
  }

  @Test
  void metricsAreLinesOfMillisecondsValueAndStep() throws IOException {
    assertEquals(
        """
        1793701232000 2.5 1
        1793701234000 1.25 2
        1793701238000 NaN 4
        1793701238000 1.0 4
        """,
        Files.readString(export().resolve("metrics/train.loss")));
  }

  @Test
  void artifactsAreWhatAPersonLooksAtAndNoLinks() throws IOException {
    Files.createDirectories(run.resolve("samples"));
    Files.writeString(run.resolve("samples/one.txt"), "sample");
    Files.createSymbolicLink(run.resolve("samples/link.txt"), Path.of("/etc/hostname"));
    Files.createSymbolicLink(run.resolve("tables"), Path.of("/etc"));
    Files.createDirectories(run.resolve("checkpoints/000001-step-1"));
    Files.writeString(run.resolve("checkpoints/000001-step-1/weights.safetensors"), "w");
    assertEquals(
        List.of("config.yaml", "provenance.json", "samples/one.txt"),
        names(export().resolve("artifacts")));
  }

  @Test
  void writtenAgainItReplacesItselfAndLeavesOtherThings() throws IOException {
    Path exported = export();
    List<String> before = names(folder.resolve("mlruns"));
    Path theirs = Files.writeString(exported.resolve("tags/reviewed"), "yes");
    RunFolders.summary(run, "failed", Map.of());
    assertEquals(exported, export());
    assertEquals("4", meta(exported).get("status").text()); // FAILED
    Files.delete(theirs);
    assertEquals(before, names(folder.resolve("mlruns")));
  }

  @ParameterizedTest
  @CsvSource({
    "train.loss, train.loss",
    "a/b, a_b",
    "../../x, .._.._x",
    "., _.",
    ".., _..",
    "'', _",
    "grün 5, grün 5",
    "a:b@c%d, a_b_c_d",
  })
  void namesAreSafe(String name, String expected) {
    assertEquals(expected, MlflowStore.name(name));
    assertTrue(NAME.matcher(expected).matches());
  }

  @Test
  void outputThatIsAFileIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");
    assertThrows(InputException.class, () -> ExportFormat.MLFLOW.export(store.entries(), file));
    assertFalse(Files.isDirectory(file));
  }
}
