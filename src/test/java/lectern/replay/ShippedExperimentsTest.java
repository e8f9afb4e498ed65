package lectern.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import lectern.data.MirroredCorpus;
import lectern.experiment.ExperimentSpec;
import lectern.run.Machine;
import lectern.run.Run;
import lectern.run.RunExecutor;
import lectern.run.RunListener;
import lectern.run.RunPlan;
import lectern.run.RunStatus;
import lectern.run.Task;
import lectern.task.Shrunk;
import lectern.task.Tasks;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A run of every arm of every file in experiments/ comes out again, byte for byte, on another
/// number of threads.
class ShippedExperimentsTest {
  private static final Machine MACHINE =
      new Machine("c", "clean", "j", "o", "p", 2, 256, List.of());

  @TempDir private Path folder;

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("experiments"))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyArmComesOutAgain(Path file) throws InterruptedException {
    ExperimentSpec spec = ExperimentSpec.read(file, Tasks.all());
    spec.requires().forEach(MirroredCorpus::folder); // or nothing to do here
    Task<?> task =
        Tasks.all().stream()
            .filter(each -> each.name().equals(spec.task()))
            .findFirst()
            .orElseThrow();
    RunExecutor executor = new RunExecutor(folder.resolve("runs"), MirroredCorpus::folder, MACHINE);
    Replay replay =
        new Replay(folder.resolve("replays"), Tasks.all(), MirroredCorpus::folder, MACHINE);
    for (RunPlan plan : Shrunk.runs(spec, task)) {
      Run run = executor.begin(task, plan, "study", 1, 1, RunListener.SILENT);
      assertEquals(RunStatus.FINISHED, run.status(), plan.label() + " " + run.error());
      Replayed replayed = replay.run(run, Replay.Options.DEFAULT.threads(3), RunListener.SILENT);
      assertEquals(
          Agreement.IDENTICAL,
          replayed.diff().agreement(),
          plan.label() + " " + replayed.diff().summary());
      assertTrue(replayed.diff().results().size() > 2 && replayed.reproduced(), plan.label());
    }
  }
}
