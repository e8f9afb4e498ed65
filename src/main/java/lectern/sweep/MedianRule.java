package lectern.sweep;

import java.util.Optional;
import lectern.InputException;
import lectern.experiment.Goal;

/// Stops runs that are doing worse than half of those before them did by the same step.
///
/// At each recorded step of the metric, a run whose best value so far is worse than the median of
/// the running averages of earlier runs up to that step is stopped. Earlier runs are those of the
/// same study that finished and stand at least `lag` places before it in the plan; a run waits for
/// them to end before it decides. So what is stopped does not depend on threads or on time; but
/// more than `lag` threads can get into each other's way.
///
/// Source: Golovin et al. 2017, "Google Vizier: a service for black-box optimization", section
/// 3.2.2, "median stopping rule".
///
/// @param goal which recorded metric is watched and which way is better; absent: the study's goal
/// @param firstStep before it no run is stopped, at least 1
/// @param atLeast so many earlier runs must have recorded the metric by then, at least 1
/// @param lag how many places before it in the plan a run's last rival stands, at least 1
public record MedianRule(Optional<Goal> goal, long firstStep, int atLeast, int lag) {
  /// By the study's goal, from the first step on, once there are five runs to compare with.
  public static final MedianRule DEFAULT =
      new MedianRule(Optional.empty(), /* firstStep= */ 1, /* atLeast= */ 5, /* lag= */ 8);

  public MedianRule {
    check("firstStep", firstStep);
    check("atLeast", atLeast);
    check("lag", lag);
  }

  private static void check(String name, long value) {
    if (value < 1) {
      throw new InputException(
          "%s of the median rule is %d; it must be 1 or more.".formatted(name, value));
    }
  }

  /// This by another metric.
  public MedianRule watching(Goal other) {
    return new MedianRule(Optional.of(other), firstStep, atLeast, lag);
  }

  /// This from another step on.
  public MedianRule from(long step) {
    return new MedianRule(goal, step, atLeast, lag);
  }

  /// This once there are so many runs to compare with.
  public MedianRule withAtLeast(int runs) {
    return new MedianRule(goal, firstStep, runs, lag);
  }

  /// This comparing with runs so many places before.
  public MedianRule withLag(int places) {
    return new MedianRule(goal, firstStep, atLeast, places);
  }

  /// `the goal's metric, from step 1, against 5 runs or more, each 8 places before or more`.
  @Override
  public String toString() {
    return "%s, from step %d, against %d runs or more, each %d places before or more"
        .formatted(goal.map(Goal::toString).orElse("the goal's metric"), firstStep, atLeast, lag);
  }
}
