package lectern.sweep;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import lectern.InputException;

/// How much one sitting may take. When it is spent, no further run is begun; a study taken up again
/// later has a new one.
///
/// @param time absent: as long as it takes; runs under way when it is over are interrupted, and are
///   resumed later. How far a study gets in it depends on the machine, what its runs come to does
///   not
/// @param runs absent: all; runs under way go on to their end
public record Budget(Optional<Duration> time, OptionalInt runs) {
  /// As much as it takes.
  public static final Budget NONE = new Budget(Optional.empty(), OptionalInt.empty());

  public Budget {
    if (time.isPresent() && !time.get().isPositive()) {
      throw new InputException("No run can be done in " + time.get() + "; give it some time.");
    }
    if (runs.isPresent() && runs.getAsInt() < 1) {
      throw new InputException(
          "A budget of " + runs.getAsInt() + " runs does nothing; give at least 1.");
    }
  }

  /// This and no more than so much time.
  public Budget within(Duration limit) {
    return new Budget(Optional.of(limit), runs);
  }

  /// This and no more than so many runs.
  public Budget atMost(int limit) {
    return new Budget(time, OptionalInt.of(limit));
  }

  /// `no more than 10 runs, no more than 60 s`; empty if there is no limit.
  @Override
  public String toString() {
    List<String> limits = new ArrayList<>();
    runs.ifPresent(limit -> limits.add("no more than " + limit + " runs"));
    time.ifPresent(limit -> limits.add("no more than " + limit.toSeconds() + " s"));
    return String.join(", ", limits);
  }
}
