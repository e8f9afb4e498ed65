package lectern.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import lectern.InputException;
import lectern.experiment.Specs;
import lectern.experiment.Study;
import lectern.run.Run;
import lectern.run.RunStatus;
import lectern.store.RunStore;
import lectern.sweep.StudyRunner.Start;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Sweeps that are killed, meet each other, cannot write or run out of disk.
class SweepRobustnessTest {
  private static final int KILLS = 20;

  @TempDir private Path project;
  private Path results;

  @BeforeEach
  void makeResults() {
    results = project.resolve("results");
  }

  /// The sample with other steps, and with other settings beside them.
  private void describe(String steps, String others) throws IOException {
    Files.writeString(
        project.resolve("sample.yaml"),
        Specs.RIGHT
            .replace(
                "train: { steps: 20, rate: 0.1 }", "train: { steps: 20, rate: 0.1" + others + " }")
            .replace("grid: { data.gap: [5, 20] }", "grid: { train.steps: " + steps + " }")
            .replace("by 0.2 where data.gap = 20", "by 0.2")
            .replace("seeds: 3, train.steps: 6", "seeds: 3")
            .replace("seeds: 4", "seeds: 3"));
  }

  /// What the runs of a study's results say, but for names and times: text of every file by run and
  /// file.
  private static SortedMap<String, String> contents(Study study) throws IOException {
    SortedMap<String, String> contents = new TreeMap<>();
    for (Run run : study.runList()) {
      String label = run.arm() + run.grid() + run.seed();
      try (Stream<Path> files = Files.walk(run.folder())) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          String name = run.folder().relativize(file).toString();
          String text = Files.readString(file, StandardCharsets.ISO_8859_1);
          switch (name) {
            case "provenance.json", "run.lock" -> {}
            case "config.yaml" -> contents.put(label + name, text.replace(run.study(), "STUDY"));
            case "summary.json" -> contents.put(label + name, run.status() + " " + run.measures());
            default -> contents.put(label + name, text);
          }
        }
      }
    }
    return contents;
  }

  private Study undisturbed() throws InterruptedException {
    return SweepProcess.sweep(
        project, project.resolve("undisturbed"), 12, Start.ANEW, StudyListener.SILENT);
  }

  private Study takenUp() throws InterruptedException {
    return SweepProcess.sweep(project, results, 12, Start.RESUME, StudyListener.SILENT);
  }

  private static void assertSame(Study expected, Study actual) throws IOException {
    assertTrue(
        actual.runList().stream().allMatch(run -> run.status() == RunStatus.FINISHED),
        () -> actual.runs().print());
    assertEquals(expected.planned(), actual.runList().size());
    assertEquals(contents(expected), contents(actual));
    assertEquals(
        expected.summary().print(Integer.MAX_VALUE), actual.summary().print(Integer.MAX_VALUE));
  }

  /// Every folder that has a run in it is read as one; what the finished ones say, by file.
  private Map<Path, String> finished() throws IOException {
    RunStore store = new RunStore(results.resolve("runs"));
    Map<Path, String> finished = new TreeMap<>();
    if (!Files.exists(results.resolve("runs/sample"))) {
      return finished;
    }
    long begun;
    try (Stream<Path> folders = Files.list(results.resolve("runs/sample"))) {
      begun = folders.filter(folder -> Files.exists(folder.resolve("config.yaml"))).count();
    }
    assertEquals(begun, store.runs().size(), "a run's folder cannot be read");
    for (Run run : store.runs()) {
      assertTrue(
          run.status() == RunStatus.FINISHED || run.status() == RunStatus.INTERRUPTED, run.id());
      if (run.status() == RunStatus.FINISHED) {
        for (String name : new String[] {"metrics.csv", "summary.json", "config.yaml"}) {
          Path file = run.folder().resolve(name);
          finished.put(file, Files.readString(file));
        }
      }
    }
    return finished;
  }

  /// Twelve runs of half a second, killed at random moments: some while the JVM starts, most while
  /// runs go on.
  @Test
  void killedAgainAndAgainASweepEndsAsAnUndisturbedOne() throws Exception {
    describe("[30, 40]", ", pause: 15");
    Random random = new Random();
    Map<Path, String> before = Map.of();
    int killed = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      SweepProcess sweep = SweepProcess.start(project, results, Start.RESUME);
      if (kill % 5 != 0) {
        sweep.awaitBegun();
      }
      Thread.sleep(random.nextInt(120));
      killed += sweep.kill() ? 1 : 0;
      Map<Path, String> after = finished();
      before.forEach((file, text) -> assertEquals(text, after.get(file), "lost or changed"));
      before = after;
    }
    assertEquals(KILLS, killed, "it was over before it could be killed so often");
    Study study = takenUp();
    assertSame(undisturbed(), study);
    assertEquals(1, StudyStore.beside(new RunStore(results.resolve("runs"))).records().size());
  }

  @Test
  void twoSweepsAtOnceDoNotMix() throws Exception {
    describe("[10, 20]", ", pause: 5");
    SweepProcess one = SweepProcess.start(project, results, Start.ANEW);
    SweepProcess other = SweepProcess.start(project, results, Start.ANEW);
    assertEquals(0, one.exitCode(), one.said());
    assertEquals(0, other.exitCode(), other.said());
    RunStore store = new RunStore(results.resolve("runs"));
    Study expected = undisturbed();
    var records = StudyStore.beside(store).records();
    assertEquals(2, records.size());
    for (StudyRecord record : records) {
      assertSame(expected, record.study(store.runs()));
    }
    assertEquals(2 * expected.planned(), store.runs().size());
  }

  @Test
  void oneStudyIsNotTakenUpTwiceAtOnce() throws Exception {
    describe("[30, 40]", ", mishap: hang");
    SweepProcess hanging = SweepProcess.start(project, results, Start.ANEW);
    try {
      hanging.awaitBegun();
      SweepProcess second = SweepProcess.start(project, results, Start.RESUME);
      assertEquals(2, second.exitCode(), second.said());
      assertTrue(second.said().contains(" is being run by another process;"), second.said());
    } finally {
      assertTrue(hanging.kill());
    }
  }

  /// A file stands where a folder should be: that stops root, too, whom permissions do not.
  @ParameterizedTest
  @ValueSource(strings = {"results", "results/studies", "results/runs", "results/runs/sample"})
  void whereNothingCanBeWrittenIsSaid(String blocked) throws IOException {
    describe("[10, 20]", "");
    Files.createDirectories(project.resolve(blocked).getParent());
    Files.writeString(project.resolve(blocked), "in the way");
    InputException error = assertThrows(InputException.class, this::takenUp);
    assertTrue(error.getMessage().contains(" cannot be kept in " + results), error.getMessage());
    assertTrue(error.getMessage().contains("check its permissions and the disk"));
    assertEquals("in the way", Files.readString(project.resolve(blocked)));
  }

  /// The kernel's own folder is one that root cannot make folders in either.
  @Test
  void aReadOnlyFolderIsSaid() throws IOException {
    assumeTrue(Files.isDirectory(Path.of("/sys/kernel")), "there is no /sys here");
    describe("[10, 20]", "");
    Files.createSymbolicLink(results, Path.of("/sys/kernel"));
    try {
      InputException error = assertThrows(InputException.class, this::takenUp);
      assertTrue(error.getMessage().contains("Studies cannot be kept in "), error.getMessage());
    } finally {
      Files.delete(results);
    }
  }

  /// No file may grow beyond 32 blocks: short runs come to their end, long ones cannot be written.
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void whatCannotBeWrittenAnyMoreIsOneErrorAndCanBeTakenUp() throws Exception {
    describe("[10, 600]", "");
    SweepProcess starved =
        SweepProcess.start(
            project, results, Start.ANEW, "sh", "-c", "ulimit -f 32; exec \"$@\"", "sh");
    assertEquals(2, starved.exitCode(), starved.said());
    String said = starved.said().replace("begun\n", "");
    assertTrue(said.startsWith("Runs cannot be kept in "), said);
    assertTrue(said.contains("File too large"), said);
    assertEquals(1, said.lines().count(), said);
    assertGoesOn();
  }

  private void assertGoesOn() throws IOException, InterruptedException {
    Map<Path, String> kept = finished();
    assertFalse(kept.isEmpty(), "short runs had finished");
    Study study = takenUp();
    kept.forEach((file, text) -> assertEquals(text, finished(file)));
    assertSame(undisturbed(), study);
  }

  private static String finished(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  /// A real disk of one megabyte, where one may be mounted.
  @Test
  void aFullDiskIsOneErrorAndCanBeTakenUpOnceThereIsRoom() throws Exception {
    describe("[10, 600]", "");
    Files.createDirectories(results);
    assumeTrue(
        succeeds("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", results.toString()),
        "no file system may be mounted here");
    try {
      Path ballast = results.resolve("ballast");
      Files.write(ballast, new byte[900 << 10]);
      SweepProcess starved = SweepProcess.start(project, results, Start.ANEW);
      assertEquals(2, starved.exitCode(), starved.said());
      String said = starved.said().replace("begun\n", "");
      assertTrue(said.contains("No space left on device"), said);
      assertEquals(1, said.lines().count(), said);
      Files.delete(ballast);
      assertTrue(succeeds("mount", "-o", "remount,size=64m", results.toString()));
      assertGoesOn();
    } finally {
      assertTrue(succeeds("umount", results.toString()));
    }
  }

  private static boolean succeeds(String... command) throws IOException, InterruptedException {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException e) {
      return false; // there is no such command
    }
  }
}
