package lectern.experiment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import lectern.InputException;
import lectern.config.Binder;
import lectern.config.Settings;
import lectern.config.Settings.Setting;
import lectern.run.RunPlan;
import lectern.run.Task;
import lectern.yaml.Nearest;
import lectern.yaml.Place;
import lectern.yaml.Yaml;

/// Lays out arms × grid × points drawn × seeds.
///
/// What wins over what: base, then the profile, then the arm, then the grid or what is drawn, then
/// what was set by hand. A path of the file's grid or search that the profile or somebody by hand
/// gives values has these; a path swept by hand is swept so, whatever the file says of it. Arms
/// chosen by hand are run, whether the profile has them or not. Where the kinds of arms differ, an
/// arm is given what its kind has of all that, and nothing else.
final class Planner {
  private static final long MOST_RUNS = 10_000;

  private Planner() {}

  /// @throws lectern.InputException if a setting does not fit the task's configuration
  static StudyPlan plan(ExperimentSpec filed, Task<?> task, Choice choice) {
    ExperimentSpec spec = effective(filed, choice);
    Profile profile = spec.profile(choice.profile());
    int seeds = choice.seeds().orElse(profile.seeds().orElse(spec.seeds()));
    checkSize(spec, seeds);
    List<String> swept = new ArrayList<>(spec.grid().keySet());
    spec.search().ifPresent(search -> swept.addAll(search.space().keySet()));
    swept.forEach(path -> checkColumn(spec, path));
    Class<? extends Record> type = task.configuration();
    checkKinds(type, spec, profile, choice);
    Settings shared = spec.base().with(profile.overrides().without(swept));
    Settings last = choice.overrides().without(swept);
    List<SequencedMap<String, Yaml>> points = points(spec);
    List<RunPlan> runs = new ArrayList<>();
    spec.arms()
        .forEach((arm, changes) -> {
          for (SequencedMap<String, Yaml> point : points) {
            Settings settings = shared.with(changes);
            SequencedMap<String, String> texts = new LinkedHashMap<>();
            for (var entry : point.entrySet()) {
              Yaml value = entry.getValue();
              settings = settings.with(entry.getKey(), value.place(), value);
              texts.put(entry.getKey(), value.text());
            }
            Settings all = Binder.applicable(type, settings.with(last));
            Record configuration = Binder.bind(type, all);
            for (long seed = 1; seed <= seeds; seed++) {
              runs.add(
                  new RunPlan(
                      spec.id(),
                      profile.name(),
                      task.name(),
                      arm,
                      texts,
                      seed,
                      all,
                      configuration));
            }
          }
        });
    checkUse(last, runs);
    return new StudyPlan(spec, task, choice, runs);
  }

  private static void checkKinds(
      Class<?> type, ExperimentSpec spec, Profile profile, Choice choice) {
    Binder.checkKinds(type, spec.base());
    Binder.checkKinds(type, profile.overrides());
    spec.arms().values().forEach(changes -> Binder.checkKinds(type, changes));
    Binder.checkKinds(type, choice.overrides());
  }

  /// What is set by hand must be a setting of some arm at least.
  private static void checkUse(Settings overrides, List<RunPlan> runs) {
    overrides
        .byPath()
        .forEach((path, setting) -> {
          if (runs.stream().noneMatch(run -> run.settings().byPath().containsKey(path))) {
            throw setting
                .key()
                .error(path + " belongs to a kind that no arm has, so it would change nothing.");
          }
        });
  }

  /// The experiment with the arms, grid, search and goal that a choice comes to.
  ///
  /// @throws lectern.InputException if two parts of the choice contradict each other
  static ExperimentSpec effective(ExperimentSpec filed, Choice choice) {
    Profile profile = filed.profile(choice.profile());
    Sweep sweep = choice.sweep();
    SequencedMap<String, Settings> arms = arms(filed, profile, sweep);
    checkOverrides(arms, choice);
    SequencedMap<String, List<Yaml>> grid = new LinkedHashMap<>(filed.grid());
    SequencedMap<String, Range> space = new LinkedHashMap<>();
    filed.search().ifPresent(search -> space.putAll(search.space()));
    narrow(grid, space, profile.overrides());
    sweep
        .grid()
        .byPath()
        .forEach((path, setting) -> {
          space.remove(path);
          grid.put(path, gridValues(path, setting));
          checkArms(arms, path, setting.key());
        });
    sweep
        .space()
        .forEach((path, range) -> {
          grid.remove(path);
          space.put(path, range);
          checkArms(arms, path, new Place(path + " = " + range.text(), 0));
        });
    narrow(grid, space, choice.overrides());
    int samples =
        sweep
            .samples()
            .orElse(
                profile
                    .samples()
                    .orElse(filed.search().map(Search::samples).orElse(Search.USUAL_SAMPLES)));
    if (space.isEmpty() && sweep.samples().isPresent()) {
      throw new InputException(
          filed.id()
              + " has nothing to draw "
              + samples
              + " samples from; say from which range, such as train.rate=1e-4 .. 1e-1 log.");
    }
    Optional<Search> search =
        space.isEmpty() ? Optional.empty() : Optional.of(new Search(samples, space));
    return filed.with(arms, grid, search, sweep.goal().or(filed::goal));
  }

  private static SequencedMap<String, Settings> arms(
      ExperimentSpec filed, Profile profile, Sweep sweep) {
    SequencedMap<String, Settings> arms = new LinkedHashMap<>(filed.arms());
    sweep
        .arms()
        .forEach((name, changes) -> {
          SpecReader.checkName("arm", name, changes.place());
          if (arms.put(name, changes) != null) {
            throw changes
                .place()
                .error(filed.id() + " has an arm '" + name + "' already; choose another name.");
          }
          changes
              .byPath()
              .forEach((path, setting) -> {
                boolean drawn =
                    filed.search().map(search -> search.space().containsKey(path)).orElse(false);
                boolean swept = sweep.paths().contains(path);
                if (!swept && (drawn || filed.grid().containsKey(path))) {
                  throw inBoth(setting.key(), path, name);
                }
              });
        });
    for (String name : sweep.only()) {
      if (!arms.containsKey(name)) {
        throw new InputException(
            filed.id() + " has no arm '" + name + "'" + Nearest.ending(name, arms.keySet()));
      }
    }
    if (sweep.only().isEmpty()) {
      arms.keySet().removeIf(arm -> filed.arms().containsKey(arm) && !profile.runs(arm));
    } else {
      arms.keySet().retainAll(sweep.only());
    }
    return arms;
  }

  private static InputException inBoth(Place place, String path, String arm) {
    return place.error(
        path + " is in the grid or search and in the arm '" + arm + "'; keep one of them.");
  }

  private static void checkArms(SequencedMap<String, Settings> arms, String path, Place place) {
    arms.forEach((arm, changes) -> {
      if (changes.byPath().containsKey(path)) {
        throw inBoth(place, path, arm);
      }
    });
  }

  /// The values of a grid's path: a list, or a single value.
  static List<Yaml> gridValues(String path, Setting setting) {
    List<Yaml> values =
        setting.value() instanceof Yaml.Sequence sequence
            ? sequence.items()
            : List.of(setting.value());
    if (values.isEmpty()) {
      throw setting.key().error("the grid has no values for " + path + "; give at least one.");
    }
    if (new LinkedHashSet<>(values.stream().map(Yaml::text).toList()).size() < values.size()) {
      throw setting.key().error("the grid has a value of " + path + " twice.");
    }
    return values.stream().map(value -> value.from(setting.key())).toList();
  }

  private static void narrow(
      SequencedMap<String, List<Yaml>> grid,
      SequencedMap<String, Range> space,
      Settings overrides) {
    overrides
        .byPath()
        .forEach((path, setting) -> {
          if (grid.containsKey(path) || space.containsKey(path)) {
            space.remove(path);
            grid.put(path, gridValues(path, setting));
          }
        });
  }

  private static void checkOverrides(SequencedMap<String, Settings> arms, Choice choice) {
    Collection<String> swept = choice.sweep().paths();
    choice
        .overrides()
        .byPath()
        .forEach((path, setting) -> {
          if (swept.contains(path)) {
            throw setting.key().error(path + " is set and swept at once; keep one of them.");
          }
          arms.forEach((arm, changes) -> {
            Setting own = changes.byPath().get(path);
            if (own != null) {
              throw setting
                  .key()
                  .error(
                      "the arm '"
                          + arm
                          + "' sets "
                          + path
                          + " itself ("
                          + own.key()
                          + "), and arms are what is compared; set something else.");
            }
          });
        });
  }

  private static void checkColumn(ExperimentSpec spec, String path) {
    if (StudyTables.COLUMNS.contains(path)) {
      throw new InputException(
          spec.id()
              + " cannot try values of '"
              + path
              + "', as tables have a column of that name; put the setting into a section of the"
              + " task's configuration, such as model."
              + path
              + ".");
    }
  }

  private static void checkSize(ExperimentSpec spec, int seeds) {
    List<Integer> factors = new ArrayList<>(List.of(spec.arms().size(), seeds));
    spec.grid().values().forEach(values -> factors.add(values.size()));
    spec.search().ifPresent(search -> factors.add(search.samples()));
    long runs = 1;
    for (int factor : factors) {
      runs *= factor;
      if (runs > MOST_RUNS) {
        throw new InputException(
            spec.id()
                + " would take more than "
                + MOST_RUNS
                + " runs (arms × grid × samples × seeds); try fewer values.");
      }
    }
  }

  private static List<SequencedMap<String, Yaml>> points(ExperimentSpec spec) {
    List<SequencedMap<String, Yaml>> points = List.of(new LinkedHashMap<>());
    for (var dimension : spec.grid().entrySet()) {
      List<SequencedMap<String, Yaml>> values = new ArrayList<>();
      for (Yaml value : dimension.getValue()) {
        SequencedMap<String, Yaml> one = new LinkedHashMap<>();
        one.put(dimension.getKey(), value);
        values.add(one);
      }
      points = product(points, values);
    }
    return spec.search().isEmpty() ? points : product(points, spec.search().get().points());
  }

  private static List<SequencedMap<String, Yaml>> product(
      List<SequencedMap<String, Yaml>> outer, List<SequencedMap<String, Yaml>> inner) {
    List<SequencedMap<String, Yaml>> all = new ArrayList<>();
    for (SequencedMap<String, Yaml> point : outer) {
      for (SequencedMap<String, Yaml> more : inner) {
        SequencedMap<String, Yaml> both = new LinkedHashMap<>(point);
        both.putAll(more);
        all.add(both);
      }
    }
    return all;
  }
}
