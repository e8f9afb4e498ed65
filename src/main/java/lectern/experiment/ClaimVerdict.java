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

  /// The finding that decided: the first of the worst.
  public Finding decisive() {
    return findings.stream().max(Comparator.comparing(Finding::verdict)).orElseThrow();
  }
}
