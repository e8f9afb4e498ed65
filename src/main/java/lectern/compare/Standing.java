package lectern.compare;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import lectern.run.Run;
import lectern.statistics.StudentT;

/// How a variant stands in one measure.
///
/// @param measure its name
/// @param variant whose
/// @param bySeed the measure of each seed's run; the mean over them where a variant has several
///   runs a seed
/// @param notFinite finished runs whose measure is NaN or infinite
/// @param without finished runs that did not take the measure
/// @param sample mean, spread and interval over seeds
/// @param difference from the baseline; absent for the baseline itself
public record Standing(
    String measure,
    Variant variant,
    SortedMap<Long, Double> bySeed,
    int notFinite,
    int without,
    StudentT sample,
    Optional<Difference> difference) {
  public Standing {
    bySeed = Collections.unmodifiableSortedMap(new TreeMap<>(bySeed));
  }

  static Standing of(Variant variant, String measure) {
    SortedMap<Long, Double> sums = new TreeMap<>();
    SortedMap<Long, Integer> counts = new TreeMap<>();
    int notFinite = 0;
    int without = 0;
    for (Run run : variant.finished()) {
      Double value = run.measures().values().get(measure);
      if (value == null) {
        without++;
      } else if (!Double.isFinite(value)) {
        notFinite++;
      } else {
        sums.merge(run.seed(), value, Double::sum);
        counts.merge(run.seed(), 1, Integer::sum);
      }
    }
    // Where a seed has several runs, a mean over fewer of them would be of other settings.
    int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    SortedMap<Long, Double> means = new TreeMap<>();
    sums.forEach((seed, sum) -> {
      if (counts.get(seed) == most) {
        means.put(seed, sum / most);
      }
    });
    StudentT sample =
        StudentT.of(means.values().stream().mapToDouble(Double::doubleValue).toArray());
    return new Standing(measure, variant, means, notFinite, without, sample, Optional.empty());
  }

  /// This with its difference from the baseline.
  Standing with(Difference other) {
    return new Standing(measure, variant, bySeed, notFinite, without, sample, Optional.of(other));
  }
}
