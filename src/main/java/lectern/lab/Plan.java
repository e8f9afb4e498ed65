package lectern.lab;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import lectern.InputException;
import lectern.config.Settings;
import lectern.config.Settings.Setting;
import lectern.experiment.Choice;
import lectern.experiment.ExperimentSpec;
import lectern.experiment.Goal;
import lectern.experiment.Range;
import lectern.experiment.Study;
import lectern.experiment.StudyPlan;
import lectern.experiment.Sweep;
import lectern.sweep.MedianRule;
import lectern.sweep.StudyListener;
import lectern.sweep.StudyRunner;
import lectern.yaml.Place;
import lectern.yaml.Yaml;
import lectern.yaml.YamlReader;

/// An experiment about to be run: change what you like, then {@link #run}.
///
/// ```java
/// Study study = lab.experiment("xor").profile("quick").with("steps", 200).run();
/// Study sweep =
///     lab.experiment("elman-grammar")
///         .grid("model.hidden", 16, 32, 64)
///         .random("train.rate", "1e-4 .. 1e-1 log")
///         .samples(20)
///         .seeds(3)
///         .run();
/// ```
///
/// A plan never changes; each call gives another one.
public final class Plan {
  private final Lab lab;
  private final ExperimentSpec spec;
  private final Choice choice;
  private final StudyRunner.Options options;
  private final StudyListener listener;

  private Plan(
      Lab lab,
      ExperimentSpec spec,
      Choice choice,
      StudyRunner.Options options,
      StudyListener listener) {
    this.lab = lab;
    this.spec = spec;
    this.choice = choice;
    this.options = options;
    this.listener = listener;
  }

  /// The full profile on every core.
  static Plan of(Lab lab, ExperimentSpec spec) {
    return new Plan(
        lab, spec, Choice.of("full"), StudyRunner.Options.on(Lab.cores()), StudyListener.SILENT);
  }

  /// The experiment, as its file has it.
  public ExperimentSpec spec() {
    return spec;
  }

  /// Under this profile; `full` unless said.
  ///
  /// @throws InputException if the experiment has none of this name
  public Plan profile(String name) {
    return choosing(choice.withProfile(spec.profile(name).name()));
  }

  /// With another value at a path of the configuration. At a path of the file's grid or search, the
  /// grid is narrowed to this value (or to these, of a list).
  ///
  /// @param path such as `model.hidden`
  /// @param value a number, a text, a boolean or a list of such
  /// @throws InputException if there is no such path, it cannot have this value, or an arm sets it
  public Plan with(String path, Object value) {
    return set(path + "=" + (value instanceof List<?> list ? text(list) : value));
  }

  /// As {@link #with}, from the text `path=value`.
  public Plan set(String assignment) {
    return choosing(choice.withOverrides(assigned(choice.overrides(), assignment)));
  }

  private static Settings assigned(Settings to, String assignment) {
    int sign = assignment.indexOf('=');
    if (sign < 1) {
      throw new InputException(
          "'" + assignment + "' sets nothing; write path=value, such as model.hidden=64.");
    }
    return to.with(
        assignment.substring(0, sign).strip(),
        new Place(assignment, 0),
        YamlReader.value(assignment, assignment.substring(sign + 1)));
  }

  /// As YAML, where a text that could be taken for something else has quotes.
  private static String text(Object value) {
    return switch (value) {
      case List<?> list ->
          list.stream().map(Plan::text).collect(Collectors.joining(", ", "[", "]"));
      case String text -> new Yaml.Scalar(text, Yaml.Quoting.PLAIN, new Place("a value", 0)).flow();
      default -> String.valueOf(value);
    };
  }

  /// At each of these values of a path, in every combination with the rest of the grid.
  ///
  /// @param path such as `model.hidden`; one of the file's grid or search has these values instead
  /// @param values numbers, texts, booleans or lists of such
  /// @throws InputException if there is no such path, it cannot have one of the values, an arm sets
  ///   it, it is set by hand, or there would be too many runs
  public Plan grid(String path, Object... values) {
    return listed(path, text(Arrays.asList(values)));
  }

  /// As {@link #grid}, from the text `path=value,value`.
  public Plan setGrid(String assignment) {
    int sign = assignment.indexOf('=');
    if (sign < 1) {
      throw new InputException(
          "'" + assignment + "' is no grid; write path=value,value, such as model.hidden=16,32.");
    }
    return listed(
        assignment.substring(0, sign).strip(), "[" + assignment.substring(sign + 1) + "]");
  }

  private Plan listed(String path, String list) {
    Place place = new Place(path + "=" + list, 0);
    return sweeping(
        sweep -> sweep.withGrid(path, new Setting(place, YamlReader.value(place.file(), list))));
  }

  /// At values of a path drawn at random, together with what else is drawn; {@link #samples} says
  /// how many points.
  ///
  /// @param path such as `train.rate`
  /// @param range such as `1e-4 .. 1e-1 log`, `16 .. 256 whole log` or `[rnn, lstm]`, see {@link
  ///   Range}
  /// @throws InputException as {@link #grid}, or if it is no range
  public Plan random(String path, String range) {
    Place place = new Place(path + "=" + range, 0);
    Range parsed = Range.of(path, place, YamlReader.value(place.file(), range));
    return sweeping(sweep -> sweep.withRange(path, parsed));
  }

  /// With so many points drawn at random; of more, the first are the same.
  ///
  /// @param count at least 1
  /// @throws InputException if there is nothing to draw them from
  public Plan samples(int count) {
    return sweeping(sweep -> sweep.withSamples(atLeast1(count, "samples")));
  }

  /// With one more arm.
  ///
  /// @param name not one of the file's
  /// @param assignments what it changes, each as `path=value`; nothing: it is the base itself
  /// @throws InputException if the name is taken or no name, or a path or value is wrong
  public Plan arm(String name, String... assignments) {
    Settings changes = Settings.none().at(new Place("arm " + name, 0));
    for (String assignment : assignments) {
      changes = assigned(changes, assignment);
    }
    Settings all = changes;
    return sweeping(sweep -> sweep.withArm(name, all));
  }

  /// With these arms alone, in the file's order.
  ///
  /// @throws InputException if one of them is not there
  public Plan arms(String... names) {
    return sweeping(sweep -> sweep.withOnly(List.of(names)));
  }

  /// Looking for something else than the file does, such as `minimize loss`.
  ///
  /// @throws InputException if it is not `minimize` or `maximize` and a measure of the task
  public Plan goal(String goal) {
    Goal parsed = Goal.of(goal, new Place("goal", 0), lab.task(spec.task()).measures());
    return sweeping(sweep -> sweep.withGoal(parsed));
  }

  /// With so many seeds.
  ///
  /// @param count at least 1
  public Plan seeds(int count) {
    return choosing(choice.withSeeds(atLeast1(count, "seeds")));
  }

  /// On so many threads; every core unless said. The results do not depend on it.
  ///
  /// @param count at least 1
  public Plan threads(int count) {
    return running(options.withThreads(atLeast1(count, "threads")));
  }

  private static int atLeast1(int count, String what) {
    if (count < 1) {
      throw new InputException("There can be no " + count + " " + what + "; give at least 1.");
    }
    return count;
  }

  /// Taking up the latest study of the very same runs, if there is one: what finished is kept, what
  /// was interrupted goes on, what failed or was never begun is run.
  public Plan resume() {
    return running(options.withStart(StudyRunner.Start.RESUME));
  }

  /// Within so much time: when it is over, runs under way are interrupted and no further one is
  /// begun; {@link #resume} goes on.
  public Plan within(Duration time) {
    return running(options.withBudget(options.budget().within(time)));
  }

  /// Beginning at most so many runs; {@link #resume} goes on.
  ///
  /// @param runs at least 1
  public Plan atMost(int runs) {
    return running(options.withBudget(options.budget().atMost(runs)));
  }

  /// Stopping runs early that do worse than half of those before them.
  public Plan stopEarly(MedianRule rule) {
    return running(options.withRule(rule));
  }

  /// Heard by this listener.
  public Plan listener(StudyListener other) {
    return new Plan(lab, spec, choice, options, other);
  }

  private Plan running(StudyRunner.Options other) {
    return new Plan(lab, spec, choice, other, listener);
  }

  private Plan sweeping(UnaryOperator<Sweep> change) {
    return choosing(choice.withSweep(change.apply(choice.sweep())));
  }

  /// @throws InputException now, not when it is run
  private Plan choosing(Choice other) {
    lab.plan(spec, other);
    return new Plan(lab, spec, other, options, listener);
  }

  /// The runs that {@link #run} would do.
  public StudyPlan plan() {
    return lab.plan(spec, choice);
  }

  /// Does every run. One that fails does not stop the others.
  ///
  /// @throws InputException if the study to be resumed is being run by another process
  /// @throws InterruptedException if the user asked to stop; runs that ended are kept, others can
  ///   be resumed
  public Study run() throws InterruptedException {
    return lab.run(List.of(this), options, listener).getFirst();
  }
}
