package lectern.report;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import lectern.statistics.Digits;
import org.knowm.xchart.XYChart;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/// A grid of values as colour, with points of known class on top: a decision surface, a heat map.
public final class SurfaceChart {
  private static final int WIDTH = 600;
  private static final int HEIGHT = 520;
  private static final int LEVELS = 40;

  /// Cells across that look smooth.
  private static final int FINE = 128;

  /// @param xs columns' places, ascending, evenly spaced
  /// @param ys rows' places, ascending, evenly spaced
  /// @param values [row][column]
  private record Grid(double[] xs, double[] ys, double[][] values) {
    /// The value in the middle of the cell above and right of a grid point.
    double middle(int r, int c) {
      return (values[r][c] + values[r][c + 1] + values[r + 1][c] + values[r + 1][c + 1]) / 4;
    }

    /// The same surface on a grid `times` as fine, by bilinear interpolation.
    Grid refined(int times) {
      if (times < 2) {
        return this;
      }
      double[] fineX = refined(xs, times);
      double[] fineY = refined(ys, times);
      double[][] fine = new double[fineY.length][fineX.length];
      for (int r = 0; r < fineY.length; r++) {
        int below = Math.min(r / times, ys.length - 2);
        double up = (double) r / times - below;
        for (int c = 0; c < fineX.length; c++) {
          int before = Math.min(c / times, xs.length - 2);
          double across = (double) c / times - before;
          fine[r][c] =
              (1 - up) * mix(values[below], before, across)
                  + up * mix(values[below + 1], before, across);
        }
      }
      return new Grid(fineX, fineY, fine);
    }

    private static double mix(double[] row, int before, double across) {
      return (1 - across) * row[before] + across * row[before + 1];
    }

    private static double[] refined(double[] places, int times) {
      double[] fine = new double[(places.length - 1) * times + 1];
      for (int i = 0; i < fine.length; i++) {
        int before = Math.min(i / times, places.length - 2);
        double share = (double) i / times - before;
        fine[i] = (1 - share) * places[before] + share * places[before + 1];
      }
      return fine;
    }
  }

  private record Point(double x, double y) {}

  private final String title;
  private final Grid grid;
  private String subtitle = "";
  private Axis x = Axis.of("");
  private Axis y = Axis.of("");
  private String meaning = "";
  private double low = Double.POSITIVE_INFINITY;
  private double high = Double.NEGATIVE_INFINITY;
  private double boundary = Double.NaN;
  private final Map<String, List<Point>> classes = new LinkedHashMap<>();

  private SurfaceChart(String title, Grid grid) {
    this.title = title;
    this.grid = grid;
    for (double[] row : grid.values()) {
      for (double value : row) {
        if (Double.isFinite(value)) {
          low = Math.min(low, value);
          high = Math.max(high, value);
        }
      }
    }
  }

  /// A surface over a grid.
  ///
  /// @param xs columns' places, ascending, evenly spaced, two at least
  /// @param ys rows' places, ascending, evenly spaced, two at least
  /// @param values [row][column]
  public static SurfaceChart of(String title, double[] xs, double[] ys, double[][] values) {
    if (xs.length < 2 || ys.length < 2 || values.length != ys.length) {
      throw new IllegalArgumentException(
          "a surface needs a grid of 2×2 at least; got " + ys.length + "×" + xs.length);
    }
    return new SurfaceChart(title, new Grid(xs.clone(), ys.clone(), values.clone()));
  }

  /// A surface from one row a grid point.
  ///
  /// @param x numeric column of places
  /// @param y numeric column of places
  /// @param value numeric column
  public static SurfaceChart of(String title, Table table, String x, String y, String value) {
    TreeSet<Double> across = new TreeSet<>();
    TreeSet<Double> up = new TreeSet<>();
    for (Row row : table) {
      across.add(Columns.number(table, x, row.getRowNumber()));
      up.add(Columns.number(table, y, row.getRowNumber()));
    }
    List<Double> columns = List.copyOf(across);
    List<Double> rows = List.copyOf(up);
    double[][] values = new double[rows.size()][columns.size()];
    for (double[] row : values) {
      java.util.Arrays.fill(row, Double.NaN);
    }
    for (Row row : table) {
      int at = row.getRowNumber();
      values[rows.indexOf(Columns.number(table, y, at))][
              columns.indexOf(Columns.number(table, x, at))] =
          Columns.number(table, value, at);
    }
    return of(
            title,
            columns.stream().mapToDouble(Double::doubleValue).toArray(),
            rows.stream().mapToDouble(Double::doubleValue).toArray(),
            values)
        .x(Axis.of(x))
        .y(Axis.of(y))
        .meaning(value);
  }

  /// A second line under the title.
  public SurfaceChart subtitle(String text) {
    subtitle = text;
    return this;
  }

  /// The horizontal axis.
  public SurfaceChart x(Axis axis) {
    x = axis;
    return this;
  }

  /// The vertical axis.
  public SurfaceChart y(Axis axis) {
    y = axis;
    return this;
  }

  /// What the colours stand for, written on their scale.
  public SurfaceChart meaning(String label) {
    meaning = label;
    return this;
  }

  /// The values at the ends of the colour scale, such as 0 and 1 for a probability.
  public SurfaceChart range(double from, double to) {
    low = from;
    high = to;
    return this;
  }

  /// Draws the line where the value crosses `level`, and makes it the middle of the colours.
  public SurfaceChart boundary(double level) {
    boundary = level;
    return this;
  }

  /// Adds a point on top.
  ///
  /// @param name its class
  public SurfaceChart point(String name, double atX, double atY) {
    classes.computeIfAbsent(name, _ -> new ArrayList<>()).add(new Point(atX, atY));
    return this;
  }

  /// The finished chart.
  public Chart draw() {
    Map<String, List<Point>> points = new LinkedHashMap<>();
    classes.forEach((name, list) -> points.put(name, List.copyOf(list)));
    List<Frame.Entry> legend = new ArrayList<>();
    for (String name : points.keySet()) {
      int i = legend.size();
      legend.add(new Frame.Entry(name, Theme.series(i), null, Theme.marker(i)));
    }
    Frame frame = new Frame(title, subtitle, legend);
    Axis across = x;
    Axis up = y;
    Colours colours = new Colours(low, high, boundary, meaning);
    return new Chart(
        title,
        title
            + ": "
            + meaning
            + " over "
            + across.title()
            + " and "
            + up.title()
            + ", from "
            + Digits.of(low)
            + " to "
            + Digits.of(high),
        WIDTH,
        HEIGHT,
        (g, width, height) -> {
          int top = frame.paint(g, width, height);
          int scale = 84;
          Plot plot = new Plot(axes(across, up, width - scale, height - top), top);
          measure(plot);
          cells(g, plot, colours);
          plot.paint(g);
          contour(g, plot, colours.boundary());
          marks(g, plot, points);
          colours.paint(
              g,
              width - scale + 14,
              (int) plot.y(grid.ys()[grid.ys().length - 1]),
              (int) plot.y(grid.ys()[0]));
        });
  }

  private XYChart axes(Axis across, Axis up, int width, int height) {
    XYChart chart = new XYChart(width, height);
    Theme.style(chart.getStyler());
    chart.getStyler().setPlotContentSize(1);
    chart.getStyler().setPlotGridLinesVisible(false);
    chart.getStyler().setXAxisMin(grid.xs()[0]);
    chart.getStyler().setXAxisMax(grid.xs()[grid.xs().length - 1]);
    chart.getStyler().setYAxisMin(grid.ys()[0]);
    chart.getStyler().setYAxisMax(grid.ys()[grid.ys().length - 1]);
    chart.setXAxisTitle(across.title());
    chart.setYAxisTitle(up.title());
    Ticks.of(chart.getStyler(), across, up);
    double right = grid.xs()[grid.xs().length - 1];
    double top = grid.ys()[grid.ys().length - 1];
    Ticks.roundNumbers(chart, grid.xs()[0], right, grid.ys()[0], top);
    return chart;
  }

  /// Lays the plot out on a picture that is thrown away, so that cells can be painted below it.
  private static void measure(Plot plot) {
    Graphics2D scratch = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
    plot.paint(scratch);
    scratch.dispose();
  }

  /// Fills the surface: a small picture of one pixel a cell, stretched over the plot.
  private void cells(Graphics2D g, Plot plot, Colours colours) {
    Grid fine = grid.refined(FINE / Math.max(grid.xs().length, grid.ys().length));
    int columns = fine.xs().length - 1;
    int rows = fine.ys().length - 1;
    BufferedImage cells = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_RGB);
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        cells.setRGB(c, rows - 1 - r, colours.of(fine.middle(r, c)).getRGB());
      }
    }
    int left = (int) StrictMath.rint(plot.x(fine.xs()[0]));
    int right = (int) StrictMath.rint(plot.x(fine.xs()[columns]));
    int top = (int) StrictMath.rint(plot.y(fine.ys()[rows]));
    int bottom = (int) StrictMath.rint(plot.y(fine.ys()[0]));
    g.drawImage(cells, left, top, right - left, bottom - top, null);
  }

  /// Marching squares: a segment through each square of grid points that the level crosses.
  private void contour(Graphics2D g, Plot plot, double level) {
    if (Double.isNaN(level)) {
      return;
    }
    g.setColor(Theme.INK);
    g.setStroke(Theme.stroke(0));
    for (int r = 0; r + 1 < grid.ys().length; r++) {
      for (int c = 0; c + 1 < grid.xs().length; c++) {
        List<Point> crossings = new ArrayList<>(4);
        cross(crossings, level, r, c, r, c + 1);
        cross(crossings, level, r, c + 1, r + 1, c + 1);
        cross(crossings, level, r + 1, c + 1, r + 1, c);
        cross(crossings, level, r + 1, c, r, c);
        for (int i = 0; i + 1 < crossings.size(); i += 2) {
          Point a = crossings.get(i);
          Point b = crossings.get(i + 1);
          g.draw(new Line2D.Double(plot.x(a.x()), plot.y(a.y()), plot.x(b.x()), plot.y(b.y())));
        }
      }
    }
  }

  private void cross(List<Point> crossings, double level, int r0, int c0, int r1, int c1) {
    double a = grid.values()[r0][c0] - level;
    double b = grid.values()[r1][c1] - level;
    if (a < 0 == b < 0 || !Double.isFinite(a) || !Double.isFinite(b)) {
      return;
    }
    double share = a / (a - b);
    crossings.add(
        new Point(
            grid.xs()[c0] + share * (grid.xs()[c1] - grid.xs()[c0]),
            grid.ys()[r0] + share * (grid.ys()[r1] - grid.ys()[r0])));
  }

  private static void marks(Graphics2D g, Plot plot, Map<String, List<Point>> points) {
    int i = 0;
    for (List<Point> list : points.values()) {
      for (Point point : list) {
        double px = plot.x(point.x());
        double py = plot.y(point.y());
        g.setColor(Theme.PAPER);
        g.fill(new Ellipse2D.Double(px - 9, py - 9, 18, 18));
        g.setColor(Theme.series(i));
        Theme.marker(i).paint(g, px, py, 11);
      }
      i++;
    }
  }

  /// Values to colours, and the scale that says so.
  private record Colours(double low, double high, double boundary, String meaning) {
    Color of(double value) {
      if (!Double.isFinite(value)) {
        return Theme.GRID;
      }
      double share = high == low ? 0.5 : Math.clamp((value - low) / (high - low), 0, 1);
      double middle = Double.isNaN(boundary) ? 0.5 : (boundary - low) / (high - low);
      if (middle > 0 && middle < 1) {
        share = share < middle ? share / middle / 2 : 0.5 + (share - middle) / (1 - middle) / 2;
      }
      double step = StrictMath.rint(share * LEVELS) / LEVELS;
      return Double.isNaN(boundary) ? Theme.sequential(step) : Theme.diverging(step);
    }

    void paint(Graphics2D g, int x, int top, int bottom) {
      int height = bottom - top;
      for (int i = 0; i < height; i++) {
        g.setColor(of(high - (high - low) * (i + 0.5) / height));
        g.fill(new Rectangle2D.Double(x, top + i, 12, 1));
      }
      for (int tick = 0; tick <= 4; tick++) {
        double value = low + (high - low) * tick / 4;
        Frame.text(
            g,
            Digits.of(value),
            Theme.SMALL,
            Theme.MUTED,
            x + 17,
            bottom - height * tick / 4.0 + 4);
      }
      String name = Frame.shortened(meaning, Theme.SMALL, 76);
      Frame.text(g, name, Theme.SMALL, Theme.MUTED, x - 6, top - 12);
    }
  }
}
