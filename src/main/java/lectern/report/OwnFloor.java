package lectern.report;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import lectern.statistics.Digits;

/// A named horizontal line a bar, across that bar alone: what to read bars by where it is not the
/// same for all, such as the majority of different corpora.
///
/// @param values by group, then by category
record OwnFloor(String name, SequencedMap<String, Map<String, Double>> values) {
  private static final double WIDER = 1.1; // than the bar

  OwnFloor {
    values = new LinkedHashMap<>(values);
  }

  /// Draws the lines, and their name right of the plot beside the last.
  ///
  /// @param right where the name begins, pixels
  void paint(Graphics2D g, Plot plot, Bars bars, double right) {
    double half = bars.half() * WIDER;
    double[] last = {0};
    g.setColor(Theme.FLOOR);
    g.setStroke(Theme.DASHED);
    bars.forEach((group, cluster, x) -> {
      String colour = bars.groups().get(group).name();
      Double value = values.getOrDefault(colour, Map.of()).get(bars.names().get(cluster));
      if (value != null) {
        last[0] = plot.y(value);
        g.draw(new Line2D.Double(plot.x(x - half), last[0], plot.x(x + half), last[0]));
      }
    });
    Frame.text(g, name, Theme.SMALL, Theme.MUTED, right, last[0] + 4);
  }

  double[] all() {
    return values.values().stream()
        .flatMap(bars -> bars.values().stream())
        .mapToDouble(Double::doubleValue)
        .toArray();
  }

  /// Such as `0.5 at mr, 0.188 at trec`.
  String words() {
    return values.entrySet().stream()
        .flatMap(group ->
            group.getValue().entrySet().stream()
                .map(bar ->
                    Digits.of(bar.getValue())
                        + " at "
                        + (bar.getKey().equals(group.getKey()) ? "" : group.getKey() + " at ")
                        + bar.getKey()))
        .collect(Collectors.joining(", "));
  }
}
