package lectern.experiment;

import java.nio.file.Path;
import java.util.List;

/// The runs on this machine: `results/runs/<experiment>/<run>/`, readable without us.
public final class RunStore {
  private final Path folder;

  /// @param folder results/runs
  public RunStore(Path folder) {
    this.folder = folder;
  }

  /// Where the runs lie.
  public Path folder() {
    return folder;
  }

  /// Every run of every experiment, oldest first. What is not a run's folder is passed over.
  public List<Run> runs() {
    throw new UnsupportedOperationException();
  }

  /// The runs of one experiment, oldest first.
  public List<Run> runs(String experiment) {
    throw new UnsupportedOperationException();
  }

  /// One run.
  ///
  /// @param id its folder's name
  /// @throws lectern.InputException if there is none, naming the nearest
  public Run run(String id) {
    throw new UnsupportedOperationException();
  }
}
