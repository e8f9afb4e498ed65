package lectern.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import lectern.run.Machine;
import lectern.run.Run;
import lectern.run.RunFolder;
import lectern.run.RunPlan;
import lectern.run.RunStatus;
import lectern.store.RunStore;
import lectern.sweep.StudyListener;
import lectern.sweep.StudyRunner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunStoreTest {
  @TempDir private Path folder;

  /// Another JVM that runs the sample with the given settings.
  private Process other(String overrides) throws IOException {
    Specs.right(folder);
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--add-modules=jdk.incubator.vector",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            OtherProcess.class.getName(),
            folder.toString(),
            overrides)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("other.log").toFile())
        .start();
  }

  private RunStore store() {
    return new RunStore(folder.resolve("runs"));
  }

  @Test
  void aKilledRunIsInterruptedAndCanBeResumed() throws Exception {
    Process other = other("{ train.mishap: hang, train.steps: 40, data.gap: 5 }");
    try {
      awaitRows(25);
      Run live = store().runs().getFirst();
      assertEquals(RunStatus.RUNNING, live.status());
    } finally {
      other.destroyForcibly(); // SIGKILL
      other.waitFor();
    }
    Run killed = store().runs().getFirst();
    assertEquals(RunStatus.INTERRUPTED, killed.status());
    Specs.unhang(killed);
    Run resumed =
        new StudyRunner(store(), name -> folder, Machine.here(folder))
            .resume(killed, new FakeTask(), 1, StudyListener.SILENT);
    assertEquals(RunStatus.FINISHED, resumed.status());
    assertEquals(2 * 40, resumed.metrics().size());
    String provenance = Files.readString(resumed.folder().resolve("provenance.json"));
    assertTrue(provenance.contains("\"resumed\" : [ \"2"), provenance);
  }

  private void awaitRows(int steps) throws Exception {
    for (int attempt = 0; attempt < 600; attempt++) {
      List<Run> runs = store().runs();
      if (!runs.isEmpty() && runs.getFirst().metrics().size() >= 2 * steps) {
        return;
      }
      Thread.sleep(50);
    }
    throw new AssertionError(Files.readString(folder.resolve("other.log")));
  }

  @Test
  void twoProcessesWriteAtOnce() throws Exception {
    Process other = other("{ train.steps: 50 }");
    StudyPlan plan = Specs.right(folder).plan(new FakeTask(), Choice.of("quick"));
    StudyRunner runner = new StudyRunner(store(), name -> folder, Machine.here(folder));
    awaitRows(1);
    List<Run> mine = new ArrayList<>();
    for (int study = 0; study < 4 && other.isAlive(); study++) {
      mine.addAll(runner.run(plan, StudyRunner.Options.on(2), StudyListener.SILENT).runList());
    }
    assertTrue(other.waitFor(30, TimeUnit.SECONDS));
    assertEquals(0, other.exitValue(), Files.readString(folder.resolve("other.log")));
    List<Run> all = store().runs();
    assertEquals(mine.size() + 12, all.size());
    assertEquals(all.size(), new HashSet<>(all.stream().map(Run::folder).toList()).size());
    assertTrue(all.stream().allMatch(run -> run.status() == RunStatus.FINISHED));
  }

  @Test
  void foldersMadeAtOnceAreDifferent() throws Exception {
    RunPlan plan = Specs.right(folder).plan(new FakeTask(), Choice.of("quick")).runs().getFirst();
    List<Path> made = Collections.synchronizedList(new ArrayList<>());
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      threads.add(
          Thread.ofPlatform()
              .start(() -> {
                for (int j = 0; j < 25; j++) {
                  try {
                    made.add(RunFolder.create(folder.resolve("many"), plan).path());
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(100, new HashSet<>(made).size());
  }

  @Test
  void whatIsNoRunIsPassedOver() throws IOException {
    Files.createDirectories(folder.resolve("runs/sample/empty"));
    Path broken = Files.createDirectories(folder.resolve("runs/sample/broken"));
    Files.writeString(broken.resolve("config.yaml"), "[");
    Files.writeString(folder.resolve("runs/stray.txt"), "x");
    assertEquals(List.of(), store().runs());
    assertEquals(List.of(), store().runs("../sample"));
    assertEquals(List.of(), new RunStore(folder.resolve("nowhere")).runs());
  }
}
