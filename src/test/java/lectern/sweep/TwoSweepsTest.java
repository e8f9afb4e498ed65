package lectern.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import lectern.InputException;
import lectern.experiment.Study;
import lectern.run.Run;
import lectern.run.RunStatus;
import lectern.sweep.StudyRunner.Options;
import lectern.sweep.StudyRunner.Start;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two processes and one store.
public class TwoSweepsTest {
  @TempDir private Path folder;

  /// The other process: runs the plan of the given settings in the given folder.
  public static void main(String[] arguments) throws InterruptedException {
    new Studies(Path.of(arguments[0])).run(Studies.plan(arguments[1]), Options.on(2));
  }

  private Process other(String overrides) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--add-modules=jdk.incubator.vector",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            TwoSweepsTest.class.getName(),
            folder.toString(),
            overrides)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("other.log").toFile())
        .start();
  }

  private void await(Process other, RunStatus status) throws Exception {
    for (int attempt = 0; attempt < 600 && other.isAlive(); attempt++) {
      if (new Studies(folder).runs().runs().stream().anyMatch(run -> run.status() == status)) {
        return;
      }
      Thread.sleep(20);
    }
    throw new AssertionError(Files.readString(folder.resolve("other.log")));
  }

  @Test
  void twoSweepsAtOnceHaveAStudyEach() throws Exception {
    Studies studies = new Studies(folder);
    Process other = other("steps: 200");
    await(other, RunStatus.RUNNING);
    Study mine = studies.run(Studies.plan("steps: 200"), Options.on(2));
    assertTrue(other.waitFor(60, TimeUnit.SECONDS));
    assertEquals(0, other.exitValue(), Files.readString(folder.resolve("other.log")));
    List<Run> runs = studies.runs().runs();
    assertEquals(24, runs.size());
    List<StudyRecord> records = studies.records().records();
    assertEquals(2, new HashSet<>(records.stream().map(StudyRecord::id).toList()).size());
    assertEquals(mine.id(), records.getLast().id());
    for (StudyRecord record : records) {
      assertEquals(Studies.outcome(mine), Studies.outcome(record.study(runs)));
    }
  }

  @Test
  void whatAKilledSweepLeftIsTakenUpButNotWhileItLives() throws Exception {
    Studies studies = new Studies(folder);
    Path flag = folder.resolve("mended");
    String overrides = "{ mishap: hang, flag: '" + flag + "' }";
    Options resume = Options.on(2).withStart(Start.RESUME);
    Process other = other(overrides);
    try {
      await(other, RunStatus.RUNNING);
      assertTrue(
          assertThrows(InputException.class, () -> studies.run(Studies.plan(overrides), resume))
              .getMessage()
              .contains("is being run by another process"));
    } finally {
      other.destroyForcibly(); // SIGKILL
      other.waitFor();
    }
    Files.createFile(flag);
    Study whole = studies.run(Studies.plan(overrides), resume);
    assertEquals(1, studies.records().records().size());
    assertEquals(12, whole.runList().size());
    assertEquals(
        Studies.outcome(
            new Studies(folder.resolve("once")).run(Studies.plan(overrides), Options.on(1))),
        Studies.outcome(whole));
  }
}
