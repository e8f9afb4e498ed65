package lectern.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lectern.InputException;
import lectern.experiment.ExperimentSpec;
import lectern.run.Task;
import lectern.run.WholeFile;
import lectern.yaml.Nearest;
import lectern.yaml.YamlReader;

/// The experiments' files of a project: `experiments/<id>.yaml`.
///
/// @param folder where they lie
/// @param tasks what they may name
record Experiments(Path folder, List<Task<?>> tasks) {
  /// Every experiment, in teaching order: by the first of its claims, then by its id.
  ///
  /// @throws InputException if one of the files is wrong
  List<ExperimentSpec> all() {
    return files().stream()
        .map(file -> ExperimentSpec.read(file, tasks))
        .sorted(Comparator.comparing(Experiments::teachingOrder).thenComparing(ExperimentSpec::id))
        .toList();
  }

  /// `B2` before `B10`.
  private static String teachingOrder(ExperimentSpec spec) {
    String claim = spec.claims().getFirst().id();
    String letters = claim.replaceFirst("\\d.*$", "");
    String number = claim.substring(letters.length());
    return letters + "0".repeat(Math.max(0, 6 - number.length())) + number;
  }

  private List<Path> files() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    } catch (IOException e) {
      throw new InputException(
          "The experiments in " + folder + " cannot be listed (" + e + ").", e);
    }
  }

  /// One experiment.
  ///
  /// @throws InputException if there is none of this name, naming the nearest
  ExperimentSpec spec(String id) {
    return find(id)
        .orElseThrow(() ->
            new InputException(
                "There is no experiment '"
                    + id
                    + "'"
                    + Nearest.ending(id, files().stream().map(Experiments::idOf).toList())));
  }

  /// One experiment, if it has a file.
  ///
  /// @throws InputException if the file is wrong
  Optional<ExperimentSpec> find(String id) {
    return files().stream()
        .filter(file -> idOf(file).equals(id))
        .findFirst()
        .map(file -> ExperimentSpec.read(file, tasks));
  }

  /// The task that experiments name so.
  ///
  /// @throws InputException if there is none, naming the nearest
  Task<?> task(String name) {
    return tasks.stream()
        .filter(task -> task.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new InputException(
                "There is no task '"
                    + name
                    + "'"
                    + Nearest.ending(name, tasks.stream().map(Task::name).toList())));
  }

  /// An experiment that is in no file.
  ///
  /// @param yaml what the file would hold
  /// @throws InputException if something in it is wrong, or there is a file for another experiment
  ///   of this id
  ExperimentSpec define(String yaml) {
    ExperimentSpec spec = ExperimentSpec.parse(yaml, tasks);
    Path file = file(spec.id());
    if (Files.exists(file) && !YamlReader.text(file, file.toString()).equals(yaml)) {
      throw new InputException(
          "There is another experiment '"
              + spec.id()
              + "' in experiments/"
              + file.getFileName()
              + "; give this one an id of its own.");
    }
    return spec;
  }

  /// Writes an experiment to its file.
  ///
  /// @param yaml as for {@link #define}
  /// @return the experiment as read again
  /// @throws InputException as {@link #define}, or if it cannot be written
  ExperimentSpec save(String yaml) {
    String id = define(yaml).id();
    try {
      WholeFile.write(file(id), yaml);
    } catch (IOException e) {
      throw new InputException(file(id) + " cannot be written (" + e + ").", e);
    }
    return spec(id);
  }

  private Path file(String id) {
    return folder.resolve(id + ".yaml");
  }

  private static String idOf(Path file) {
    return file.getFileName().toString().replaceFirst("\\.yaml$", "");
  }
}
