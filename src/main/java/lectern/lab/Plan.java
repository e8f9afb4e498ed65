package lectern.lab;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import lectern.InputException;
import lectern.config.Settings;
import lectern.experiment.Choice;
import lectern.experiment.ExperimentSpec;
import lectern.experiment.Study;
import lectern.experiment.StudyListener;
import lectern.experiment.StudyPlan;
import lectern.yaml.Place;
import lectern.yaml.YamlReader;

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
  private final Choice choice;
  private final int threads;
  private final StudyListener listener;

  private Plan(Lab lab, ExperimentSpec spec, Choice choice, int threads, StudyListener listener) {
    this.lab = lab;
    this.spec = spec;
    this.choice = choice;
    this.threads = threads;
    this.listener = listener;
  }

  /// The full profile on every core.
  static Plan of(Lab lab, ExperimentSpec spec) {
    return new Plan(lab, spec, Choice.of("full"), Lab.cores(), StudyListener.SILENT);
  }

  /// The experiment.
  public ExperimentSpec spec() {
    return spec;
  }

  /// Under this profile; `full` unless said.
  ///
  /// @throws InputException if the experiment has none of this name
  public Plan profile(String name) {
    Choice other = new Choice(spec.profile(name).name(), choice.overrides(), choice.seeds());
    return new Plan(lab, spec, other, threads, listener);
  }

  /// With another value at a path of the configuration. At a path of the grid, the grid is narrowed
  /// to this value (or to these, of a list).
  ///
  /// @param path such as `model.hidden`
  /// @param value a number, a text, a boolean or a list of such
  /// @throws InputException if there is no such path, it cannot have this value, or an arm sets it
  public Plan with(String path, Object value) {
    return set(path + "=" + text(value));
  }

  /// As {@link #with}, from the text `path=value`.
  public Plan set(String assignment) {
    int sign = assignment.indexOf('=');
    if (sign < 1) {
      throw new InputException(
          "'" + assignment + "' sets nothing; write path=value, such as model.hidden=64.");
    }
    Place place = new Place(assignment, 0);
    Settings overrides =
        choice
            .overrides()
            .with(
                assignment.substring(0, sign).strip(),
                place,
                YamlReader.value(assignment, assignment.substring(sign + 1)));
    Choice other = new Choice(choice.profile(), overrides, choice.seeds());
    lab.plan(spec, other); // finds a wrong path or value now, not when run
    return new Plan(lab, spec, other, threads, listener);
  }

  private static String text(Object value) {
    return value instanceof List<?> list
        ? list.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]"))
        : String.valueOf(value);
  }

  /// With so many seeds.
  ///
  /// @param count at least 1
  public Plan seeds(int count) {
    if (count < 1) {
      throw new InputException("There can be no " + count + " seeds; give at least 1.");
    }
    Choice other = new Choice(choice.profile(), choice.overrides(), OptionalInt.of(count));
    return new Plan(lab, spec, other, threads, listener);
  }

  /// On so many threads; every core unless said. The results do not depend on it.
  ///
  /// @param count at least 1
  public Plan threads(int count) {
    if (count < 1) {
      throw new InputException("There can be no " + count + " threads; give at least 1.");
    }
    return new Plan(lab, spec, choice, count, listener);
  }

  /// Heard by this listener.
  public Plan listener(StudyListener other) {
    return new Plan(lab, spec, choice, threads, other);
  }

  /// The runs that {@link #run} would do.
  public StudyPlan plan() {
    return lab.plan(spec, choice);
  }

  /// Does every run. One that fails does not stop the others.
  ///
  /// @throws InterruptedException if the user asked to stop; runs that ended are kept, others can
  ///   be resumed
  public Study run() throws InterruptedException {
    return lab.run(plan(), threads, listener);
  }
}
