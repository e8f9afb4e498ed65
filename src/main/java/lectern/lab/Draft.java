package lectern.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.stream.Collectors;
import lectern.InputException;
import lectern.experiment.ExperimentSpec;
import lectern.run.Task;

/// An experiment file to begin with: valid as it is, and meant to be changed.
///
/// @param id the new experiment's
/// @param text the whole file
public record Draft(String id, String text) {
  /// @throws InputException if this cannot be an experiment's id
  public Draft {
    checkId(id);
  }

  private static void checkId(String id) {
    if (!ExperimentSpec.isId(id)) {
      throw new InputException(
          "'"
              + id
              + "' cannot be an experiment's id; use lower-case words joined by hyphens, such as"
              + " my-first.");
    }
  }

  /// Two arms of a task that differ in one setting, every section and setting explained.
  ///
  /// @throws InputException if the id is none, or the task does not come with Lectern
  public static Draft of(String id, Task<?> task) {
    checkId(id); // before a title is made of it
    return new Draft(id, new DraftText(id, task).write());
  }

  /// Another experiment under a new id, comments and all; not a highlight.
  ///
  /// @throws InputException if the id is none
  public static Draft like(String id, ExperimentSpec other) {
    String copied;
    try {
      copied = Files.readString(other.file());
    } catch (IOException e) {
      throw new InputException(other.file() + " cannot be read: " + e.getMessage() + ".", e);
    }
    return new Draft(
        id,
        "# Begun as a copy of "
            + other.id()
            + ": make its title, question and claims your own.\n"
            + copied
                .lines()
                .filter(line -> !line.startsWith("highlight:"))
                .map(line -> line.startsWith("id:") ? "id: " + id : line)
                .collect(Collectors.joining("\n", "", "\n")));
  }

  /// Writes `experiments/<id>.yaml`, after having read it as an experiment.
  ///
  /// @param root the project's folder
  /// @param tasks what `task:` may name
  /// @return the file
  /// @throws InputException if there is such a file already, or it would not be an experiment
  public Path write(Path root, Collection<? extends Task<?>> tasks) {
    Path file = root.resolve("experiments").resolve(id + ".yaml");
    if (Files.exists(file)) {
      throw taken();
    }
    try {
      check(tasks);
      return Files.write(
          file, text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw taken();
    } catch (IOException e) {
      throw new InputException(file + " cannot be written: " + e.getMessage() + ".", e);
    }
  }

  private void check(Collection<? extends Task<?>> tasks) throws IOException {
    Path folder = Files.createTempDirectory("lectern-draft");
    Path trial = folder.resolve(id + ".yaml");
    try {
      Files.writeString(trial, text);
      ExperimentSpec.read(trial, tasks);
    } finally {
      Files.deleteIfExists(trial);
      Files.delete(folder);
    }
  }

  private InputException taken() {
    return new InputException(
        "experiments/" + id + ".yaml is there already; choose another id, or edit that file.");
  }
}
