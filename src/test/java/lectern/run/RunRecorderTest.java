package lectern.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import lectern.config.Settings;
import lectern.tensor.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

class RunRecorderTest {
  @TempDir private Path folder;

  private record Nothing() {}

  private static RunPlan plan() {
    return new RunPlan(
        "x", "quick", "t", "a", new LinkedHashMap<>(), 1, Settings.none(), new Nothing());
  }

  @Test
  void namesFromATaskCannotLeaveTheFolder() throws IOException {
    RunPlan plan = plan();
    RunFolder run = RunFolder.create(folder.resolve("runs"), plan);
    CorpusLog log =
        new CorpusLog(name -> folder, run, Provenance.of(plan, 1, Machine.here(folder)));
    try (RunRecorder recorder =
        new RunRecorder(plan, run, Workers.SINGLE, log, RunListener.SILENT, RunGate.OPEN)) {
      recorder.sample("../../etc/passwd", "one");
      recorder.sample("../../etc/passwd", "two");
      recorder.sample("../../etc/passwd", "two");
      recorder.sample("..", "three");
      recorder.table("a/b", Table.create("t", IntColumn.create("n", 7)));
    }
    String[] samples = run.samples().toFile().list();
    Arrays.sort(samples);
    assertEquals(List.of("etc-passwd-2.txt", "etc-passwd.txt", "untitled.txt"), List.of(samples));
    assertEquals(List.of("a-b.csv"), List.of(new File(run.tables().toString()).list()));
  }

  @Test
  void whatDataWasUsedIsInTheProvenance() throws IOException {
    Path corpus = Files.createDirectories(folder.resolve("corpus"));
    Files.writeString(corpus.resolve("a.txt"), "a");
    RunFolder run = new RunFolder(Files.createDirectories(folder.resolve("run")));
    Provenance provenance = Provenance.of(plan(), 1, Machine.here(folder));
    CorpusLog log = new CorpusLog(name -> corpus, run, provenance);
    assertEquals(corpus, log.folder("tiny"));
    String hash = WholeFile.JSON.readTree(run.provenance().toFile()).at("/data/tiny").asText();
    // printf 'a.txt\0a' | sha256sum
    assertEquals("5c24334c838732e5067ed216d0b07d8545d300fba0c5b349fd919827cbedbeb0", hash);
    Files.writeString(corpus.resolve("a.txt"), "b");
    assertFalse(hash.equals(Provenance.hash(corpus)));
  }
}
