package lectern.report;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import lectern.compare.Factor;
import lectern.experiment.Goal;
import lectern.statistics.Digits;

/// Many settings at once: an axis for each, and a line for each variant through its values to its
/// result, coloured by it. Where lines of one colour meet on an axis, that setting matters.
///
/// Source: Inselberg 1985, "The plane with parallel coordinates".
public final class ParallelCoordinatesChart {
  private static final int WIDTH = 760;
  private static final int PLOT = 320;
  private static final int GAP = 16;
  private static final int SCALE = 84;

  /// Positive numbers that span more than this ratio get a logarithmic axis.
  private static final double WIDE = 20;

  /// More lines than this are drawn thinner and paler.
  private static final int MANY = 80;

  /// So few different numbers are named themselves, instead of round ones.
  private static final int FEW_VALUES = 8;

  private record Dimension(String name, List<String> values) {
    /// Whether every value is a number; else they are names, evenly spaced.
    boolean numeric() {
      return values.stream().allMatch(value -> Double.isFinite(Factor.number(value)));
    }

    double[] numbers() {
      return values.stream().mapToDouble(Factor::number).toArray();
    }
  }

  private final String title;
  private final String measure;
  private final double[] results;
  private String subtitle = "";
  private Optional<Goal.Direction> best = Optional.empty();
  private final List<Dimension> dimensions = new ArrayList<>();

  private ParallelCoordinatesChart(String title, String measure, double[] results) {
    this.title = title;
    this.measure = measure;
    this.results = results;
  }

  /// A chart with the results' axis alone.
  ///
  /// @param measure what the results are
  /// @param results one a line; a line whose result is not finite is not drawn
  public static ParallelCoordinatesChart of(String title, String measure, double[] results) {
    return new ParallelCoordinatesChart(title, measure, results.clone());
  }

  /// Adds an axis before the results'.
  ///
  /// @param values one a line; numbers if all are, else names
  public ParallelCoordinatesChart axis(String name, List<String> values) {
    if (values.size() != results.length) {
      throw new IllegalArgumentException(
          name + " has " + values.size() + " values for " + results.length + " lines");
    }
    dimensions.add(new Dimension(name, List.copyOf(values)));
    return this;
  }

  /// A second line under the title.
  public ParallelCoordinatesChart subtitle(String text) {
    subtitle = text;
    return this;
  }

  /// Brings the best line out.
  public ParallelCoordinatesChart best(Goal.Direction which) {
    best = Optional.of(which);
    return this;
  }

  /// The finished chart.
  public Chart draw() {
    int[] lines =
        IntStream.range(0, results.length)
            .filter(i -> Double.isFinite(results[i]))
            .boxed()
            .sorted(
                Comparator.comparingDouble((Integer i) ->
                    best.equals(Optional.of(Goal.Direction.MINIMIZE)) ? -results[i] : results[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    Frame frame = new Frame(title, subtitle, List.of());
    List<Dimension> shown = new ArrayList<>(dimensions);
    shown.add(new Dimension(measure, Arrays.stream(results).mapToObj(String::valueOf).toList()));
    int height = frame.height(WIDTH) + 44 + PLOT + GAP;
    Optional<Goal.Direction> brought = best;
    return new Chart(
        title,
        describe(lines),
        WIDTH,
        height,
        (g, width, tall) -> {
          int top = frame.paint(g, width, tall) + 44;
          if (lines.length == 0) {
            Frame.text(g, "no values yet", Theme.TEXT, Theme.MUTED, width / 2.0 - 36, tall / 2.0);
            return;
          }
          paint(g, shown, lines, brought, width, top);
        });
  }

  private void paint(
      Graphics2D g,
      List<Dimension> shown,
      int[] lines,
      Optional<Goal.Direction> brought,
      int width,
      int top) {
    double low = Arrays.stream(lines).mapToDouble(i -> results[i]).min().orElseThrow();
    double high = Arrays.stream(lines).mapToDouble(i -> results[i]).max().orElseThrow();
    boolean wide = low > 0 && high / low > WIDE;
    Shades shades = new Shades(low, high, wide ? Axis.Scale.LOGARITHMIC : Axis.Scale.LINEAR);
    double left = GAP + 50;
    double between = shown.size() == 1 ? 0 : (width - SCALE - left - 20) / (shown.size() - 1);
    double[][] places = new double[shown.size()][];
    for (int d = 0; d < shown.size(); d++) {
      places[d] = places(shown.get(d), lines, top);
    }
    int veil = (int) Math.clamp(190 * StrictMath.sqrt((double) MANY / lines.length), 40, 190);
    for (int k = 0; k < lines.length; k++) {
      boolean first = k == lines.length - 1 && brought.isPresent();
      Path2D path = new Path2D.Double();
      for (int d = 0; d < shown.size(); d++) {
        double x = left + d * between;
        if (d == 0) {
          path.moveTo(x, places[d][k]);
        } else {
          path.lineTo(x, places[d][k]);
        }
      }
      // The palest shades would be lost on paper; very many lines are to show where they gather.
      g.setColor(
          first
              ? Theme.series(1)
              : Theme.veil(Theme.sequential(0.25 + 0.75 * shades.share(results[lines[k]])), veil));
      g.setStroke(
          new BasicStroke(
              first ? 2.8f : lines.length > MANY ? 0.7f : 1.3f,
              BasicStroke.CAP_ROUND,
              BasicStroke.JOIN_ROUND));
      g.draw(path);
    }
    for (int d = 0; d < shown.size(); d++) {
      axis(g, shown.get(d), lines, left + d * between, between, top);
    }
  }

  /// Where each line crosses an axis, pixels from the top.
  private static double[] places(Dimension dimension, int[] lines, int top) {
    if (!dimension.numeric()) {
      List<String> names = names(dimension);
      return Arrays.stream(lines)
          .mapToDouble(i -> place(names.indexOf(dimension.values().get(i)), names.size(), top))
          .toArray();
    }
    Scale scale = scale(dimension, lines, top);
    double[] numbers = dimension.numbers();
    return Arrays.stream(lines).mapToDouble(i -> scale.pixel(numbers[i])).toArray();
  }

  private static List<String> names(Dimension dimension) {
    return List.copyOf(new LinkedHashSet<>(dimension.values()));
  }

  private static double place(int index, int count, int top) {
    return top + PLOT * (index + 0.5) / count;
  }

  private static Scale scale(Dimension dimension, int[] lines, int top) {
    double[] numbers = dimension.numbers();
    double low = Arrays.stream(lines).mapToDouble(i -> numbers[i]).min().orElseThrow();
    double high = Arrays.stream(lines).mapToDouble(i -> numbers[i]).max().orElseThrow();
    double[] ascending = Arrays.stream(lines).mapToDouble(i -> numbers[i]).sorted().toArray();
    double median = ascending[ascending.length / 2];
    // Spread evenly by their logarithms, not merely by chance near nothing.
    boolean wide =
        low > 0
            && high / low > WIDE
            && Math.abs(StrictMath.log(median / low) / StrictMath.log(high / low) - 0.5)
                < Math.abs((median - low) / (high - low) - 0.5);
    return Scale.around(
        low, high, wide ? Axis.Scale.LOGARITHMIC : Axis.Scale.LINEAR, top + PLOT, top);
  }

  private static void axis(
      Graphics2D g, Dimension dimension, int[] lines, double x, double between, int top) {
    g.setColor(Theme.MUTED);
    g.setStroke(new BasicStroke(1.2f));
    g.draw(new Line2D.Double(x, top, x, top + PLOT));
    double room = between == 0 ? 200 : between - 8;
    List<String> heading =
        Frame.width(dimension.name(), Theme.TEXT) <= room
            ? List.of(dimension.name())
            : Frame.broken(dimension.name().replace(".", ". "), Theme.TEXT, room);
    int from = Math.max(0, heading.size() - 2);
    for (int k = from; k < heading.size(); k++) {
      String line = heading.get(k);
      double y = top - 10 - 14 * (heading.size() - 1 - k);
      Frame.text(g, line, Theme.TEXT, Theme.INK, x - Frame.width(line, Theme.TEXT) / 2, y);
    }
    if (dimension.numeric()) {
      Scale scale = scale(dimension, lines, top);
      List<Double> given = Arrays.stream(dimension.numbers()).boxed().distinct().sorted().toList();
      double free = Double.POSITIVE_INFINITY;
      for (double tick : given.size() <= FEW_VALUES ? given : scale.ticks(6)) {
        double y = scale.pixel(tick);
        if (free - y > 13) { // upwards: from the least
          label(g, Digits.of(tick), x, y, room);
          free = y;
        }
      }
      return;
    }
    List<String> names = names(dimension);
    int every = 1 + names.size() * 14 / PLOT;
    for (int i = 0; i < names.size(); i += every) {
      label(g, names.get(i), x, place(i, names.size(), top), room);
    }
  }

  /// Beside the axis, on a veil of paper, so that lines do not cross out the text.
  private static void label(Graphics2D g, String text, double x, double y, double room) {
    g.setColor(Theme.MUTED);
    g.setStroke(new BasicStroke(1.2f));
    g.draw(new Line2D.Double(x - 3, y, x + 3, y));
    String label = Frame.shortened(text, Theme.SMALL, Math.max(28, room - 12));
    double wide = Frame.width(label, Theme.SMALL);
    g.setColor(Theme.veil(Theme.PAPER, 215));
    g.fill(new Rectangle2D.Double(x + 5, y - 7, wide + 4, 14));
    Frame.text(g, label, Theme.SMALL, Theme.INK, x + 7, y + 4);
  }

  private String describe(int[] lines) {
    StringBuilder words = new StringBuilder(title);
    words.append(": ").append(lines.length).append(" lines over ");
    words.append(dimensions.stream().map(Dimension::name).toList());
    if (best.isPresent() && lines.length > 0) {
      int top = lines[lines.length - 1];
      words.append("; best ").append(Digits.of(results[top])).append(" at");
      for (Dimension dimension : dimensions) {
        words.append(' ').append(dimension.name()).append(" = ");
        words.append(dimension.values().get(top));
      }
    }
    return words.toString();
  }
}
