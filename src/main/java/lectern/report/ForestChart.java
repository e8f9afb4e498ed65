package lectern.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import lectern.compare.Rounded;
import lectern.statistics.Digits;
import lectern.statistics.Interval;

/// Differences with their intervals against zero, one a line: what each change of an ablation did.
///
/// A full mark is told apart from zero, a hollow one is not.
///
/// Source: Lewis and Clarke 2001, "Forest plots: trying to see the wood and the trees".
public final class ForestChart {
  private static final int WIDTH = 720;
  private static final int LINE = 24;
  private static final int FOOT = 44;
  private static final int GAP = 14;
  private static final double WIDEST_NAME = 260;

  private enum Told {
    APART,
    NOT,
    NOTHING
  }

  private record Row(String name, double difference, Interval interval, Told told) {}

  private final String title;
  private String subtitle = "";
  private Axis x = Axis.of("difference");
  private final List<Row> rows = new ArrayList<>();

  private ForestChart(String title) {
    this.title = title;
  }

  /// A chart without lines yet.
  public static ForestChart titled(String title) {
    return new ForestChart(title);
  }

  /// A second line under the title: what is subtracted from what.
  public ForestChart subtitle(String text) {
    subtitle = text;
    return this;
  }

  /// The horizontal axis; linear, as it has a zero.
  public ForestChart x(Axis axis) {
    x = axis;
    return this;
  }

  /// Adds a difference that is told apart from zero.
  public ForestChart apart(String name, double difference, Interval interval) {
    rows.add(row(name, difference, interval, Told.APART));
    return this;
  }

  /// Adds a difference that is not told apart from zero.
  public ForestChart open(String name, double difference, Interval interval) {
    rows.add(row(name, difference, interval, Told.NOT));
    return this;
  }

  private static Row row(String name, double difference, Interval interval, Told told) {
    return new Row(name, difference, interval, Double.isFinite(difference) ? told : Told.NOTHING);
  }

  /// The finished chart.
  public Chart draw() {
    Frame frame = new Frame(title, subtitle, List.of());
    List<Row> shown = List.copyOf(rows);
    Axis axis = x;
    int height = frame.height(WIDTH) + Math.max(2, shown.size()) * LINE + FOOT;
    return new Chart(
        title,
        describe(),
        WIDTH,
        height,
        (g, width, tall) -> {
          int top = frame.paint(g, width, tall) + 4;
          paint(g, shown, axis, width, top, tall - FOOT);
        });
  }

  private static void paint(
      Graphics2D g, List<Row> rows, Axis axis, int width, int top, int bottom) {
    List<Row> drawn = rows.stream().filter(row -> row.told() != Told.NOTHING).toList();
    if (drawn.isEmpty()) {
      Frame.text(
          g, "no differences yet", Theme.TEXT, Theme.MUTED, width / 2.0 - 50, (top + bottom) / 2.0);
      return;
    }
    double low = 0;
    double high = 0;
    double widest = 0;
    double figures = 0;
    for (Row row : rows) {
      widest = Math.max(widest, Frame.width(row.name(), Theme.TEXT));
      figures = Math.max(figures, Frame.width(figure(row), Theme.SMALL));
    }
    for (Row row : drawn) {
      low = Math.min(low, Math.min(row.difference(), least(row)));
      high = Math.max(high, Math.max(row.difference(), most(row)));
    }
    double left = GAP + Math.min(widest, WIDEST_NAME) + GAP;
    double right = width - GAP - figures - GAP;
    Scale scale = Scale.around(low, high, Axis.Scale.LINEAR, left, right);
    grid(g, scale, axis, top, bottom);
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      double y = top + (i + 0.5) * LINE;
      String name = Frame.shortened(row.name(), Theme.TEXT, WIDEST_NAME);
      Frame.text(g, name, Theme.TEXT, Theme.INK, GAP, y + 4);
      String figure = figure(row);
      double from = width - GAP - Frame.width(figure, Theme.SMALL);
      Frame.text(g, figure, Theme.SMALL, Theme.MUTED, from, y + 4);
      if (row.told() != Told.NOTHING) {
        mark(g, row, scale, y);
      }
    }
  }

  private static void grid(Graphics2D g, Scale scale, Axis axis, int top, int bottom) {
    g.setStroke(new BasicStroke(1f));
    int ticks = (int) Math.max(2, (scale.to() - scale.from()) / 60);
    for (double tick : scale.ticks(ticks)) {
      double x = scale.pixel(tick);
      g.setColor(Theme.GRID);
      g.draw(new Line2D.Double(x, top, x, bottom));
      String label = Digits.of(tick);
      Frame.text(
          g, label, Theme.SMALL, Theme.MUTED, x - Frame.width(label, Theme.SMALL) / 2, bottom + 15);
    }
    g.setColor(Theme.INK);
    g.setStroke(new BasicStroke(1.2f));
    g.draw(new Line2D.Double(scale.pixel(0), top - 2, scale.pixel(0), bottom + 2));
    double middle = (scale.from() + scale.to()) / 2;
    double half = Frame.width(axis.title(), Theme.TEXT) / 2;
    Frame.text(g, axis.title(), Theme.TEXT, Theme.MUTED, middle - half, bottom + 34);
  }

  private static void mark(Graphics2D g, Row row, Scale scale, double y) {
    Color colour = row.told() == Told.APART ? Theme.series(0) : Theme.MUTED;
    g.setColor(colour);
    g.setStroke(new BasicStroke(2f));
    if (row.interval().known()) {
      double from = scale.pixel(row.interval().low());
      double to = scale.pixel(row.interval().high());
      g.draw(new Line2D.Double(from, y, to, y));
      g.draw(new Line2D.Double(from, y - 4, from, y + 4));
      g.draw(new Line2D.Double(to, y - 4, to, y + 4));
    }
    Ellipse2D dot = new Ellipse2D.Double(scale.pixel(row.difference()) - 4.5, y - 4.5, 9, 9);
    g.setColor(row.told() == Told.APART ? colour : Theme.PAPER);
    g.fill(dot);
    g.setColor(colour);
    g.draw(dot);
  }

  private static double least(Row row) {
    return row.interval().known() ? row.interval().low() : row.difference();
  }

  private static double most(Row row) {
    return row.interval().known() ? row.interval().high() : row.difference();
  }

  private static String figure(Row row) {
    return row.told() == Told.NOTHING ? "–" : Rounded.change(row.difference(), row.interval());
  }

  private String describe() {
    return title
        + ": "
        + rows.stream()
            .map(row ->
                row.name()
                    + " "
                    + figure(row)
                    + (row.told() == Told.APART ? "" : ", not told from 0"))
            .collect(Collectors.joining("; "));
  }
}
