package lectern.run;

import java.util.Arrays;
import java.util.Optional;

/// How a run stands.
public enum RunStatus {
  /// Under way, on this machine.
  RUNNING("running"),
  /// Done to its end; only such runs count for a claim.
  FINISHED("finished"),
  /// An exception; error.txt in its folder has it.
  FAILED("failed"),
  /// Stopped by the user, or its process died; it can be resumed.
  INTERRUPTED("interrupted"),
  /// Given up on purpose, because others did better by then; what it recorded is kept.
  STOPPED("stopped early"),
  /// A corpus it needs is not on this machine.
  DATA_MISSING("not run: data missing");

  private final String label;

  RunStatus(String label) {
    this.label = label;
  }

  /// As written in tables and in summary.json.
  public String label() {
    return label;
  }

  /// The status of this label.
  public static Optional<RunStatus> of(String label) {
    return Arrays.stream(values()).filter(status -> status.label.equals(label)).findFirst();
  }
}
