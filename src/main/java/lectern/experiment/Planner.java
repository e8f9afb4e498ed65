package lectern.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import lectern.InputException;
import lectern.config.Binder;
import lectern.config.Settings;
import lectern.config.Settings.Setting;
import lectern.run.RunPlan;
import lectern.run.Task;
import lectern.yaml.Yaml;

/// Lays out arms × grid × seeds.
///
/// What wins over what: base, then the profile, then the arm, then the grid, then what was set by
/// hand.
final class Planner {
  private static final long MOST_RUNS = 10_000;

  private Planner() {}

  /// @throws lectern.InputException if a setting does not fit the task's configuration
  static StudyPlan plan(ExperimentSpec spec, Task<?> task, Choice choice) {
    Profile profile = spec.profile(choice.profile());
    Settings overrides = choice.overrides();
    checkArms(spec, overrides);
    SequencedMap<String, List<Yaml>> grid = new LinkedHashMap<>(spec.grid());
    narrow(grid, profile.overrides());
    narrow(grid, overrides);
    int seeds = choice.seeds().orElse(profile.seeds().orElse(spec.seeds()));
    checkSize(spec, grid, seeds);
    Settings shared = spec.base().with(profile.overrides().without(grid.keySet()));
    Settings last = overrides.without(grid.keySet());
    List<RunPlan> runs = new ArrayList<>();
    spec.arms()
        .forEach((arm, changes) -> {
          for (SequencedMap<String, Yaml> point : points(grid)) {
            Settings settings = shared.with(changes);
            SequencedMap<String, String> texts = new LinkedHashMap<>();
            for (var entry : point.entrySet()) {
              Yaml value = entry.getValue();
              settings = settings.with(entry.getKey(), value.place(), value);
              texts.put(entry.getKey(), value.text());
            }
            Settings all = settings.with(last);
            Record configuration = Binder.bind(task.configuration(), all);
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
    return new StudyPlan(spec, profile.name(), overrides, runs);
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
    return values;
  }

  private static void narrow(SequencedMap<String, List<Yaml>> grid, Settings overrides) {
    overrides
        .byPath()
        .forEach((path, setting) ->
            grid.computeIfPresent(path, (same, values) -> gridValues(path, setting)));
  }

  private static void checkArms(ExperimentSpec spec, Settings overrides) {
    overrides
        .byPath()
        .forEach((path, setting) ->
            spec.arms()
                .forEach((arm, changes) -> {
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
                }));
  }

  private static void checkSize(
      ExperimentSpec spec, SequencedMap<String, List<Yaml>> grid, int seeds) {
    long runs = (long) spec.arms().size() * seeds;
    for (List<Yaml> values : grid.values()) {
      runs *= values.size();
      if (runs > MOST_RUNS) {
        throw new InputException(
            spec.id()
                + " would take more than "
                + MOST_RUNS
                + " runs (arms × grid × seeds); make the grid smaller.");
      }
    }
  }

  private static List<SequencedMap<String, Yaml>> points(SequencedMap<String, List<Yaml>> grid) {
    List<SequencedMap<String, Yaml>> points = List.of(new LinkedHashMap<>());
    for (var dimension : grid.entrySet()) {
      List<SequencedMap<String, Yaml>> longer = new ArrayList<>();
      for (SequencedMap<String, Yaml> point : points) {
        for (Yaml value : dimension.getValue()) {
          SequencedMap<String, Yaml> next = new LinkedHashMap<>(point);
          next.put(dimension.getKey(), value);
          longer.add(next);
        }
      }
      points = longer;
    }
    return points;
  }
}
