package lectern.report;

import static lectern.report.Element.el;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import lectern.experiment.Expectation;
import lectern.experiment.Finding;
import lectern.experiment.Relation;
import lectern.statistics.Digits;

/// The values behind a finding on one line: a dot a seed, their interval, the threshold, and, in a
/// tint, where the expectation wants them.
final class SeedPlot {
  private static final double WIDTH = 320;
  private static final double LEFT = 12;
  private static final double RIGHT = WIDTH - 12;
  private static final double LINE = 32;
  private static final int HEIGHT = 56;
  private static final double RADIUS = 4;

  /// Dots stacked on either side of the line.
  private static final int LEVELS = 2;

  private final double low;
  private final double high;

  private SeedPlot(double low, double high) {
    this.low = low;
    this.high = high;
  }

  /// The plot; absent where there is no finite value to show.
  static Optional<Element> of(Finding finding, Expectation expectation) {
    double[] values = finding.values().stream().mapToDouble(Finding.SeedValue::value).toArray();
    double threshold = finding.threshold();
    double[] ends =
        DoubleStream.concat(
                DoubleStream.of(values),
                DoubleStream.of(
                    threshold - expectation.tolerance(),
                    threshold + expectation.tolerance(),
                    finding.interval().low(),
                    finding.interval().high()))
            .filter(Double::isFinite)
            .toArray();
    if (DoubleStream.of(values).noneMatch(Double::isFinite) || !Double.isFinite(threshold)) {
      return Optional.empty();
    }
    double least = DoubleStream.of(ends).min().orElseThrow();
    double most = DoubleStream.of(ends).max().orElseThrow();
    double room = most > least ? (most - least) * 0.08 : Math.max(1e-6, Math.abs(most) * 0.1);
    return Optional.of(new SeedPlot(least - room, most + room).draw(finding, expectation));
  }

  private Element draw(Finding finding, Expectation expectation) {
    double threshold = finding.threshold();
    Element plot =
        el("svg")
            .with("viewBox", "0 0 320 " + HEIGHT)
            .with("role", "img")
            .with("aria-label", words(finding))
            .css("seeds");
    Relation relation = expectation.comparison();
    boolean band = relation == Relation.EQUAL;
    double from = band ? x(threshold - expectation.tolerance()) : x(threshold);
    double to = band ? x(threshold + expectation.tolerance()) : relation.upward() ? RIGHT : LEFT;
    plot.add(rectangle(Math.min(from, to), Math.max(from, to), 12, 40).css("expected"));
    plot.add(line(LEFT, RIGHT, LINE, LINE).css("axis"));
    if (finding.interval().known() && !finding.isAboutEveryRun()) {
      plot.add(
          rectangle(x(finding.interval().low()), x(finding.interval().high()), LINE - 5, 10)
              .css("interval"));
      plot.add(line(x(finding.effect()), x(finding.effect()), LINE - 8, LINE + 8).css("mean"));
    }
    plot.add(line(x(threshold), x(threshold), 12, 52).css("threshold"));
    dots(plot, finding);
    double place = Math.clamp(x(threshold), LEFT + 16, RIGHT - 16);
    plot.add(label(Digits.of(threshold), place, 8));
    return plot;
  }

  /// A dot a seed; those that would hide one another are stacked around the line.
  private void dots(Element plot, Finding finding) {
    List<double[]> taken = new ArrayList<>();
    for (Finding.SeedValue value : finding.values()) {
      if (!Double.isFinite(value.value())) {
        continue;
      }
      double x = x(value.value());
      double y = LINE;
      for (int level = 1; level <= 2 * LEVELS && hides(taken, x, y); level++) {
        y = LINE + (level % 2 == 0 ? level / 2 : -(level + 1) / 2) * (2 * RADIUS - 1);
      }
      taken.add(new double[] {x, y});
      plot.add(
          el("circle", el("title", "seed " + value.seed() + ": " + Digits.of(value.value())))
              .with("cx", text(x))
              .with("cy", text(y))
              .with("r", text(RADIUS))
              .css("seed"));
    }
  }

  private static boolean hides(List<double[]> taken, double x, double y) {
    return taken.stream()
        .anyMatch(dot -> Math.abs(dot[0] - x) < RADIUS && Math.abs(dot[1] - y) < RADIUS);
  }

  private static String words(Finding finding) {
    double least = finding.values().stream().mapToDouble(v -> v.value()).min().orElseThrow();
    double most = finding.values().stream().mapToDouble(v -> v.value()).max().orElseThrow();
    return finding.n()
        + (finding.n() == 1 ? " seed, " : " seeds, ")
        + Digits.of(least)
        + " to "
        + Digits.of(most)
        + "; threshold "
        + Digits.of(finding.threshold());
  }

  private double x(double value) {
    return LEFT + (RIGHT - LEFT) * (value - low) / (high - low);
  }

  private static Element line(double x1, double x2, double y1, double y2) {
    return el("line")
        .with("x1", text(x1))
        .with("x2", text(x2))
        .with("y1", text(y1))
        .with("y2", text(y2));
  }

  /// A rectangle, two pixels wide at least.
  private static Element rectangle(double left, double right, double top, double height) {
    double width = Math.max(2, right - left);
    return el("rect")
        .with("x", text((left + right - width) / 2))
        .with("width", text(width))
        .with("y", text(top))
        .with("height", text(height));
  }

  private static Element label(String text, double x, double y) {
    return el("text", text).with("x", text(x)).with("y", text(y));
  }

  private static String text(double place) {
    return new BigDecimal(place)
        .setScale(2, RoundingMode.HALF_EVEN)
        .stripTrailingZeros()
        .toPlainString();
  }
}
