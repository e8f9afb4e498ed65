package lectern.experiment;

import java.nio.file.Path;
import java.util.OptionalInt;
import lectern.config.Settings;
import lectern.run.Machine;
import lectern.store.RunStore;
import lectern.sweep.StudyListener;
import lectern.sweep.StudyRunner;
import lectern.yaml.YamlReader;

/// What RunStoreTest starts in a JVM of its own: the sample's quick profile.
public final class OtherProcess {
  private OtherProcess() {}

  /// @param arguments the folder of sample.yaml, and settings as YAML
  public static void main(String[] arguments) throws InterruptedException {
    Path folder = Path.of(arguments[0]);
    FakeTask task = new FakeTask();
    ExperimentSpec spec = ExperimentSpec.read(folder.resolve("sample.yaml"), Specs.TASKS);
    Settings settings = Settings.of(YamlReader.mapping("--set", arguments[1]));
    new StudyRunner(new RunStore(folder.resolve("runs")), name -> folder, Machine.here(folder))
        .run(
            spec.plan(task, new Choice("quick", settings, OptionalInt.empty())),
            StudyRunner.Options.on(1),
            StudyListener.SILENT);
  }
}
