package lectern.lab;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import lectern.experiment.ExperimentSpec;
import lectern.experiment.Ledger;
import lectern.experiment.Reference;
import lectern.experiment.Run;
import lectern.experiment.Study;
import lectern.experiment.StudyListener;
import lectern.experiment.Task;

/// A project folder with its experiments and results.
///
/// ```java
/// Lab lab = Lab.open();
/// Study study = lab.experiment("xor").profile("quick").run();
/// study.summary();
/// ```
public final class Lab {
  private final Path root;

  private Lab(Path root) {
    this.root = root;
  }

  /// The project folder: LECTERN_HOME if set, else the nearest folder here or above that has
  /// `experiments/`.
  ///
  /// @throws lectern.InputException if there is none
  public static Path findRoot() {
    throw new UnsupportedOperationException();
  }

  /// A project folder.
  ///
  /// @param root the folder that has `experiments/`
  /// @param tasks what experiments may name
  /// @param corpora the folder of an installed corpus by its name; throws MissingDataException
  public static Lab open(
      Path root, Collection<? extends Task<?>> tasks, Function<String, Path> corpora) {
    return new Lab(root);
  }

  /// The project folder.
  public Path root() {
    return root;
  }

  /// Every experiment, in teaching order: by claim, then by id.
  ///
  /// @throws lectern.InputException if one of the files is wrong
  public List<ExperimentSpec> experiments() {
    throw new UnsupportedOperationException();
  }

  /// An experiment, ready to be run under its full profile.
  ///
  /// @throws lectern.InputException if there is none of this name, naming the nearest
  public Plan experiment(String id) {
    throw new UnsupportedOperationException();
  }

  /// Every run on this machine, oldest first.
  public List<Run> runs() {
    throw new UnsupportedOperationException();
  }

  /// One run.
  ///
  /// @throws lectern.InputException if there is none of this id, naming the nearest
  public Run run(String id) {
    throw new UnsupportedOperationException();
  }

  /// Takes up an interrupted or failed run where its last checkpoint left it.
  ///
  /// @return the run as it stands then
  /// @throws lectern.InputException if there is no such run, or it is finished or still running
  public Run resume(String id, StudyListener listener) throws InterruptedException {
    throw new UnsupportedOperationException();
  }

  /// The latest study of an experiment that is on this machine.
  public Optional<Study> latest(String experiment) {
    throw new UnsupportedOperationException();
  }

  /// Runs every experiment under a profile; what lacks its corpus is listed as not run.
  public Ledger reproduce(String profile, StudyListener listener) throws InterruptedException {
    throw new UnsupportedOperationException();
  }

  /// Writes a study's outcome to results/reference, to be committed.
  ///
  /// @return the file written
  public Path keepReference(Study study) {
    throw new UnsupportedOperationException();
  }

  /// The committed outcome of an experiment.
  public Optional<Reference> reference(String experiment) {
    throw new UnsupportedOperationException();
  }
}
