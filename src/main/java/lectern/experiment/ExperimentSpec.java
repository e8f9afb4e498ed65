package lectern.experiment;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import lectern.InputException;
import lectern.config.Settings;
import lectern.run.Task;
import lectern.yaml.Name;
import lectern.yaml.Nearest;
import lectern.yaml.Yaml;

/// An experiment as its file describes it.
///
/// @param id the file's name without `.yaml`: lower-case words joined by hyphens
/// @param lecture the key of the lecture whose claims it checks
/// @param title a few words
/// @param question one sentence
/// @param task the name of the task that does the work
/// @param base the configuration that the arms share
/// @param arms what each arm changes, by the arm's name; at least one
/// @param grid values by path; every arm is run at every combination
/// @param search points drawn at random, beside the grid
/// @param seeds how many, at least 1: the seeds 1, 2, …
/// @param goal what a search over settings looks for, if the file says so
/// @param highlight whether it is one of the few that `lectern reproduce` runs unasked
/// @param requires corpora without which nothing is run
/// @param profiles by name; `quick` and `full` are always there
/// @param claims what is checked
/// @param charts what is drawn
/// @param text the file's, whole
/// @param file where it was read from; of a text, where it would lie
public record ExperimentSpec(
    String id,
    String lecture,
    String title,
    String question,
    String task,
    Settings base,
    SequencedMap<String, Settings> arms,
    SequencedMap<String, List<Yaml>> grid,
    Optional<Search> search,
    int seeds,
    Optional<Goal> goal,
    boolean highlight,
    List<String> requires,
    SequencedMap<String, Profile> profiles,
    List<Claim> claims,
    List<ChartSpec> charts,
    String text,
    Path file) {
  /// Every key that an experiment file may have, in the usual order.
  public static final List<String> KEYS = SpecReader.KEYS;

  public ExperimentSpec {
    arms = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(arms));
    grid = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(grid));
    profiles = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(profiles));
    requires = List.copyOf(requires);
    claims = List.copyOf(claims);
    charts = List.copyOf(charts);
  }

  /// Reads and checks an experiment file: every arm, grid point and profile is bound to its task's
  /// configuration, so that nothing is found wrong only after an hour of training.
  ///
  /// @param file `experiments/<id>.yaml`
  /// @param tasks what `task:` may name
  /// @throws lectern.InputException with file and line, what was found and what is allowed
  public static ExperimentSpec read(Path file, Collection<? extends Task<?>> tasks) {
    return SpecReader.ofFile(file, tasks).read();
  }

  /// Reads and checks an experiment that is in no file, as {@link #read}.
  ///
  /// @param text what the file would hold
  public static ExperimentSpec parse(String text, Collection<? extends Task<?>> tasks) {
    return SpecReader.ofText(text, tasks).read();
  }

  /// Reads an experiment that was checked when it was run. Its task may have changed since, or be
  /// gone, so that nothing is bound.
  ///
  /// @param choice what it was run with
  /// @return with the arms, grid, search and goal that were run
  /// @throws lectern.InputException if it is no experiment, or was never run with this choice
  public static ExperimentSpec asRun(String text, Choice choice) {
    return Planner.effective(SpecReader.ofRecord(text).read(), choice);
  }

  /// This with other arms, grid, search and goal: what is in fact run.
  ExperimentSpec with(
      SequencedMap<String, Settings> otherArms,
      SequencedMap<String, List<Yaml>> otherGrid,
      Optional<Search> otherSearch,
      Optional<Goal> otherGoal) {
    return new ExperimentSpec(
        id,
        lecture,
        title,
        question,
        task,
        base,
        otherArms,
        otherGrid,
        otherSearch,
        seeds,
        otherGoal,
        highlight,
        requires,
        profiles,
        claims,
        charts,
        text,
        file);
  }

  /// Whether this can be an experiment's id.
  public static boolean isId(String text) {
    return Name.isId(text);
  }

  /// A profile.
  ///
  /// @throws lectern.InputException if there is none of this name, naming the nearest
  public Profile profile(String name) {
    Profile profile = profiles.get(name);
    if (profile == null) {
      throw new InputException(
          id + " has no profile '" + name + "'" + Nearest.ending(name, profiles.keySet()));
    }
    return profile;
  }

  /// The runs that a choice means.
  ///
  /// @param task the one of the name {@link #task}
  /// @throws lectern.InputException if a value set by hand does not fit
  public StudyPlan plan(Task<?> task, Choice choice) {
    return Planner.plan(this, task, choice);
  }
}
