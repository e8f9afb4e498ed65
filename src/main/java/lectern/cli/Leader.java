package lectern.cli;

import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import lectern.experiment.Goal;
import lectern.run.Run;
import lectern.run.RunPlan;
import lectern.run.RunStatus;

/// The point of a study that does best so far: by the mean of the goal's measure over the seeds
/// that have ended.
final class Leader {
  private final Map<String, DoubleSummaryStatistics> points = new LinkedHashMap<>();
  private Optional<Goal> goal = Optional.empty();

  /// Takes in a run that ended; one that has no result changes nothing.
  void add(Goal goal, RunPlan plan, Run run) {
    Double value = run.measures().values().get(goal.measure());
    if (run.status() == RunStatus.FINISHED && value != null && !value.isNaN()) {
      this.goal = Optional.of(goal);
      points.computeIfAbsent(point(plan), _ -> new DoubleSummaryStatistics()).accept(value);
    }
  }

  /// `loss 0.3012, lstm, data.gap = 20 (3 seeds)`; absent before there is a result.
  Optional<String> sentence() {
    return goal.flatMap(wanted ->
        points.entrySet().stream()
            .min(Comparator.comparing(entry -> entry.getValue().getAverage(), wanted.bestFirst()))
            .map(entry -> {
              long seeds = entry.getValue().getCount();
              return wanted.measure()
                  + " "
                  + Figures.number(entry.getValue().getAverage())
                  + ", "
                  + entry.getKey()
                  + (seeds == 1 ? " (1 seed)" : " (" + seeds + " seeds)");
            }));
  }

  private static String point(RunPlan plan) {
    StringBuilder point = new StringBuilder(plan.arm());
    plan.grid()
        .forEach((path, value) -> point.append(", ").append(path).append(" = ").append(value));
    return point.toString();
  }
}
