package lectern.sweep;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import lectern.InputException;
import lectern.experiment.Goal;
import lectern.experiment.StudyPlan;
import lectern.run.MetricRow;
import lectern.run.Run;
import lectern.run.RunGate;
import lectern.run.RunStatus;

/// A {@link MedianRule} at work on one study.
///
/// No deadlock: runs are begun in the plan's order, so when a run is begun all before it have been
/// begun too. Of the runs under way, the one that comes first in the plan waits for none, as all
/// before it have ended; so it ends, and then the next is the first.
final class MedianStop {
  private final MedianRule rule;
  private final Goal goal;

  /// Running average by step, by the run's place in the plan; null while it has not ended.
  private final NavigableMap<Long, Double>[] averages;

  /// So many runs from the plan's first on have ended.
  private int endedInARow;

  /// @param goal which recorded metric is watched
  /// @param runs how many the plan has
  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
  MedianStop(MedianRule rule, Goal goal, int runs) {
    this.rule = rule;
    this.goal = goal;
    this.averages = new NavigableMap[runs];
  }

  /// A run has ended for good: only one that finished is a rival to others.
  ///
  /// @param index its place in the plan
  synchronized void ended(int index, Run run) {
    averages[index] =
        run.status() == RunStatus.FINISHED ? averages(run.metrics()) : new TreeMap<>();
    while (endedInARow < averages.length && averages[endedInARow] != null) {
      endedInARow++;
    }
    notifyAll();
  }

  /// A metric recorded twice at a step counts once, as it was recorded last.
  private NavigableMap<Long, Double> averages(List<MetricRow> rows) {
    NavigableMap<Long, Double> values = new TreeMap<>();
    rows.stream()
        .filter(row -> row.metric().equals(goal.measure()))
        .forEach(row -> values.put(row.step(), row.value()));
    NavigableMap<Long, Double> averages = new TreeMap<>();
    double sum = 0;
    for (Map.Entry<Long, Double> each : values.entrySet()) {
      sum += each.getValue();
      averages.put(each.getKey(), sum / (averages.size() + 1));
    }
    return averages;
  }

  /// Decides for one run.
  ///
  /// @param index its place in the plan
  /// @param before what it recorded in an earlier sitting, and may record again
  RunGate gate(int index, List<MetricRow> before) {
    NavigableMap<Long, Double> own = new TreeMap<>();
    before.stream()
        .filter(row -> row.metric().equals(goal.measure()))
        .forEach(row -> own.put(row.step(), row.value()));
    return (step, values) -> {
      if (step == 0) { // an earlier sitting may have been interrupted before it could decide
        for (long earlier : own.keySet()) {
          Optional<String> reason = decide(index, earlier, own.headMap(earlier, true));
          if (reason.isPresent()) {
            return reason;
          }
        }
        return Optional.empty();
      }
      Double value = values.values().get(goal.measure());
      if (value == null) {
        return Optional.empty();
      }
      own.put(step, value);
      return decide(index, step, own.headMap(step, true));
    };
  }

  private Optional<String> decide(int index, long step, NavigableMap<Long, Double> own)
      throws InterruptedException {
    int rivals = index - rule.lag() + 1; // the plan's first so many
    if (step < rule.firstStep() || rivals < rule.atLeast()) {
      return Optional.empty();
    }
    double[] others = averagesBy(step, rivals);
    if (others.length < rule.atLeast()) {
      return Optional.empty();
    }
    double median = median(others);
    double best = own.values().stream().min(goal.bestFirst()).orElseThrow();
    boolean worse = goal.bestFirst().compare(best, median) > 0;
    return worse
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "at step %d its best %s so far, %.4g, was worse than %.4g, the median of %d earlier"
                    + " runs' averages",
                step,
                goal.measure(),
                best,
                median,
                others.length))
        : Optional.empty();
  }

  private synchronized double[] averagesBy(long step, int rivals) throws InterruptedException {
    while (endedInARow < rivals) {
      wait();
    }
    return Stream.of(averages)
        .limit(rivals)
        .map(each -> each.floorEntry(step))
        .filter(entry -> entry != null)
        .mapToDouble(Map.Entry::getValue)
        .toArray();
  }

  /// Of an even number, the mean of the two in the middle. What is no number counts as worst.
  private double median(double[] values) {
    double[] sorted =
        Arrays.stream(values).boxed().sorted(goal.bestFirst()).mapToDouble(v -> v).toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /// What a rule goes by in a study.
  ///
  /// @throws lectern.InputException if neither it nor the study says which way is better
  static Optional<MedianStop> of(Optional<MedianRule> rule, StudyPlan plan) {
    return rule.map(each ->
        new MedianStop(
            each,
            each.goal()
                .or(() -> plan.spec().goal())
                .orElseThrow(() ->
                    new InputException(
                        plan.spec().id()
                            + " has no goal to tell good runs from bad; say one, such as `goal:"
                            + " minimize loss` in its file.")),
            plan.runs().size()));
  }
}
