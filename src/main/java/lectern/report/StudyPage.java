package lectern.report;

import static lectern.report.Element.el;
import static lectern.report.Element.link;

import java.nio.file.Path;
import java.util.List;
import lectern.config.Settings;
import lectern.experiment.Choice;
import lectern.experiment.Study;
import lectern.report.Site.Entry;

/// The page of a study whose settings were changed or swept by hand: what was tried, and what of it
/// made a difference. It has no verdicts, since it is not what the claims are about.
final class StudyPage {
  private StudyPage() {}

  /// @param study one of the entry's others
  /// @param folder where the page will lie
  static SitePage of(Entry entry, Study study, Path folder) {
    StudySections sections =
        new StudySections().add("What was tried", tried(study.choice())).addFigures(study);
    sections.addRuns(study, folder);
    Element content =
        el(
            "div",
            el("h1", entry.spec().title() + ": a study by hand"),
            el("p", study.id() + ", " + StudySections.status(study)).css("lead"));
    content.add(StudySections.troubles(study)).add(sections.elements());
    Element navigation =
        el("nav", link("index.html", "All claims"), link(entry.file(), "↑ " + entry.spec().id()))
            .with("aria-label", "Pages");
    return new SitePage(entry.file(study), study.id() + " – Lectern report", navigation, content);
  }

  private static Element tried(Choice choice) {
    SiteTable table =
        SiteTable.of("What differs from the experiment's file").words("path").words("value");
    settings(table, choice.overrides(), "");
    settings(table, choice.sweep().grid(), ", each");
    choice
        .sweep()
        .space()
        .forEach((path, range) ->
            table.row(List.of(Content.text(path), Content.text("drawn from " + range.text()))));
    choice
        .sweep()
        .arms()
        .forEach((name, changes) -> settings(table, changes, ", in the arm " + name));
    if (!choice.sweep().only().isEmpty()) {
      table.row(
          List.of(
              Content.text("arms"),
              Content.text(String.join(", ", choice.sweep().only()) + " alone")));
    }
    choice
        .sweep()
        .samples()
        .ifPresent(count ->
            table.row(List.of(Content.text("points drawn"), Content.text(String.valueOf(count)))));
    choice
        .seeds()
        .ifPresent(count ->
            table.row(List.of(Content.text("seeds"), Content.text(String.valueOf(count)))));
    Element section = el("section", el("h2", "What was tried"));
    return table.size() > 0
        ? section.add(table.element())
        : section.add(el("p", "What the file says; runs were stopped early."));
  }

  private static void settings(SiteTable table, Settings settings, String how) {
    settings
        .byPath()
        .forEach((path, setting) ->
            table.row(List.of(Content.text(path), Content.text(setting.value().text() + how))));
  }
}
