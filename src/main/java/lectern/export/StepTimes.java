package lectern.export;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import lectern.run.MetricRow;
import lectern.run.Run;

/// When the steps of a run were taken, as far as can be told. Runs record steps, not clocks; other
/// tools want both, so steps are spread evenly over the run's seconds.
///
/// @param start of the run
/// @param seconds that it took
/// @param last step
record StepTimes(Instant start, double seconds, long last) {
  /// @param rows in the order of their steps
  static StepTimes of(Run run, List<MetricRow> rows) {
    return new StepTimes(
        run.start(), run.seconds(), rows.isEmpty() ? 0 : Math.max(0, rows.getLast().step()));
  }

  Instant at(long step) {
    double share = last == 0 ? 0 : Math.clamp((double) step / last, 0.0, 1.0);
    return start.plus(Duration.ofNanos((long) (share * seconds * 1e9)));
  }

  Instant end() {
    return start.plus(Duration.ofNanos((long) (seconds * 1e9)));
  }
}
