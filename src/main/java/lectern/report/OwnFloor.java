package lectern.report;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A named horizontal line a category, across its bars alone: what to read them by where that is
/// not the same for all, such as the majority of different corpora.
///
/// @param values by category
record OwnFloor(String name, Map<String, Double> values) {
  private static final double HALF = 0.4; // of a line, in categories

  OwnFloor {
    values = Map.copyOf(values);
  }

  /// Draws the lines, and their name right of the plot beside the last.
  ///
  /// @param categories from left to right
  /// @param right where the name begins, pixels
  void paint(Graphics2D g, Plot plot, List<String> categories, double right) {
    double last = 0;
    for (int c = 0; c < categories.size(); c++) {
      Double value = values.get(categories.get(c));
      if (value != null) {
        last = plot.y(value);
        g.setColor(Theme.FLOOR);
        g.setStroke(Theme.DASHED);
        g.draw(new Line2D.Double(plot.x(c - HALF), last, plot.x(c + HALF), last));
      }
    }
    Frame.text(g, name, Theme.SMALL, Theme.MUTED, right, last + 4);
  }

  /// Such as `0.5 at mr, 0.188 at trec`.
  String words(Collection<String> categories) {
    return categories.stream()
        .filter(values::containsKey)
        .map(category -> Ticks.number(values.get(category)) + " at " + category)
        .collect(Collectors.joining(", "));
  }
}
