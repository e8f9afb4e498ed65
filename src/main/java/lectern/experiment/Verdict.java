package lectern.experiment;

import com.fasterxml.jackson.annotation.JsonValue;

/// What the runs say about a claim, from best to worst.
public enum Verdict {
  /// The whole 95 % interval lies beyond the margin; or an exact assertion held in every run.
  REPRODUCED("reproduced"),
  /// Nothing was run: a corpus is missing.
  NOT_RUN("not run: data missing"),
  /// The interval spans the margin, or there were too few runs to say.
  INCONCLUSIVE("inconclusive"),
  /// The whole interval lies on the wrong side; or an exact assertion failed in a run.
  REFUTED("refuted");

  private final String label;

  Verdict(String label) {
    this.label = label;
  }

  /// As written in the ledger.
  @JsonValue
  public String label() {
    return label;
  }

  /// The worse of two.
  public Verdict worse(Verdict other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
