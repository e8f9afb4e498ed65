package lectern.compare;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import lectern.run.Run;
import lectern.run.RunStatus;

/// Runs that agree in everything that is compared, and differ in their seeds.
///
/// @param label what tells it from the other variants, as short as it can be: `lstm`, `rate=0.1`
/// @param runs all of them, those that did not finish too
public record Variant(String label, List<Run> runs) {
  public Variant {
    runs = List.copyOf(runs);
  }

  /// The runs that came to their end.
  public List<Run> finished() {
    return runs.stream().filter(run -> run.status() == RunStatus.FINISHED).toList();
  }

  /// What became of the others: `1 failed, 2 interrupted`; empty if all finished.
  public String unfinished() {
    Map<RunStatus, Long> counts =
        runs.stream()
            .filter(run -> run.status() != RunStatus.FINISHED)
            .collect(Collectors.groupingBy(Run::status, TreeMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .map(each -> each.getValue() + " " + each.getKey().label())
        .collect(Collectors.joining(", "));
  }

  /// The value of a factor, which its runs share.
  public String value(Factor factor) {
    return factor.of(runs.getFirst());
  }
}
