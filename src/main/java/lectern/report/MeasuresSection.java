package lectern.report;

import static lectern.report.Element.el;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lectern.experiment.ChartSpec;
import lectern.experiment.Claim;
import lectern.experiment.Expectation;
import lectern.experiment.Relation;
import lectern.experiment.Study;
import lectern.statistics.Digits;
import lectern.statistics.Interval;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/// Mean, deviation and interval of every measure at each arm and grid point, with what was expected
/// of it. The measures that claims and charts speak of, floors among them, come first.
final class MeasuresSection {
  /// Longer tables fold.
  private static final int MOST_ROWS = 24;

  private static final String FLOOR = "a floor";

  private MeasuresSection() {}

  /// Absent if nothing was measured.
  static Optional<Element> of(Study study) {
    Table summary = study.summary();
    if (summary.isEmpty()) {
      return Optional.empty();
    }
    Set<String> spoken = spoken(study);
    SiteTable main = table(study, summary, "Measures that claims and charts speak of");
    SiteTable others = table(study, summary, "Every other measure");
    for (Row row : summary) {
      (spoken.contains(row.getString("measure")) ? main : others).row(cells(study, summary, row));
    }
    Element section = el("section", el("h2", "Measures"));
    if (main.size() > 0) {
      section.add(main.folded(MOST_ROWS, main.size() + " figures that claims and charts speak of"));
    }
    if (others.size() > 0) {
      section.add(el("details", el("summary", others.size() + " other figures"), others.element()));
    }
    return Optional.of(section);
  }

  private static SiteTable table(Study study, Table summary, String caption) {
    SiteTable table = SiteTable.of(caption).words("arm");
    paths(summary).forEach(table::words);
    return table
        .words("measure")
        .numbers("n")
        .numbers("mean")
        .numbers("sd")
        .numbers("95 % interval")
        .words("expected");
  }

  private static List<String> paths(Table summary) {
    return summary.columnNames().subList(1, summary.columnNames().indexOf("measure"));
  }

  private static List<Content> cells(Study study, Table summary, Row row) {
    int at = row.getRowNumber();
    String arm = row.getString("arm");
    String measure = row.getString("measure");
    List<Content> cells = new ArrayList<>();
    cells.add(Content.text(arm));
    for (String path : paths(summary)) {
      cells.add(Content.text(HtmlTable.cell(summary.column(path), at)));
    }
    Interval interval = new Interval(row.getDouble("low"), row.getDouble("high"));
    cells.add(Content.text(measure));
    cells.add(Content.text(String.valueOf(row.getInt("n"))));
    cells.add(Content.text(Digits.of(row.getDouble("mean"))));
    cells.add(Content.text(number(row.getDouble("sd"))));
    cells.add(
        Content.text(
            interval.known()
                ? "[" + Digits.of(interval.low()) + ", " + Digits.of(interval.high()) + "]"
                : "–"));
    cells.add(Content.text(expected(study, arm, measure)));
    return cells;
  }

  /// What claims expect of a measure, or that others are held against it.
  private static String expected(Study study, String arm, String measure) {
    Set<String> words = new LinkedHashSet<>();
    for (Claim claim : study.spec().claims()) {
      for (Expectation line : claim.expect()) {
        if (line.measure().equals(measure) && line.arm().map(arm::equals).orElse(true)) {
          words.add(bound(line));
        }
        if (line.against().measure().filter(measure::equals).isPresent()) {
          words.add(FLOOR);
        }
      }
    }
    for (ChartSpec chart : study.spec().charts()) {
      if (chart.floors().contains(measure)) {
        words.add(FLOOR);
      }
    }
    return String.join("; ", words);
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "–" : Digits.of(value);
  }

  /// `> 0.916`, `0.8 ± 0.05`, `< perplexity.bigram`.
  private static String bound(Expectation line) {
    StringBuilder bound = new StringBuilder();
    if (line.comparison() == Relation.EQUAL && line.against().constant().isPresent()) {
      bound.append(Digits.of(line.against().constant().getAsDouble()));
      bound.append(line.tolerance() > 0 ? " ± " + Digits.of(line.tolerance()) : "");
    } else {
      bound.append(line.comparison().symbol()).append(' ');
      if (line.against().constant().isPresent()) {
        bound.append(Digits.of(line.against().constant().getAsDouble()));
      } else {
        bound.append(line.against().measure().orElse(line.measure()));
        line.against().arm().ifPresent(arm -> bound.append(" of ").append(arm));
        bound.append(line.margin() > 0 ? " by " + Digits.of(line.margin()) : "");
      }
    }
    line.where()
        .forEach((path, value) -> bound.append(" where ").append(path).append(" = ").append(value));
    return bound.toString();
  }

  /// The measures that the experiment's file names.
  static Set<String> spoken(Study study) {
    Set<String> names = new LinkedHashSet<>();
    for (Claim claim : study.spec().claims()) {
      for (Expectation line : claim.expect()) {
        names.add(line.measure());
        line.against().measure().ifPresent(names::add);
      }
    }
    for (ChartSpec chart : study.spec().charts()) {
      names.add(chart.measure());
      names.addAll(chart.floors());
    }
    study.spec().goal().ifPresent(goal -> names.add(goal.measure()));
    return names;
  }
}
