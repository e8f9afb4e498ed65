package lectern.experiment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import lectern.config.Settings;

/// What is tried beside what an experiment's file says.
///
/// @param arms what further arms change, by the arm's name
/// @param only the arms that are run; empty: all
/// @param grid lists of values by path, in place of the file's for the same path
/// @param space range by path to draw from, in place of what the file says of the same path
/// @param samples how many points are drawn; absent: the profile's or the file's
/// @param goal what is looked for; absent: the file's
public record Sweep(
    SequencedMap<String, Settings> arms,
    List<String> only,
    Settings grid,
    SequencedMap<String, Range> space,
    OptionalInt samples,
    Optional<Goal> goal) {
  /// What the file says and nothing else.
  public static final Sweep NONE =
      new Sweep(
          new LinkedHashMap<>(),
          List.of(),
          Settings.none(),
          new LinkedHashMap<>(),
          OptionalInt.empty(),
          Optional.empty());

  public Sweep {
    arms = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(arms));
    only = List.copyOf(only);
    space = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(space));
  }

  /// This and one more arm.
  public Sweep withArm(String name, Settings changes) {
    SequencedMap<String, Settings> more = new LinkedHashMap<>(arms);
    more.put(name, changes);
    return new Sweep(more, only, grid, space, samples, goal);
  }

  /// This with these arms alone.
  public Sweep withOnly(List<String> names) {
    return new Sweep(arms, names, grid, space, samples, goal);
  }

  /// This with a list of values at a path; it is no longer drawn.
  public Sweep withGrid(String path, Settings.Setting values) {
    SequencedMap<String, Range> rest = new LinkedHashMap<>(space);
    rest.remove(path);
    return new Sweep(
        arms, only, grid.with(path, values.key(), values.value()), rest, samples, goal);
  }

  /// This with a range at a path; it is no longer in the grid.
  public Sweep withRange(String path, Range range) {
    SequencedMap<String, Range> more = new LinkedHashMap<>(space);
    more.put(path, range);
    return new Sweep(arms, only, grid.without(List.of(path)), more, samples, goal);
  }

  /// This with so many points drawn.
  public Sweep withSamples(int count) {
    return new Sweep(arms, only, grid, space, OptionalInt.of(count), goal);
  }

  /// This with another goal.
  public Sweep withGoal(Goal other) {
    return new Sweep(arms, only, grid, space, samples, Optional.of(other));
  }

  /// The paths that are tried with several values.
  List<String> paths() {
    List<String> paths = new ArrayList<>(grid.byPath().keySet());
    paths.addAll(space.keySet());
    return paths;
  }

  /// Whether the runs are those that the file means; a goal changes none.
  boolean changesNothing() {
    return arms.isEmpty() && only.isEmpty() && paths().isEmpty() && samples.isEmpty();
  }
}
