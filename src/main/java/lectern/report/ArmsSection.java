package lectern.report;

import static lectern.report.Element.el;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import lectern.config.Settings;
import lectern.experiment.ExperimentSpec;
import lectern.experiment.Profile;
import lectern.yaml.Yaml;

/// The arms of an experiment and what each changes of the base; base, grid and profiles fold.
final class ArmsSection {
  /// Longer tables fold.
  private static final int MOST_ROWS = 16;

  private ArmsSection() {}

  static Element of(ExperimentSpec spec) {
    SiteTable arms = SiteTable.of("Arms, and what each changes").words("arm").words("changes");
    spec.arms()
        .forEach((name, changes) ->
            arms.row(List.of(Content.text(name), changes(changes, spec.base()))));
    Element section =
        el("section", el("h2", "Arms"), arms.folded(MOST_ROWS, arms.size() + " arms"));
    if (!spec.grid().isEmpty()) {
      SiteTable grid =
          SiteTable.of("Grid: every arm is run at each of these").words("path").words("values");
      spec.grid()
          .forEach((path, values) ->
              grid.row(
                  List.of(
                      Content.text(path),
                      Content.text(
                          values.stream().map(Yaml::text).collect(Collectors.joining(", "))))));
      section.add(grid.element());
    }
    SiteTable base = SiteTable.of("The base that the arms share").words("path").words("value");
    spec.base()
        .byPath()
        .forEach((path, setting) ->
            base.row(List.of(Content.text(path), Content.text(setting.value().text()))));
    SiteTable profiles =
        SiteTable.of("Profiles, and what each changes")
            .words("profile")
            .numbers("seeds")
            .words("changes");
    spec.profiles()
        .forEach((name, profile) ->
            profiles.row(
                List.of(
                    Content.text(name),
                    Content.text(String.valueOf(profile.seeds().orElse(spec.seeds()))),
                    changes(profile, spec.base()))));
    return section.add(
        el(
            "details",
            el("summary", "Base and profiles"),
            base.size() > 0 ? base.element() : el("p", "The base sets nothing."),
            profiles.element()));
  }

  private static Element changes(Profile profile, Settings base) {
    Element changes = changes(profile.overrides(), base);
    return profile.arms().isEmpty()
        ? changes
        : el("div", el("p", "runs " + String.join(", ", profile.arms()) + " alone"), changes);
  }

  /// `model.cell = lstm (base: rnn)`, a line each.
  private static Element changes(Settings changes, Settings base) {
    Element list = el("ul").css("changes");
    changes
        .byPath()
        .forEach((path, setting) -> {
          Optional<Settings.Setting> before = Optional.ofNullable(base.byPath().get(path));
          Element line = el("li", el("code", path + " = " + setting.value().text()));
          before.ifPresent(old -> line.add(el("small", " (base: " + old.value().text() + ")")));
          list.add(line);
        });
    return changes.byPath().isEmpty() ? el("span", "nothing: the base").css("quiet") : list;
  }
}
