package lectern.lab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import lectern.InputException;

/// What lies where in a project's folder.
///
/// @param root the folder that has `experiments/`
record Project(Path root) {
  private static final String HOME = "LECTERN_HOME";

  /// The project folder: LECTERN_HOME if set, else the nearest folder here or above that has
  /// `experiments/`.
  ///
  /// @throws InputException if there is none
  static Path findRoot() {
    return findRoot(Optional.ofNullable(System.getenv(HOME)), Path.of(""));
  }

  static Path findRoot(Optional<String> home, Path from) {
    if (home.isPresent()) {
      Path root = Path.of(home.get()).toAbsolutePath().normalize();
      if (!isProject(root)) {
        throw new InputException(
            HOME + " is " + root + ", which has no folder experiments/; set it to the project's.");
      }
      return root;
    }
    Path here = from.toAbsolutePath().normalize();
    for (Path folder = here; folder != null; folder = folder.getParent()) {
      if (isProject(folder)) {
        return folder;
      }
    }
    throw new InputException(
        "Neither "
            + here
            + " nor a folder above it has experiments/; go there or set "
            + HOME
            + ".");
  }

  private static boolean isProject(Path folder) {
    return Files.isDirectory(folder.resolve("experiments"));
  }

  /// The experiments' files.
  Path experiments() {
    return root.resolve("experiments");
  }

  /// The runs on this machine.
  Path runs() {
    return root.resolve("results").resolve("runs");
  }

  /// Apart from the runs, so that no listing or report takes a replay for a result.
  Path replays() {
    return root.resolve("results").resolve("replays");
  }

  /// Committed outcomes.
  Path references() {
    return root.resolve("results").resolve("reference");
  }

  /// The report's pages.
  Path report() {
    return root.resolve("results").resolve("report");
  }
}
