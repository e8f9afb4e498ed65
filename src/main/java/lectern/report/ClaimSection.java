package lectern.report;

import static lectern.report.Element.el;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import lectern.experiment.Claim;
import lectern.experiment.ClaimVerdict;
import lectern.experiment.Expectation;
import lectern.experiment.Finding;
import lectern.statistics.Digits;

/// A claim on its experiment's page: the verdict, and the test behind each of its findings.
final class ClaimSection {
  private static final int MOST_FINDINGS = 8;
  private static final int FEW_FINDINGS = 4;

  private ClaimSection() {}

  /// Where the i-th claim of an experiment, counted from 0, stands on the page.
  static String anchor(int place) {
    return "claim-" + (place + 1);
  }

  /// A claim that was judged.
  static Element of(ClaimVerdict claim, int place) {
    Element section = heading(claim.claim(), Badge.of(claim.verdict()), place);
    List<Element> findings = new ArrayList<>();
    for (Finding finding : ordered(claim.findings())) {
      findings.add(finding(finding, expectation(claim.claim(), finding)));
    }
    int shown = findings.size() <= MOST_FINDINGS ? findings.size() : FEW_FINDINGS;
    section.add(el("ul").css("findings").add(findings.subList(0, shown)));
    if (findings.size() > shown) {
      section.add(
          el(
              "details",
              el("summary", findings.size() - shown + " more findings"),
              el("ul").css("findings").add(findings.subList(shown, findings.size()))));
    }
    return section;
  }

  /// In the file's order while all are shown; where some fold, those that decided come first.
  private static List<Finding> ordered(List<Finding> findings) {
    return findings.size() <= MOST_FINDINGS
        ? findings
        : findings.stream()
            .sorted(Comparator.comparing(Finding::verdict).reversed()) // a stable sort
            .toList();
  }

  /// A claim of an experiment that was never run: what it expects.
  static Element unjudged(Claim claim, Element standing, int place) {
    Element expects = el("ul").css("findings");
    claim.expect().forEach(line -> expects.add(el("li", el("code", line.text()))));
    return heading(claim, standing, place).add(expects);
  }

  private static Element heading(Claim claim, Element badge, int place) {
    return el(
            "article",
            el("h3", el("strong", claim.id()), Content.text(" " + claim.text() + " "), badge))
        .css("claim")
        .with("id", anchor(place));
  }

  private static Expectation expectation(Claim claim, Finding finding) {
    return claim.expect().stream()
        .filter(line -> line.text().equals(finding.expectation()))
        .findFirst()
        .orElseThrow();
  }

  private static Element finding(Finding finding, Expectation expectation) {
    Element words = el("div", el("p", Badge.of(finding.verdict())).add(" " + finding.sentence()));
    Element facts = el("dl").css("facts");
    fact(facts, "expected", el("code", finding.expectation()));
    fact(facts, "test", finding.test() + ", n = " + finding.n());
    if (!Double.isNaN(finding.effect())) {
      boolean t = !finding.isAboutEveryRun();
      fact(
          facts,
          t ? "effect, 95 % interval" : "mean",
          t ? Ledgers.effect(finding.effect(), finding.interval()) : number(finding.effect()));
      fact(facts, "threshold", number(finding.threshold()));
    }
    if (!Double.isNaN(finding.p())) {
      fact(facts, "p", number(finding.p()));
    }
    finding
        .bootstrap()
        .ifPresent(
            interval -> fact(facts, "bootstrap", Ledgers.effect(finding.effect(), interval)));
    Element item = el("li", words.add(facts));
    SeedPlot.of(finding, expectation).ifPresent(item::add);
    return item;
  }

  private static String number(double value) {
    return Digits.of(value);
  }

  private static void fact(Element facts, String name, String value) {
    fact(facts, name, Content.text(value));
  }

  private static void fact(Element facts, String name, Content value) {
    facts.add(el("div", el("dt", name), el("dd", value)));
  }
}
