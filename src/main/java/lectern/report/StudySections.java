package lectern.report;

import static lectern.report.Element.el;
import static lectern.report.Element.link;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import lectern.experiment.Study;
import lectern.run.Run;
import lectern.run.RunStatus;

/// What every page about a study tells, in sections that its list of contents names.
final class StudySections {
  private final SequencedMap<String, Element> sections = new LinkedHashMap<>();

  /// Appends a section.
  StudySections add(String title, Element section) {
    section.with("id", anchor(title)).with("aria-label", title);
    sections.put(title, section);
    return this;
  }

  /// Appends a section if there is one.
  StudySections add(String title, Optional<Element> section) {
    section.ifPresent(there -> add(title, there));
    return this;
  }

  /// Appends the figures of a study: its charts, arms, comparison and measures.
  StudySections addFigures(Study study) {
    return add("Charts", charts(study))
        .add("Arms", ArmsSection.of(study.spec()))
        .add("Comparison", ComparisonSection.of(study))
        .add("Measures", MeasuresSection.of(study));
  }

  /// Appends what its runs kept, the runs, and where they come from.
  ///
  /// @param folder where the page will lie
  StudySections addRuns(Study study, Path folder) {
    return add("Pictures", KeptSection.pictures(study))
        .add("Samples", KeptSection.samples(study))
        .add("Runs", RunsSection.of(study, folder))
        .add("Provenance", ProvenanceSection.of(study));
  }

  /// A list of contents and the sections.
  List<Element> elements() {
    Element contents = el("ul");
    sections.keySet().forEach(title -> contents.add(el("li", link("#" + anchor(title), title))));
    List<Element> elements = new ArrayList<>();
    elements.add(el("nav", contents).css("contents").with("aria-label", "On this page"));
    elements.addAll(sections.values());
    return elements;
  }

  private static String anchor(String title) {
    return title.toLowerCase(Locale.ROOT).replace(' ', '-');
  }

  private static Optional<Element> charts(Study study) {
    List<Chart> charts = StudyCharts.of(study);
    Element figures = el("div").css("charts");
    int variants =
        (int)
            study.runList().stream().map(run -> List.of(run.arm(), run.grid())).distinct().count();
    charts.forEach(chart -> figures.add(Drawing.figure(chart, variants)));
    return charts.isEmpty()
        ? Optional.empty()
        : Optional.of(el("section", el("h2", "Charts"), figures));
  }

  /// `profile quick: 6 runs planned, 5 finished, 1 failed; 2.4 s of computing`.
  static String status(Study study) {
    Map<String, Long> counts =
        study.runList().stream()
            .collect(
                Collectors.groupingBy(
                    run -> run.status().label(), TreeMap::new, Collectors.counting()));
    return "profile "
        + study.profile()
        + ": "
        + study.planned()
        + (study.planned() == 1 ? " run planned, " : " runs planned, ")
        + counts.entrySet().stream()
            .map(count -> count.getValue() + " " + count.getKey())
            .collect(Collectors.joining(", "))
        + "; "
        + Ledgers.seconds(study.seconds())
        + " s of computing";
  }

  /// What a reader has to know before the figures: runs that did not end, each reason once.
  static List<Element> troubles(Study study) {
    Map<String, List<Run>> reasons = new LinkedHashMap<>();
    for (Run run : study.runList()) {
      if (run.status() != RunStatus.FINISHED) {
        String reason = run.status().label() + run.error().map(error -> ": " + error).orElse(".");
        reasons.computeIfAbsent(reason, _ -> new ArrayList<>()).add(run);
      }
    }
    if (study.notBegun() > 0) {
      String runs = study.notBegun() + " of " + study.planned();
      reasons.put(runs + " runs that were planned were never begun.", List.of());
    }
    List<Element> notes = new ArrayList<>();
    reasons.forEach((reason, runs) -> {
      String whose = runs.size() == 1 ? runs.getFirst().id() + ": " : runs.size() + " runs: ";
      notes.add(el("p", (runs.isEmpty() ? "" : whose) + reason).css("note"));
    });
    return notes;
  }
}
