package lectern.report;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Charts side by side under one title and one legend: a loss and its slope, a map a layer.
final class FacetChart {
  private static final int WIDTH = 720;

  /// A facet is as wide as this at least.
  private static final int NARROWEST = 200;

  /// Height of a facet over its width.
  private static final double SHAPE = 0.86;

  private final String title;
  private String subtitle = "";
  private List<Frame.Entry> legend = List.of();
  private final List<Chart> facets = new ArrayList<>();

  private FacetChart(String title) {
    this.title = title;
  }

  /// A chart without facets yet.
  static FacetChart titled(String title) {
    return new FacetChart(title);
  }

  /// A second line under the title.
  FacetChart subtitle(String text) {
    subtitle = text;
    return this;
  }

  /// The legend that all facets share.
  FacetChart legend(List<Frame.Entry> entries) {
    legend = List.copyOf(entries);
    return this;
  }

  /// Adds a facet, whose title stands over it.
  FacetChart facet(Chart chart) {
    facets.add(chart);
    return this;
  }

  /// The finished chart.
  Chart draw() {
    Frame frame = new Frame(title, subtitle, legend);
    List<Chart> shown = List.copyOf(facets);
    return new Chart(
        title,
        title + ": " + shown.stream().map(Chart::description).collect(Collectors.joining(" | ")),
        WIDTH,
        width -> frame.height(width) + rows(shown, width) * facetHeight(shown, width),
        (g, width, height) -> {
          int top = frame.paint(g, width, height);
          if (shown.isEmpty()) {
            Frame.text(g, "no values yet", Theme.TEXT, Theme.MUTED, width / 2.0 - 36, height / 2.0);
            return;
          }
          int across = across(shown, width);
          int each = Math.max(80, (height - top) / rows(shown, width));
          for (int i = 0; i < shown.size(); i++) {
            paint(
                g,
                shown.get(i),
                i % across * (width / across),
                top + i / across * each,
                width / across,
                each);
          }
        });
  }

  private static void paint(Graphics2D g, Chart facet, int x, int y, int width, int height) {
    AffineTransform before = g.getTransform();
    g.translate(x, y);
    facet.paint(g, width, height);
    g.setTransform(before);
  }

  private static int across(List<Chart> facets, int width) {
    int most = Math.clamp(width / NARROWEST, 1, Math.max(1, facets.size()));
    int rows = (facets.size() + most - 1) / most;
    return rows == 0 ? 1 : (facets.size() + rows - 1) / rows; // rows of the same length
  }

  private static int rows(List<Chart> facets, int width) {
    int across = across(facets, width);
    return Math.max(1, (facets.size() + across - 1) / across);
  }

  private static int facetHeight(List<Chart> facets, int width) {
    return (int) (SHAPE * width / across(facets, width));
  }
}
