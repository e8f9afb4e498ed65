package lectern.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import lectern.config.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunFolderTest {
  private static final Instant NOON = Instant.parse("2026-07-08T12:00:00Z");

  @TempDir private Path folder;

  private record Nothing() {}

  private static RunPlan plan(String experiment, String arm) {
    return new RunPlan(
        experiment, "quick", "t", arm, new LinkedHashMap<>(), 1, Settings.none(), new Nothing());
  }

  private RunFolder whole(Instant now) throws IOException {
    RunFolder run = RunFolder.create(folder, plan("x", "a"), now);
    Files.writeString(run.config(), RunConfig.write(plan("x", "a"), "s", 1));
    return run;
  }

  /// The clock may stand still or go back: it names folders, and each run has its own.
  @Test
  void aClockThatGoesBackTakesNoFoldersAway() throws IOException {
    List<String> ids =
        List.of(
            whole(NOON).id(),
            whole(NOON).id(),
            whole(NOON.minusSeconds(86_400)).id(),
            whole(Instant.EPOCH).id());
    assertEquals(
        List.of(
            "20260708-120000-000-a-s1",
            "20260708-120000-000-a-s1-2",
            "20260707-120000-000-a-s1",
            "19700101-000000-000-a-s1"),
        ids);
    for (String id : ids) {
      assertEquals(id, new RunFolder(folder.resolve("x").resolve(id)).read().orElseThrow().id());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", "../up", "/etc", "a/b", "", "a\u0000b", "-rf"})
  void namesThatLeadElsewhereMakeNoFolder(String name) {
    for (RunPlan plan : List.of(plan(name, "a"), plan("x", name))) {
      assertThrows(IllegalArgumentException.class, () -> RunFolder.create(folder, plan));
    }
    assertEquals(0, folder.toFile().list().length);
  }

  /// What may lie in a run's folder and is not what we wrote there: such a folder is passed over.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "summary.json {",
        "summary.json null",
        "summary.json {\"status\": \"flying\"}",
        "summary.json {\"status\": \"finished\", \"measures\": {\"a\": \"b\"}}",
        "provenance.json {\"start\": \"soon\"}",
        "provenance.json []",
        "config.yaml a: [",
        "config.yaml experiment: ../../x",
        "config.yaml !!java.net.URL x"
      })
  void aDamagedFolderIsNoRun(String written) throws IOException {
    RunFolder run = whole(NOON);
    assertTrue(run.read().isPresent());
    int space = written.indexOf(' ');
    Files.writeString(
        run.path().resolve(written.substring(0, space)), written.substring(space + 1));
    assertFalse(run.read().isPresent());
  }

  @Test
  void filesWithoutEndAreNotRead() throws IOException {
    RunFolder run = whole(NOON);
    Files.createSymbolicLink(run.summary(), Path.of("/dev/zero"));
    assertFalse(run.read().isPresent());
    Files.delete(run.summary());
    Files.writeString(run.provenance(), "[" + " ".repeat(9 << 20) + "]");
    assertFalse(run.read().isPresent());
  }

  @Test
  void damagedProvenanceIsNone() throws IOException {
    RunFolder run = whole(NOON);
    for (String text :
        List.of(
            "{\"start\": \"2026-01-01T00:00:00Z\"}",
            "{\"start\": \"2026-01-01T00:00:00Z\", \"machine\": {}}",
            "{\"start\": \"2026-01-01T00:00:00Z\", \"more\": 1}")) {
      Files.writeString(run.provenance(), text);
      assertTrue(run.read().orElseThrow().provenance().isEmpty(), text);
    }
  }
}
