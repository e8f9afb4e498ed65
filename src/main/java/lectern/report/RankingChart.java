package lectern.report;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import lectern.compare.Rounded;

/// Named values as bars that lie beside their names, in panels that share one scale: the features
/// that weigh most, the neighbours of a word, the n-grams that fire a filter.
///
/// Bars begin at zero: positive ones go right, negative ones left and in another colour.
public final class RankingChart {
  private static final int WIDTH = 720;
  private static final int GAP = 14;
  private static final int LINE = 18;
  private static final int HEADING = 24;

  /// A panel is as wide as this at least, so that words and bars can be read.
  private static final int NARROWEST = 300;

  /// Share of a panel that names may take.
  private static final double NAMES = 0.5;

  private record Bar(String name, double value, String figure) {}

  private record Panel(String heading, List<Bar> bars) {
    int height() {
      return headingHeight() + Math.max(1, bars.size()) * LINE + GAP;
    }

    int headingHeight() {
      return heading.isBlank() ? 0 : HEADING;
    }
  }

  /// From values to pixels, beginning at the middle of all panels' values: zero.
  private record Span(double low, double high) {
    double share(double value) {
      return high > low ? (value - low) / (high - low) : 0;
    }
  }

  private final String title;
  private String subtitle = "";
  private final List<Panel> panels = new ArrayList<>();

  private RankingChart(String title) {
    this.title = title;
  }

  /// A chart without panels yet.
  public static RankingChart titled(String title) {
    return new RankingChart(title);
  }

  /// A second line under the title: what the values are.
  public RankingChart subtitle(String text) {
    subtitle = text;
    return this;
  }

  /// Begins a panel, which the bars that follow belong to.
  ///
  /// @param heading may be empty
  public RankingChart panel(String heading) {
    panels.add(new Panel(heading, new ArrayList<>()));
    return this;
  }

  /// Adds a bar to the panel begun last, its value written beside it.
  ///
  /// @param value NaN where it is not known: no bar
  public RankingChart bar(String name, double value) {
    return bar(name, value, Double.isFinite(value) ? Rounded.figures(value, 3) : "–");
  }

  /// Adds a bar to the panel begun last.
  ///
  /// @param figure what is written beside it
  public RankingChart bar(String name, double value, String figure) {
    if (panels.isEmpty()) {
      panel("");
    }
    panels.getLast().bars().add(new Bar(name, value, figure));
    return this;
  }

  /// The finished chart.
  public Chart draw() {
    Frame frame = new Frame(title, subtitle, List.of());
    List<Panel> shown =
        panels.stream()
            .map(panel -> new Panel(panel.heading(), List.copyOf(panel.bars())))
            .toList();
    Span span = span(shown);
    return new Chart(
        title,
        describe(),
        WIDTH,
        width -> frame.height(width) + GAP + panelsHeight(shown, across(shown, width)),
        (g, width, height) -> {
          int top = frame.paint(g, width, height) + GAP;
          if (shown.stream().allMatch(panel -> panel.bars().isEmpty())) {
            Frame.text(g, "no values yet", Theme.TEXT, Theme.MUTED, width / 2.0 - 36, top + 8);
            return;
          }
          paint(g, shown, span, width, top);
        });
  }

  private static Span span(List<Panel> panels) {
    double low = 0;
    double high = 0;
    for (Panel panel : panels) {
      for (Bar bar : panel.bars()) {
        if (Double.isFinite(bar.value())) {
          low = Math.min(low, bar.value());
          high = Math.max(high, bar.value());
        }
      }
    }
    return new Span(low, high);
  }

  /// How many panels stand side by side.
  private static int across(List<Panel> panels, int width) {
    return Math.clamp(width / NARROWEST, 1, Math.max(1, panels.size()));
  }

  private static int panelsHeight(List<Panel> panels, int across) {
    int height = 2 * GAP;
    for (int first = 0; first < panels.size(); first += across) {
      height += rowHeight(panels, first, across);
    }
    return height;
  }

  private static int rowHeight(List<Panel> panels, int first, int across) {
    return panels.subList(first, Math.min(panels.size(), first + across)).stream()
        .mapToInt(Panel::height)
        .max()
        .orElse(0);
  }

  private static void paint(Graphics2D g, List<Panel> panels, Span span, int width, int top) {
    int across = across(panels, width);
    double panelWidth = (width - GAP) / (double) across;
    int y = top;
    for (int first = 0; first < panels.size(); first += across) {
      for (int i = first; i < Math.min(panels.size(), first + across); i++) {
        paint(g, panels.get(i), span, GAP + (i - first) * panelWidth, y, panelWidth - GAP);
      }
      y += rowHeight(panels, first, across);
    }
  }

  private static void paint(
      Graphics2D g, Panel panel, Span span, double left, double top, double width) {
    String heading = Frame.shortened(panel.heading(), HEADING_FONT, width);
    Frame.text(g, heading, HEADING_FONT, Theme.INK, left, top + 12);
    double names = 0;
    double figures = 0;
    for (Bar bar : panel.bars()) {
      names = Math.max(names, Frame.width(name(bar, width), Theme.SMALL));
      figures = Math.max(figures, Frame.width(figure(bar, width), Theme.SMALL));
    }
    double from = left + names + 8;
    double room = Math.max(20, width - names - 8 - figures - 6);
    double zero = from + span.share(0) * room;
    double bars = top + panel.headingHeight();
    for (int i = 0; i < panel.bars().size(); i++) {
      Bar bar = panel.bars().get(i);
      double y = bars + i * LINE;
      String name = name(bar, width);
      double x = left + names - Frame.width(name, Theme.SMALL);
      Frame.text(g, name, Theme.SMALL, Theme.INK, x, y + 9);
      double end = zero;
      if (Double.isFinite(bar.value())) {
        end = from + span.share(bar.value()) * room;
        g.setColor(Theme.series(bar.value() < 0 ? 1 : 0));
        g.fill(new Rectangle2D.Double(Math.min(zero, end), y, StrictMath.abs(end - zero), 11));
      }
      Frame.text(g, figure(bar, width), Theme.SMALL, Theme.MUTED, Math.max(zero, end) + 5, y + 9);
    }
    g.setColor(Theme.MUTED);
    g.setStroke(new BasicStroke(1f));
    double bottom = bars + panel.bars().size() * LINE - LINE + 13;
    g.draw(new Line2D.Double(zero, bars - 3, zero, bottom));
  }

  private static final java.awt.Font HEADING_FONT = Theme.TEXT.deriveFont(java.awt.Font.BOLD);

  private static String name(Bar bar, double width) {
    return Frame.shortened(bar.name(), Theme.SMALL, NAMES * width);
  }

  private static String figure(Bar bar, double width) {
    return Frame.shortened(bar.figure(), Theme.SMALL, 0.35 * width);
  }

  private String describe() {
    return title
        + ": "
        + panels.stream()
            .map(panel ->
                (panel.heading().isEmpty() ? "" : panel.heading() + ": ")
                    + panel.bars().stream()
                        .map(bar -> bar.name() + " " + bar.figure())
                        .collect(Collectors.joining(", ")))
            .collect(Collectors.joining("; "));
  }
}
