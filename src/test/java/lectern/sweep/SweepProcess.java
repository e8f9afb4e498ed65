package lectern.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import lectern.InputException;
import lectern.experiment.Choice;
import lectern.experiment.ExperimentSpec;
import lectern.experiment.Specs;
import lectern.experiment.Study;
import lectern.run.Machine;
import lectern.run.RunPlan;
import lectern.store.RunStore;

/// A sweep in a JVM of its own, which tests kill, starve and set beside another one.
///
/// It says `begun` when its first run begins, and ends with 2 and a message if runs cannot be kept.
final class SweepProcess {
  private final Process process;
  private final Path said;

  private SweepProcess(Process process, Path said) {
    this.process = process;
    this.said = said;
  }

  /// @param arguments the folder of sample.yaml, the folder of results, and how to start
  public static void main(String[] arguments) throws InterruptedException {
    try {
      StudyListener listener =
          new StudyListener() {
            @Override
            public void started(RunPlan run, String id) {
              System.out.println("begun");
            }
          };
      StudyRunner.Start start = StudyRunner.Start.valueOf(arguments[2]);
      sweep(Path.of(arguments[0]), Path.of(arguments[1]), 2, start, listener);
    } catch (InputException e) {
      System.out.println(e.getMessage());
      System.exit(2);
    }
  }

  /// The same in this JVM.
  static Study sweep(
      Path project, Path results, int threads, StudyRunner.Start start, StudyListener listener)
      throws InterruptedException {
    ExperimentSpec spec = ExperimentSpec.read(project.resolve("sample.yaml"), Specs.TASKS);
    return new StudyRunner(
            new RunStore(results.resolve("runs")), name -> project, Machine.here(project))
        .run(
            spec.plan(Specs.TASKS.getFirst(), Choice.of("full")),
            StudyRunner.Options.on(threads).withStart(start),
            listener);
  }

  /// Starts one.
  ///
  /// @param before words before the command, such as `nice`
  static SweepProcess start(Path project, Path results, StudyRunner.Start start, String... before)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(before));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--add-modules=jdk.incubator.vector",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-cp",
            System.getProperty("java.class.path"),
            SweepProcess.class.getName(),
            project.toString(),
            results.toString(),
            start.name()));
    Path said = Files.createTempFile(project, "said", ".txt");
    return new SweepProcess(
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start(),
        said);
  }

  /// Waits until its first run has begun, or it has ended.
  void awaitBegun() throws IOException, InterruptedException {
    while (process.isAlive() && !said().contains("begun")) {
      process.waitFor(5, TimeUnit.MILLISECONDS);
    }
  }

  /// SIGKILL.
  ///
  /// @return whether that is how it ended
  boolean kill() throws InterruptedException {
    process.destroyForcibly();
    return process.waitFor() == 128 + 9;
  }

  /// Its exit code, once it has ended.
  int exitCode() throws InterruptedException {
    return process.waitFor();
  }

  /// What it has said, without the JVM's words.
  String said() throws IOException {
    StringBuilder text = new StringBuilder();
    for (String line : Files.readAllLines(said)) {
      if (!line.startsWith("WARNING: ")) {
        text.append(line).append('\n');
      }
    }
    return text.toString();
  }
}
