package lectern.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import lectern.config.Settings;

/// One run to be done: an arm at a point of the grid with a seed.
///
/// @param experiment the experiment's id
/// @param profile the profile's name
/// @param task the task's name
/// @param arm the arm's name
/// @param grid value by path, in the grid's order
/// @param seed the root of its randomness; arms share their seeds, so runs pair up by seed
/// @param settings everything the configuration was bound from
/// @param configuration what the task is given
public record RunPlan(
    String experiment,
    String profile,
    String task,
    String arm,
    SequencedMap<String, String> grid,
    long seed,
    Settings settings,
    Record configuration) {
  public RunPlan {
    grid = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(grid));
  }

  /// `lstm, data.gap = 20, seed 3`: how people are told of it.
  public String label() {
    StringBuilder label = new StringBuilder(arm);
    grid.forEach((path, value) -> label.append(", ").append(path).append(" = ").append(value));
    return label.append(", seed ").append(seed).toString();
  }
}
