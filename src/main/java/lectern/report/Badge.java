package lectern.report;

import static lectern.report.Element.el;

import lectern.experiment.Verdict;
import lectern.run.RunStatus;

/// A coloured word; the word alone says it too.
final class Badge {
  /// Of a claim whose experiment has not been run on this machine.
  static final String NEVER_RUN = "not run yet";

  private Badge() {}

  static Element of(Verdict verdict) {
    return badge(
        switch (verdict) {
          case REPRODUCED -> "good";
          case NOT_RUN -> "none";
          case INCONCLUSIVE -> "open";
          case REFUTED -> "bad";
        },
        verdict.label());
  }

  static Element of(RunStatus status) {
    return badge(
        switch (status) {
          case FINISHED -> "good";
          case FAILED -> "bad";
          case INTERRUPTED, RUNNING -> "open";
          case STOPPED, DATA_MISSING -> "none";
        },
        status.label());
  }

  static Element neverRun() {
    return badge("none", NEVER_RUN);
  }

  private static Element badge(String kind, String word) {
    return el("span", word).css("badge " + kind);
  }
}
