package lectern.lab;

import lectern.experiment.ExperimentSpec;
import lectern.experiment.Study;
import lectern.experiment.StudyListener;
import lectern.experiment.StudyPlan;

/// An experiment about to be run: change what you like, then {@link #run}.
///
/// ```java
/// Study study = lab.experiment("xor").profile("quick").with("model.hidden", 64).run();
/// ```
///
/// A plan never changes; each call gives another one.
public final class Plan {
  private final Lab lab;
  private final ExperimentSpec spec;

  Plan(Lab lab, ExperimentSpec spec) {
    this.lab = lab;
    this.spec = spec;
  }

  /// The experiment.
  public ExperimentSpec spec() {
    return spec;
  }

  /// Under this profile; `full` unless said.
  ///
  /// @throws lectern.InputException if the experiment has none of this name
  public Plan profile(String name) {
    return new Plan(lab, spec);
  }

  /// With another value at a path of the configuration. At a path of the grid, the grid is narrowed
  /// to this value (or to these, of a list).
  ///
  /// @param path such as `model.hidden`
  /// @param value a number, a text, a boolean or a list of such
  /// @throws lectern.InputException if there is no such path or an arm sets it itself
  public Plan with(String path, Object value) {
    return new Plan(lab, spec);
  }

  /// As {@link #with}, from the text `path=value`.
  public Plan set(String assignment) {
    return new Plan(lab, spec);
  }

  /// With so many seeds.
  ///
  /// @param count at least 1
  public Plan seeds(int count) {
    return new Plan(lab, spec);
  }

  /// On so many threads; every core unless said. The results do not depend on it.
  ///
  /// @param count at least 1
  public Plan threads(int count) {
    return new Plan(lab, spec);
  }

  /// Heard by this listener too.
  public Plan listener(StudyListener listener) {
    return new Plan(lab, spec);
  }

  /// The runs that {@link #run} would do.
  public StudyPlan plan() {
    throw new UnsupportedOperationException();
  }

  /// Does every run.
  ///
  /// A run that fails does not stop the others.
  ///
  /// @throws InterruptedException if the user asked to stop; runs that ended are kept, others can
  ///   be resumed
  public Study run() throws InterruptedException {
    throw new UnsupportedOperationException();
  }
}
