package lectern.report;

import static lectern.report.Element.el;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lectern.InputException;
import lectern.compare.Comparison;
import lectern.compare.Comparison.Options;
import lectern.experiment.Study;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// The arms and grid points of a study held against the first of them.
final class ComparisonSection {
  /// Longer tables fold.
  private static final int MOST_ROWS = 24;

  /// The columns of a comparison's table that hold no figures.
  private static final Set<String> WORDS =
      Set.of("variant", "measure", "test", "verdict", "not counted");

  /// More would bury the rest; `lectern compare` draws all.
  private static final int MOST_MEASURES = 2;

  private ComparisonSection() {}

  /// Absent where there is nothing to hold against anything: one arm at one point, or no finished
  /// run.
  static Optional<Element> of(Study study) {
    if (!compares(Optional.of(study))) {
      return Optional.empty();
    }
    Comparison comparison;
    try {
      Options options = study.spec().goal().map(Options.DEFAULT::towards).orElse(Options.DEFAULT);
      comparison = Comparison.of(study.runList(), options);
    } catch (InputException nothing) {
      return Optional.empty(); // no run finished, which the page says above
    }
    Element section =
        el(
            "section",
            el("h2", "Comparison"),
            el(
                "p",
                "Each variant against "
                    + comparison.baseline()
                    + ", seed by seed; p-values are corrected for how many variants there are"
                    + " (Holm). g is Hedges' g. No claim rests on this."));
    comparison.warnings().forEach(warning -> section.add(el("p", warning).css("note")));
    section.add(table(comparison));
    Element figures = el("div").css("charts");
    for (String measure : comparison.measures().stream().limit(MOST_MEASURES).toList()) {
      ComparisonCharts.differences(comparison, measure).map(Drawing::lines).ifPresent(figures::add);
      SettingCharts.grids(comparison, measure).stream().map(Drawing::whole).forEach(figures::add);
      SettingCharts.settings(comparison, measure).map(Drawing::whole).ifPresent(figures::add);
      SettingCharts.importance(comparison, measure).map(Drawing::lines).ifPresent(figures::add);
    }
    section.add(figures);
    return Optional.of(section);
  }

  /// Whether there are two variants at least.
  static boolean compares(Optional<Study> study) {
    return study.stream()
            .flatMap(all -> all.runList().stream())
            .map(run -> List.of(run.arm(), run.grid()))
            .distinct()
            .count()
        > 1;
  }

  private static Element table(Comparison comparison) {
    Table all = comparison.table();
    SiteTable table = SiteTable.of("Variants against " + comparison.baseline());
    for (Column<?> column : all.columns()) {
      if (WORDS.contains(column.name())) {
        table.words(column.name());
      } else {
        table.numbers(column.name());
      }
    }
    for (int row = 0; row < all.rowCount(); row++) {
      List<Content> cells = new ArrayList<>();
      for (Column<?> column : all.columns()) {
        cells.add(Content.text(HtmlTable.cell(column, row)));
      }
      table.row(cells);
    }
    return table.folded(MOST_ROWS, table.size() + " variants");
  }
}
