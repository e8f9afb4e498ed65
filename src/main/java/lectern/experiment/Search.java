package lectern.experiment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import lectern.tensor.RandomStream;
import lectern.yaml.Yaml;

/// A random search: points drawn from a space, each of them run by every arm with every seed.
///
/// What a draw comes to depends on nothing but the path, its range and the draw's number. So more
/// samples are more of the same, another path leaves the others' values as they were, and arms
/// share their points and can be compared point by point.
///
/// Source: Bergstra & Bengio 2012, "Random search for hyper-parameter optimization".
///
/// @param samples how many points are drawn, at least 1
/// @param space range by path; not empty
public record Search(int samples, SequencedMap<String, Range> space) {
  /// Where nobody says how many.
  public static final int USUAL_SAMPLES = 20;

  private static final int SPARE_DRAWS = 1000;

  public Search {
    space = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(space));
    if (samples < 1 || space.isEmpty()) {
      throw new IllegalArgumentException(samples + " samples of " + space.keySet());
    }
  }

  /// The points, in the order drawn: value by path. A point that was drawn before is passed over
  /// and another one drawn, until it seems that there are no others: six points are all that there
  /// is in `{ cell: [rnn, lstm], layers: 1 .. 3 whole }`, however many are asked for.
  public List<SequencedMap<String, Yaml>> points() {
    RandomStream root = RandomStream.of(0).split("search");
    List<SequencedMap<String, Yaml>> points = new ArrayList<>();
    Set<List<String>> seen = new HashSet<>();
    long most = 4L * samples + SPARE_DRAWS;
    for (long draw = 0; draw < most && points.size() < samples; draw++) {
      SequencedMap<String, Yaml> point = new LinkedHashMap<>();
      for (var dimension : space.entrySet()) {
        RandomStream random = root.split(dimension.getKey()).split(draw);
        point.put(dimension.getKey(), dimension.getValue().draw(random));
      }
      if (seen.add(point.values().stream().map(Yaml::text).toList())) {
        points.add(point);
      }
    }
    return points;
  }
}
