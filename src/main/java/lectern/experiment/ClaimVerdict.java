package lectern.experiment;

import java.util.Comparator;
import java.util.List;

/// A claim and what the runs say about it: the worst of its findings.
public record ClaimVerdict(Claim claim, Verdict verdict, List<Finding> findings) {
  public ClaimVerdict {
    findings = List.copyOf(findings);
  }

  /// The verdict over these findings.
  public static ClaimVerdict of(Claim claim, List<Finding> findings) {
    Verdict worst =
        findings.stream().map(Finding::verdict).reduce(Verdict::worse).orElse(Verdict.INCONCLUSIVE);
    return new ClaimVerdict(claim, worst, findings);
  }

  /// The finding that decided: of those with the worst verdict, the one least certain.
  public Finding decisive() {
    return findings.stream()
        .max(
            Comparator.comparing(Finding::verdict)
                .thenComparing(finding -> Double.isNaN(finding.p()) ? -1 : finding.p()))
        .orElseThrow();
  }

  /// What decided it in figures: the decisive finding's, or, where every run was to hold, how many
  /// checks of runs did over all such findings; empty if nothing was measured.
  public String figure() {
    Finding decisive = decisive();
    if (!decisive.isAboutEveryRun() || decisive.n() == 0) {
      return decisive.figure();
    }
    List<Finding> checks = findings.stream().filter(Finding::isAboutEveryRun).toList();
    return checks.stream().mapToInt(Finding::held).sum()
        + " of "
        + checks.stream().mapToInt(Finding::n).sum()
        + " checks";
  }
}
