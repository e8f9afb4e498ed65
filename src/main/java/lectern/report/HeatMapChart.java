package lectern.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lectern.experiment.Goal;
import lectern.statistics.Digits;
import lectern.statistics.Interval;

/// A value for each pair of settings or classes: colour and, where there is room, its number or a
/// label in each cell. The best cell is framed; an empty one is hatched.
public final class HeatMapChart {
  private static final int WIDTH = 720;
  private static final int GAP = 14;
  private static final int SCALE = 84;
  private static final int FOOT = 34;

  /// From this shade on white ink is easier to read than black.
  private static final double DEEP = 0.65;

  private static final double TALLEST_NAME = 120;
  private static final double WIDEST_NAME = 150;

  /// Positive values that span more than this ratio are coloured by their logarithms.
  private static final double WIDE = 100;

  private final String title;
  private final List<String> columns;
  private final List<String> rows;
  private final double[][] values;
  private Optional<String[][]> labels = Optional.empty();
  private Optional<Interval> range = Optional.empty();
  private String subtitle = "";
  private String across = "";
  private String down = "";
  private Optional<Goal.Direction> best = Optional.empty();

  private HeatMapChart(String title, List<String> columns, List<String> rows, double[][] values) {
    this.title = title;
    this.columns = List.copyOf(columns);
    this.rows = List.copyOf(rows);
    this.values = values;
  }

  /// A heat map.
  ///
  /// @param columns names of the columns, left to right
  /// @param rows names of the rows, top to bottom
  /// @param values [row][column]; NaN where there is none
  public static HeatMapChart of(
      String title, List<String> columns, List<String> rows, double[][] values) {
    if (values.length != rows.size()
        || Arrays.stream(values).anyMatch(row -> row.length != columns.size())) {
      throw new IllegalArgumentException(
          "the values are not " + rows.size() + " rows of " + columns.size());
    }
    double[][] copy = Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
    return new HeatMapChart(title, columns, rows, copy);
  }

  /// A second line under the title.
  public HeatMapChart subtitle(String text) {
    subtitle = text;
    return this;
  }

  /// What the columns and the rows are values of.
  public HeatMapChart named(String forColumns, String forRows) {
    across = forColumns;
    down = forRows;
    return this;
  }

  /// Writes these into the cells instead of the values, where there is room.
  ///
  /// @param texts [row][column]; may have two lines
  public HeatMapChart labelled(String[][] texts) {
    if (texts.length != rows.size()
        || Arrays.stream(texts).anyMatch(row -> row.length != columns.size())) {
      throw new IllegalArgumentException(
          "the labels are not " + rows.size() + " rows of " + columns.size());
    }
    labels = Optional.of(Arrays.stream(texts).map(String[]::clone).toArray(String[][]::new));
    return this;
  }

  /// The values of the palest and the deepest colour, instead of the least and the greatest.
  public HeatMapChart range(double from, double to) {
    range = Optional.of(new Interval(from, to));
    return this;
  }

  /// Frames the best cell.
  public HeatMapChart best(Goal.Direction which) {
    best = Optional.of(which);
    return this;
  }

  /// The finished chart.
  public Chart draw() {
    double[] finite =
        Arrays.stream(values).flatMapToDouble(Arrays::stream).filter(Double::isFinite).toArray();
    double low = Arrays.stream(finite).min().orElse(Double.NaN);
    double high = Arrays.stream(finite).max().orElse(Double.NaN);
    boolean wide = range.isEmpty() && low > 0 && high / low > WIDE;
    String note =
        wide ? subtitle + (subtitle.isEmpty() ? "" : "; ") + "colours by logarithm" : subtitle;
    Frame frame = new Frame(title, note, List.of());
    int cellHeight = Math.clamp(360 / Math.max(1, rows.size()), 15, 44);
    Shades shades =
        new Shades(
            range.map(Interval::low).orElse(low),
            range.map(Interval::high).orElse(high),
            wide ? Axis.Scale.LOGARITHMIC : Axis.Scale.LINEAR);
    Optional<Goal.Direction> framed = best;
    String forColumns = across;
    String forRows = down;
    return new Chart(
        title,
        describe(low, high),
        WIDTH,
        width ->
            frame.height(width) + 24 + rows.size() * cellHeight + FOOT + (int) namesHeight(width),
        (g, width, tall) -> {
          int top = frame.paint(g, width, tall) + 24;
          if (finite.length == 0) {
            Frame.text(g, "no values yet", Theme.TEXT, Theme.MUTED, width / 2.0 - 36, tall / 2.0);
            return;
          }
          paint(g, shades, framed, forColumns, forRows, width, top, cellHeight);
        });
  }

  private void paint(
      Graphics2D g,
      Shades shades,
      Optional<Goal.Direction> framed,
      String forColumns,
      String forRows,
      int width,
      int top,
      int cellHeight) {
    double left = left();
    double cellWidth = cellWidth(width);
    String rowsTitle = Frame.shortened(forRows + " ↓", Theme.TEXT, width / 2.0);
    Frame.text(g, forRows.isEmpty() ? "" : rowsTitle, Theme.TEXT, Theme.MUTED, GAP, top - 10);
    String[][] texts = labels.orElseGet(() -> figures(shades));
    boolean room = widest(texts) < cellWidth - 5 && 13 * mostLines(texts) < cellHeight;
    for (int r = 0; r < rows.size(); r++) {
      String name = Frame.shortened(rows.get(r), Theme.SMALL, WIDEST_NAME);
      double x = left - 8 - Frame.width(name, Theme.SMALL);
      Frame.text(g, name, Theme.SMALL, Theme.INK, x, top + (r + 0.5) * cellHeight + 4);
      for (int c = 0; c < columns.size(); c++) {
        Rectangle2D cell =
            new Rectangle2D.Double(
                left + c * cellWidth + 0.5,
                top + r * cellHeight + 0.5,
                cellWidth - 1,
                cellHeight - 1);
        cell(g, shades, cell, values[r][c], room ? texts[r][c] : "");
      }
    }
    frame(g, framed, left, top, cellWidth, cellHeight);
    int bottom = top + rows.size() * cellHeight;
    columnNames(g, width, bottom);
    double middle = left + columns.size() * cellWidth / 2;
    double half = Frame.width(forColumns, Theme.TEXT) / 2;
    Frame.text(
        g,
        forColumns,
        Theme.TEXT,
        Theme.MUTED,
        Math.max(GAP, middle - half),
        bottom + namesHeight(width) + 18);
    shades.paint(g, (int) (left + columns.size() * cellWidth) + 16, top, bottom);
  }

  private static void cell(
      Graphics2D g, Shades shades, Rectangle2D cell, double value, String text) {
    if (!Double.isFinite(value)) {
      g.setColor(Theme.GRID);
      g.setStroke(new BasicStroke(1f));
      for (double x = 0; x < cell.getWidth() + cell.getHeight(); x += 6) {
        double from = Math.max(0, x - cell.getWidth());
        double to = Math.min(cell.getHeight(), x);
        g.draw(
            new Line2D.Double(
                cell.getX() + x - from,
                cell.getY() + from,
                cell.getX() + x - to,
                cell.getY() + to));
      }
      return;
    }
    double share = shades.share(value);
    g.setColor(Theme.sequential(share));
    g.fill(cell);
    Font font = Theme.SMALL;
    Color ink = share > DEEP ? Theme.PAPER : Theme.INK;
    String[] lines = text.split("\n");
    for (int i = 0; i < lines.length; i++) {
      double x = cell.getCenterX() - Frame.width(lines[i], font) / 2;
      double y = cell.getCenterY() + 4 + 13 * (i - (lines.length - 1) / 2.0);
      Frame.text(g, lines[i], font, ink, x, y);
    }
  }

  private String[][] figures(Shades shades) {
    return Arrays.stream(values)
        .map(row ->
            Arrays.stream(row)
                .mapToObj(value -> Double.isFinite(value) ? shades.figure(value) : "")
                .toArray(String[]::new))
        .toArray(String[][]::new);
  }

  private static double widest(String[][] texts) {
    return Arrays.stream(texts)
        .flatMap(Arrays::stream)
        .flatMap(String::lines)
        .mapToDouble(line -> Frame.width(line, Theme.SMALL))
        .max()
        .orElse(0);
  }

  private static long mostLines(String[][] texts) {
    return Arrays.stream(texts)
        .flatMap(Arrays::stream)
        .mapToLong(text -> text.lines().count())
        .max()
        .orElse(0);
  }

  private void frame(
      Graphics2D g,
      Optional<Goal.Direction> framed,
      double left,
      int top,
      double cellWidth,
      int cellHeight) {
    int[] at = bestCell(framed);
    if (at.length == 0) {
      return;
    }
    g.setColor(Theme.series(1));
    g.setStroke(new BasicStroke(2.6f));
    for (int r = 0; r < rows.size(); r++) {
      for (int c = 0; c < columns.size(); c++) {
        if (values[r][c] == values[at[0]][at[1]]) { // as good as the best is best too
          g.draw(
              new Rectangle2D.Double(
                  left + c * cellWidth + 1,
                  top + r * cellHeight + 1,
                  cellWidth - 2,
                  cellHeight - 2));
        }
      }
    }
  }

  /// Row and column of the best cell, the first of equals; empty if none is asked for or there.
  private int[] bestCell(Optional<Goal.Direction> wanted) {
    int[] at = {};
    double found = Double.NaN;
    for (int r = 0; wanted.isPresent() && r < rows.size(); r++) {
      for (int c = 0; c < columns.size(); c++) {
        double value = values[r][c];
        boolean better = wanted.get() == Goal.Direction.MINIMIZE ? value < found : value > found;
        if (Double.isFinite(value) && (at.length == 0 || better)) {
          at = new int[] {r, c};
          found = value;
        }
      }
    }
    return at;
  }

  private double cellWidth(int width) {
    return Math.min(110, (width - left() - SCALE) / columns.size());
  }

  private double left() {
    return GAP + Math.min(WIDEST_NAME, widest(rows)) + 8;
  }

  private static double widest(List<String> names) {
    return names.stream().mapToDouble(name -> Frame.width(name, Theme.SMALL)).max().orElse(0);
  }

  /// Names that are wider than their columns stand upright.
  private boolean upright(int width) {
    return widest(columns) > cellWidth(width) - 4;
  }

  /// The room that the columns' names take up below the cells, pixels.
  private double namesHeight(int width) {
    return upright(width) ? Math.min(TALLEST_NAME, widest(columns)) + 8 : 18;
  }

  private void columnNames(Graphics2D g, int width, int bottom) {
    double cellWidth = cellWidth(width);
    int every = upright(width) ? (int) StrictMath.ceil(12 / cellWidth) : 1;
    for (int c = 0; c < columns.size(); c += every) {
      String name = Frame.shortened(columns.get(c), Theme.SMALL, TALLEST_NAME);
      double middle = left() + (c + 0.5) * cellWidth;
      double wide = Frame.width(name, Theme.SMALL);
      if (upright(width)) {
        AffineTransform before = g.getTransform();
        g.translate(middle + 4, bottom + 6 + wide);
        g.rotate(-Math.PI / 2);
        Frame.text(g, name, Theme.SMALL, Theme.INK, 0, 0);
        g.setTransform(before);
      } else {
        Frame.text(g, name, Theme.SMALL, Theme.INK, middle - wide / 2, bottom + 15);
      }
    }
  }

  private String describe(double low, double high) {
    int[] at = bestCell(best);
    return title
        + ": "
        + rows.size()
        + " by "
        + columns.size()
        + " cells from "
        + Digits.of(low)
        + " to "
        + Digits.of(high)
        + (at.length == 0
            ? ""
            : "; best at "
                + down
                + " "
                + rows.get(at[0])
                + ", "
                + across
                + " "
                + columns.get(at[1])
                + ": "
                + Digits.of(values[at[0]][at[1]]));
  }
}
