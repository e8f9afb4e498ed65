package lectern.report;

import static lectern.report.Element.el;
import static lectern.report.Element.link;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import lectern.experiment.ClaimVerdict;
import lectern.experiment.ExperimentSpec;
import lectern.experiment.Study;
import lectern.report.Site.Entry;
import lectern.run.Run;
import lectern.run.RunStatus;

/// The page of one experiment: from its question to the command that runs it again.
final class ExperimentPage {
  private static final int WIDE = 620;
  private static final int WIDE_HEIGHT = 400;

  /// For a telephone.
  private static final int NARROW = 380;

  private static final int NARROW_HEIGHT = 360;

  private ExperimentPage() {}

  /// @param at which of the entries
  /// @param folder where the page will lie
  static SitePage of(List<Entry> entries, int at, Path folder) {
    Entry entry = entries.get(at);
    ExperimentSpec spec = entry.spec();
    Map<String, Element> sections = new LinkedHashMap<>();
    sections.put("Claims", claims(entry));
    entry
        .study()
        .flatMap(ExperimentPage::charts)
        .ifPresent(section -> sections.put("Charts", section));
    sections.put("Arms", ArmsSection.of(spec));
    entry
        .study()
        .ifPresent(study -> {
          MeasuresSection.of(study).ifPresent(section -> sections.put("Measures", section));
          entry
              .reference()
              .ifPresent(
                  reference -> sections.put("On record", ReferenceSection.of(study, reference)));
          KeptSection.pictures(study).ifPresent(section -> sections.put("Pictures", section));
          KeptSection.samples(study).ifPresent(section -> sections.put("Samples", section));
          sections.put("Runs", RunsSection.of(study, folder));
          ProvenanceSection.of(study).ifPresent(section -> sections.put("Provenance", section));
        });
    sections.put("Run it yourself", CommandsSection.of(spec, entry.study()));

    Element content =
        el(
            "div",
            el("h1", spec.title()),
            el("p", spec.question()).css("question"),
            el("p", status(entry)).css("lead"));
    entry.study().ifPresent(study -> content.add(troubles(study)));
    if (entry.study().isEmpty()) {
      entry.missing().ifPresent(reason -> content.add(el("p", reason).css("note")));
    }
    Element contents = el("ul");
    sections.forEach((title, section) -> {
      contents.add(el("li", link("#" + anchor(title), title)));
      section.with("id", anchor(title)).with("aria-label", title);
    });
    content.add(el("nav", contents).css("contents").with("aria-label", "On this page"));
    sections.forEach((title, section) -> content.add(section));
    return new SitePage(
        entry.file(), spec.title() + " – Lectern report", navigation(entries, at), content);
  }

  private static String anchor(String title) {
    return title.toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
  }

  private static Element navigation(List<Entry> entries, int at) {
    Element navigation = el("nav", link("index.html", "All claims")).with("aria-label", "Pages");
    if (at > 0) {
      Entry previous = entries.get(at - 1);
      navigation.add(link(previous.file(), "← " + previous.spec().id()).with("rel", "prev"));
    }
    if (at < entries.size() - 1) {
      Entry next = entries.get(at + 1);
      navigation.add(link(next.file(), next.spec().id() + " →").with("rel", "next"));
    }
    return navigation;
  }

  private static String status(Entry entry) {
    String place = entry.spec().id() + ", lecture " + entry.spec().lecture();
    return entry
        .study()
        .map(study -> {
          Map<String, Long> counts =
              study.runList().stream()
                  .collect(
                      Collectors.groupingBy(
                          run -> run.status().label(), TreeMap::new, Collectors.counting()));
          String runs =
              counts.entrySet().stream()
                  .map(count -> count.getValue() + " " + count.getKey())
                  .collect(Collectors.joining(", "));
          return place
              + ", profile "
              + study.profile()
              + ": "
              + study.planned()
              + (study.planned() == 1 ? " run planned, " : " runs planned, ")
              + runs
              + "; "
              + Ledgers.seconds(study.seconds())
              + " s of computing";
        })
        .orElse(place + "; not run on this machine yet");
  }

  /// What a reader has to know before the figures: runs that did not end, each reason once.
  private static List<Element> troubles(Study study) {
    Map<String, List<Run>> reasons = new LinkedHashMap<>();
    for (Run run : study.runList()) {
      if (run.status() != RunStatus.FINISHED) {
        String reason = run.status().label() + run.error().map(error -> ": " + error).orElse(".");
        reasons.computeIfAbsent(reason, _ -> new ArrayList<>()).add(run);
      }
    }
    List<Element> notes = new ArrayList<>();
    int missing = study.planned() - study.runList().size();
    if (missing > 0) {
      String runs = missing + " of " + study.planned();
      reasons.put(runs + " runs that were planned were never begun.", List.of());
    }
    reasons.forEach((reason, runs) -> {
      String whose =
          runs.isEmpty()
              ? ""
              : runs.size() == 1 ? runs.getFirst().id() + ": " : runs.size() + " runs: ";
      notes.add(el("p", whose + reason).css("note"));
    });
    return notes;
  }

  private static Element claims(Entry entry) {
    Element section = el("section", el("h2", "Claims"));
    if (entry.study().isEmpty()) {
      for (int i = 0; i < entry.spec().claims().size(); i++) {
        section.add(ClaimSection.unjudged(entry.spec().claims().get(i), entry.standing(), i));
      }
      return section;
    }
    List<ClaimVerdict> verdicts = entry.study().get().verdicts();
    for (int i = 0; i < verdicts.size(); i++) {
      section.add(ClaimSection.of(verdicts.get(i), i));
    }
    return section;
  }

  private static Optional<Element> charts(Study study) {
    List<Chart> charts = StudyCharts.of(study);
    Element figures = el("div").css("charts");
    charts.forEach(chart -> figures.add(figure(chart, study.spec().arms().size())));
    return charts.isEmpty()
        ? Optional.empty()
        : Optional.of(el("section", el("h2", "Charts"), figures));
  }

  /// A chart twice, laid out for a page and for a telephone; the style sheet shows one of them.
  ///
  /// @param series how many names its legend may hold: each takes room of its own
  static Element figure(Chart chart, int series) {
    int wide = WIDE_HEIGHT + 4 * Math.max(0, series - 8);
    int narrow = NARROW_HEIGHT + 7 * Math.max(0, series - 4);
    return el(
        "figure",
        new Drawing(chart.sized(WIDE, wide), "wide"),
        new Drawing(chart.sized(NARROW, narrow), "narrow"));
  }
}
