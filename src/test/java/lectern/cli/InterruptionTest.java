package lectern.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import lectern.lab.Lab;
import lectern.run.Run;
import lectern.run.RunStatus;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Ctrl-C on a real process: it ends by itself, every run is finished or can be taken up.
@DisabledOnOs(OS.WINDOWS)
class InterruptionTest {
  /// A run is over at once or, but for the interruption, never; and one is learned by DL4J.
  private static final String ENDLESS =
      """
      id: endless
      lecture: here
      title: An endless one
      question: Does it stop?
      task: xor
      base: { learner: lectern, hidden: [2], inputs: raw, activation: tanh, rate: 0.01 }
      arms:
        short: { steps: 5 }
        long: { steps: 1000000000 }
        other: { steps: 1000000000, learner: dl4j }
      seeds: 1
      profiles: { quick: {} }
      claims: [{ id: E1, text: None., expect: [accuracy of short <= 1] }]
      """;

  @TempDir private Path home;

  private Path said() {
    return home.resolve("said.txt");
  }

  private Process start(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    // Tests may run where SIGINT is ignored, as behind a shell's &, which children inherit.
    List<String> heeding = List.of("env", "--default-signal=INT");
    if (new ProcessBuilder("env", "--default-signal=INT", "true").start().waitFor() == 0) {
      command.addAll(heeding);
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("--add-modules=jdk.incubator.vector", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-Dlectern.home=" + home, "-cp", System.getProperty("java.class.path")));
    command.add("lectern.cli.Main");
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(said().toFile())
        .start();
  }

  private Optional<Run> run(String arm) {
    return Lab.open(home).runs().stream().filter(run -> run.arm().equals(arm)).findFirst();
  }

  private void awaitUnderWay(Process process, String arm) throws Exception {
    while (run(arm).filter(run -> run.status() == RunStatus.RUNNING).isEmpty()) {
      assertTrue(process.isAlive(), Files.readString(said()));
      process.waitFor(20, TimeUnit.MILLISECONDS);
    }
  }

  @ParameterizedTest
  @CsvSource({"INT, 130, run", "TERM, 143, sweep"})
  void everyRunIsFinishedOrCanBeTakenUp(String signal, int code, String command) throws Exception {
    Files.writeString(
        Files.createDirectory(home.resolve("experiments")).resolve("endless.yaml"), ENDLESS);
    Process process = start(command, "endless", "--threads", "2");
    awaitUnderWay(process, "long");
    awaitUnderWay(process, "other");
    String pid = String.valueOf(process.pid());
    assertEquals(0, new ProcessBuilder("kill", "-" + signal, pid).start().waitFor());
    assertEquals(code, process.waitFor(), Files.readString(said()));
    String said = Files.readString(said());
    assertTrue(said.contains("lectern: stopped"), said);
    assertFalse(said.contains("\tat "), said);

    assertEquals(RunStatus.FINISHED, run("short").orElseThrow().status());
    assertEquals(RunStatus.INTERRUPTED, run("long").orElseThrow().status());
    assertEquals(RunStatus.INTERRUPTED, run("other").orElseThrow().status());
    assertEquals(3, Lab.open(home).studies().getFirst().runList().size());

    Process again = start(command, "endless", "--threads", "2", "--resume", "--max-time", "2s");
    again.waitFor();
    Run longer = run("long").orElseThrow();
    assertEquals(3, Lab.open(home).runs().size(), "taken up, not begun anew");
    assertEquals(RunStatus.INTERRUPTED, longer.status(), Files.readString(said()));
    assertEquals(1, longer.provenance().orElseThrow().resumed().size());
  }
}
