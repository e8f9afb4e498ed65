package lectern.report;

import static lectern.report.Element.el;
import static lectern.report.Element.link;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lectern.experiment.Claim;
import lectern.experiment.ClaimVerdict;
import lectern.experiment.ExperimentSpec;
import lectern.experiment.Study;
import lectern.report.Site.Entry;

/// The page of one experiment: from its question to the command that runs it again.
final class ExperimentPage {
  private ExperimentPage() {}

  /// @param at which of the entries
  /// @param folder where the page will lie
  static SitePage of(List<Entry> entries, int at, Path folder) {
    Entry entry = entries.get(at);
    ExperimentSpec spec = entry.spec();
    StudySections sections = new StudySections().add("Claims", claims(entry));
    entry
        .study()
        .ifPresentOrElse(sections::addFigures, () -> sections.add("Arms", ArmsSection.of(spec)));
    entry
        .study()
        .ifPresent(study -> {
          sections.add(
              "On record", entry.reference().map(kept -> ReferenceSection.of(study, kept)));
          sections.addRuns(study, folder);
        });
    sections.add("Other studies", others(entry));
    sections.add("Run it yourself", CommandsSection.of(entry));
    Element content =
        el(
            "div",
            el("h1", spec.title()),
            el("p", spec.question()).css("question"),
            el("p", status(entry)).css("lead"));
    entry
        .study()
        .ifPresentOrElse(
            study -> content.add(StudySections.troubles(study)),
            () -> entry.missing().ifPresent(why -> content.add(el("p", why).css("note"))));
    if (entry.study().isPresent() && !entry.study().get().asFiled()) {
      content.add(
          el("p", "No study of this experiment as its file has it was run; this is the latest one.")
              .css("note"));
    }
    content.add(sections.elements());
    return new SitePage(
        entry.file(), spec.title() + " – Lectern report", navigation(entries, at), content);
  }

  private static String status(Entry entry) {
    return entry.spec().id()
        + ", lecture "
        + entry.spec().lecture()
        + entry.study().map(study -> ", " + StudySections.status(study)).orElse("; not run yet");
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

  private static Element claims(Entry entry) {
    Element section = el("section", el("h2", "Claims"));
    if (entry.study().isEmpty()) {
      List<Claim> claims = entry.spec().claims();
      for (int i = 0; i < claims.size(); i++) {
        section.add(ClaimSection.unjudged(claims.get(i), entry.standing(), i));
      }
      return section;
    }
    List<ClaimVerdict> verdicts = entry.study().get().verdicts();
    for (int i = 0; i < verdicts.size(); i++) {
      section.add(ClaimSection.of(verdicts.get(i), i));
    }
    List<Claim> judged = verdicts.stream().map(ClaimVerdict::claim).toList();
    Element standing =
        el("span", "not judged under the profile " + entry.study().get().profile()).css("quiet");
    List<Claim> others =
        entry.study().get().spec().claims().stream()
            .filter(claim -> !judged.contains(claim))
            .toList();
    for (int i = 0; i < others.size(); i++) {
      section.add(ClaimSection.unjudged(others.get(i), standing, verdicts.size() + i));
    }
    return section;
  }

  /// Links to what else was tried, the latest first; absent if nothing was.
  private static Optional<Element> others(Entry entry) {
    if (entry.others().isEmpty()) {
      return Optional.empty();
    }
    Element list = el("ul");
    for (Study other : entry.others().reversed()) {
      list.add(
          el(
              "li",
              link(entry.file(other), other.id()),
              Content.text(", " + StudySections.status(other))));
    }
    return Optional.of(
        el(
            "section",
            el("h2", "Other studies"),
            el("p", "With settings that were changed or swept by hand; no claim rests on them."),
            list));
  }
}
