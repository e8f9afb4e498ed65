package lectern.report;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;
import lectern.statistics.Digits;

/// A named horizontal line to read a chart by: a true entropy, a bigram model, chance.
record Floor(String name, double value) {
  private static final int WIDEST = 190;

  private String label() {
    return name + " " + Digits.of(value);
  }

  /// The room that names beside the plot need, pixels.
  static int margin(List<Floor> floors) {
    double widest = -4;
    for (Floor floor : floors) {
      widest = Math.max(widest, Frame.width(floor.label(), Theme.SMALL));
    }
    return (int) Math.min(WIDEST, StrictMath.ceil(widest)) + 12;
  }

  /// Draws the lines, and their names right of the plot, pushed apart where they would touch.
  ///
  /// @param left where the lines begin, pixels
  /// @param right where they end
  /// @param names where the names begin
  static void paint(
      Graphics2D g, Plot plot, List<Floor> floors, double left, double right, double names) {
    List<Floor> downward = new ArrayList<>(floors);
    downward.sort((a, b) -> Double.compare(b.value(), a.value()));
    double free = Double.NEGATIVE_INFINITY;
    for (Floor floor : downward) {
      double y = plot.y(floor.value());
      g.setColor(Theme.FLOOR);
      g.setStroke(Theme.DASHED);
      g.draw(new Line2D.Double(left, y, right, y));
      double baseline = Math.max(y + 4, free);
      String text = Frame.shortened(floor.label(), Theme.SMALL, WIDEST);
      Frame.text(g, text, Theme.SMALL, Theme.MUTED, names, baseline);
      free = baseline + 14;
    }
  }
}
