package lectern.replay;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lectern.run.RunStatus;

/// What came of doing a run again.
///
/// @param diff the old run on the left, the new one on the right; its folder is there only if
///   {@link #folder} says so
/// @param notes what to know about the code that did it, in sentences
/// @param keep when the new run is kept
public record Replayed(RunDiff diff, List<String> notes, Replay.Keep keep) {
  public Replayed {
    notes = List.copyOf(notes);
  }

  /// Whether the old run's results came out again, byte for byte; of one that did not finish, those
  /// that it lived to record.
  public boolean reproduced() {
    return switch (diff.agreement()) {
      case IDENTICAL -> true;
      case SAME_SO_FAR, NOTHING_TO_COMPARE ->
          diff.right().status() == RunStatus.FINISHED || diff.left().status() == RunStatus.FAILED;
      case DIFFERENT -> false;
    };
  }

  /// Whether the new run's folder is kept: if it differs, or if that was asked for.
  boolean kept() {
    return keep == Replay.Keep.ALWAYS || !reproduced();
  }

  /// Where the new run lies, if it was kept.
  public Optional<Path> folder() {
    return kept() ? Optional.of(diff.right().folder()) : Optional.empty();
  }
}
