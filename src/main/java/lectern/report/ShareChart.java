package lectern.report;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Shares of a whole as bars that lie side by side with their names: what explains a variance.
public final class ShareChart {
  private static final int WIDTH = 720;
  private static final int LINE = 28;
  private static final int GAP = 14;
  private static final int FIGURE = 56;
  private static final double WIDEST_NAME = 280;

  private record Bar(String name, double share, Color colour) {}

  private final String title;
  private String subtitle = "";
  private final List<Bar> bars = new ArrayList<>();

  private ShareChart(String title) {
    this.title = title;
  }

  /// A chart without bars yet.
  public static ShareChart titled(String title) {
    return new ShareChart(title);
  }

  /// A second line under the title: what the shares are of.
  public ShareChart subtitle(String text) {
    subtitle = text;
    return this;
  }

  /// Adds a bar.
  ///
  /// @param share between 0 and 1; NaN where it is not known
  public ShareChart bar(String name, double share) {
    bars.add(new Bar(name, share, Theme.series(0)));
    return this;
  }

  /// Adds the bar of what the others do not account for, in grey.
  public ShareChart left(String name, double share) {
    bars.add(new Bar(name, share, Theme.FLOOR));
    return this;
  }

  /// The finished chart.
  public Chart draw() {
    Frame frame = new Frame(title, subtitle, List.of());
    List<Bar> shown = List.copyOf(bars);
    int height = frame.height(WIDTH) + Math.max(2, shown.size()) * LINE + 2 * GAP;
    return new Chart(
        title,
        title
            + ": "
            + shown.stream()
                .map(bar -> bar.name() + " " + percent(bar.share()))
                .collect(Collectors.joining("; ")),
        WIDTH,
        height,
        (g, width, tall) -> paint(g, shown, width, frame.paint(g, width, tall) + 6));
  }

  private static void paint(Graphics2D g, List<Bar> bars, int width, int top) {
    double widest =
        bars.stream().mapToDouble(bar -> Frame.width(bar.name(), Theme.TEXT)).max().orElse(0);
    double left = GAP + Math.min(widest, WIDEST_NAME) + GAP;
    double room = width - FIGURE - GAP - left;
    for (int i = 0; i < bars.size(); i++) {
      Bar bar = bars.get(i);
      double y = top + i * LINE;
      double share = Double.isNaN(bar.share()) ? 0 : Math.clamp(bar.share(), 0, 1);
      String name = Frame.shortened(bar.name(), Theme.TEXT, WIDEST_NAME);
      Frame.text(g, name, Theme.TEXT, Theme.INK, GAP, y + LINE / 2.0 + 4);
      g.setColor(Theme.GRID);
      g.fill(new Rectangle2D.Double(left, y + 5, room, LINE - 10));
      g.setColor(bar.colour());
      g.fill(new Rectangle2D.Double(left, y + 5, share * room, LINE - 10));
      String figure = percent(bar.share());
      Frame.text(g, figure, Theme.TEXT, Theme.INK, left + room + 8, y + LINE / 2.0 + 4);
    }
    g.setColor(Theme.MUTED);
    g.draw(new Line2D.Double(left, top, left, top + bars.size() * LINE));
  }

  private static String percent(double share) {
    return Double.isNaN(share) ? "–" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
