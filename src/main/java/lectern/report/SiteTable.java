package lectern.report;

import static lectern.report.Element.el;

import java.util.ArrayList;
import java.util.List;

/// A table of a page: it scrolls inside its own box, so that the page never does sideways.
final class SiteTable {
  private record Column(String name, String css) {}

  private final String caption;
  private final List<Column> columns = new ArrayList<>();
  private final List<Element> rows = new ArrayList<>();

  private SiteTable(String caption) {
    this.caption = caption;
  }

  /// A table without columns yet.
  ///
  /// @param caption what it shows, read out before it
  static SiteTable of(String caption) {
    return new SiteTable(caption);
  }

  /// Adds a column of words.
  SiteTable words(String name) {
    columns.add(new Column(name, "words"));
    return this;
  }

  /// Adds a column of numbers, set to the right.
  SiteTable numbers(String name) {
    columns.add(new Column(name, "number"));
    return this;
  }

  /// Adds a row.
  ///
  /// @param cells one a column
  SiteTable row(List<? extends Content> cells) {
    if (cells.size() != columns.size()) {
      throw new IllegalArgumentException(
          cells.size() + " cells for " + columns.size() + " columns");
    }
    Element row = el("tr");
    for (int i = 0; i < cells.size(); i++) {
      Element cell = i == 0 ? el("th", cells.get(i)).with("scope", "row") : el("td", cells.get(i));
      row.add(cell.css(columns.get(i).css()));
    }
    rows.add(row);
    return this;
  }

  /// How many rows there are.
  int size() {
    return rows.size();
  }

  /// The table in its box, folded under a summary if it is long.
  ///
  /// @param most rows that are shown unfolded
  /// @param summary what stands there while it is folded
  Element folded(int most, String summary) {
    return size() <= most ? element() : el("details", el("summary", summary), element());
  }

  /// The table in its box.
  Element element() {
    Element head = el("tr");
    columns.forEach(
        column -> head.add(el("th", column.name()).with("scope", "col").css(column.css())));
    Element table = el("table", el("caption", caption), el("thead", head), el("tbody").add(rows));
    // Can be scrolled with the keyboard, too.
    return el("div", table)
        .css("scroll")
        .with("role", "region")
        .with("tabindex", "0")
        .with("aria-label", caption);
  }
}
