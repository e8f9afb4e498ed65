package lectern.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import lectern.config.Settings;
import lectern.data.MissingDataException;
import lectern.experiment.Choice;
import lectern.experiment.Study;
import lectern.experiment.StudyPlan;
import lectern.run.Machine;
import lectern.run.Run;
import lectern.store.RunStore;
import lectern.yaml.YamlReader;

/// A place for studies of {@link Descent}.
///
/// @param folder that has `runs` and `studies`
record Studies(Path folder) {
  RunStore runs() {
    return new RunStore(folder.resolve("runs"));
  }

  StudyStore records() {
    return StudyStore.beside(runs());
  }

  StudyRunner runner() {
    return new StudyRunner(
        runs(),
        name -> {
          throw new MissingDataException(name, name + " is missing");
        },
        Machine.here(folder));
  }

  Study run(StudyPlan plan, StudyRunner.Options options) throws InterruptedException {
    return runner().run(plan, options, StudyListener.SILENT);
  }

  static StudyPlan plan(String overrides) {
    return plan(Choice.of("full"), overrides);
  }

  static StudyPlan plan(Choice choice, String overrides) {
    Settings settings =
        overrides.isEmpty() ? Settings.none() : Settings.of(YamlReader.mapping("--set", overrides));
    return Descent.spec().plan(new Descent(), choice.withOverrides(settings));
  }

  /// What a study comes to, run by run: status, measures and the bytes of metrics.csv, but nothing
  /// of when and where.
  static List<String> outcome(Study study) {
    List<String> outcome = new ArrayList<>();
    for (Run run : study.runList()) {
      outcome.add(
          run.arm()
              + new TreeMap<>(run.grid())
              + run.seed()
              + " "
              + run.status()
              + run.measures()
              + run.error().orElse("")
              + "\n"
              + read(run.folder().resolve("metrics.csv")));
    }
    return outcome;
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
