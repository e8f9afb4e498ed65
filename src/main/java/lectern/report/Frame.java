package lectern.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.style.markers.Marker;

/// What surrounds a plot: title, subtitle and a legend above the data, never on it.
///
/// @param title heading, may be empty
/// @param subtitle what the marks mean, such as "mean and 95 % band over 5 seeds"; may be empty
/// @param legend one entry a series, in the order of the series
record Frame(String title, String subtitle, List<Entry> legend) {
  /// Text is measured the same way for the screen, a PNG and an SVG.
  private static final FontRenderContext METRICS = new FontRenderContext(null, true, true);

  private static final int MARGIN = 14;
  private static final int LINE = 18;
  private static final int SWATCH = 22;
  private static final int GAP = 16;

  /// @param stroke the line drawn for the series, null for none
  /// @param marker the marker drawn for the series, null for none
  record Entry(String name, Color colour, BasicStroke stroke, Marker marker) {}

  Frame {
    legend = List.copyOf(legend);
  }

  /// Draws paper, title, subtitle and legend.
  ///
  /// @return the height used, pixels; the plot starts there
  int paint(Graphics2D g, int width, int height) {
    g.setColor(Theme.PAPER);
    g.fill(new Rectangle2D.Double(0, 0, width, height));
    int y = MARGIN;
    if (!title.isBlank()) {
      y += 16;
      for (String line : wrapped(title, Theme.TITLE, width - 2 * MARGIN)) {
        text(g, line, Theme.TITLE, Theme.INK, MARGIN, y);
        y += 20;
      }
      y -= 12;
    }
    if (!subtitle.isBlank()) {
      y += 14;
      for (String line : wrapped(subtitle, Theme.TEXT, width - 2 * MARGIN)) {
        text(g, line, Theme.TEXT, Theme.MUTED, MARGIN, y);
        y += 16;
      }
      y -= 8;
    }
    return legend.isEmpty() ? y + 4 : entries(g, width, y + 16) + 10;
  }

  /// The height that {@link #paint} uses, pixels: for pictures as tall as what they show.
  int height(int width) {
    Graphics2D nowhere = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
    try {
      return paint(nowhere, width, 1);
    } finally {
      nowhere.dispose();
    }
  }

  private int entries(Graphics2D g, int width, int top) {
    double x = MARGIN;
    int y = top;
    for (Entry entry : legend) {
      String name = shortened(entry.name(), Theme.TEXT, width - 2 * MARGIN - SWATCH - 8);
      double needed = SWATCH + 6 + width(name, Theme.TEXT);
      if (x > MARGIN && x + needed > width - MARGIN) {
        x = MARGIN;
        y += LINE;
      }
      if (entry.stroke() != null) {
        g.setColor(entry.colour());
        g.setStroke(entry.stroke());
        g.draw(new Line2D.Double(x + 1, y - 4, x + SWATCH - 1, y - 4));
      }
      if (entry.marker() != null) {
        g.setColor(entry.colour());
        entry.marker().paint(g, x + SWATCH / 2.0, y - 4, entry.stroke() == null ? 10 : 7);
      }
      text(g, name, Theme.TEXT, Theme.INK, x + SWATCH + 6, y);
      x += needed + GAP;
    }
    return y;
  }

  /// Draws a line of text whose baseline starts at (x, y), as outlines.
  static void text(Graphics2D g, String line, Font font, Color colour, double x, double y) {
    if (line.isBlank()) {
      return;
    }
    Shape outline =
        new TextLayout(line, font, METRICS).getOutline(AffineTransform.getTranslateInstance(x, y));
    g.setColor(colour);
    g.fill(outline);
  }

  /// The width of a line of text, pixels.
  static double width(String line, Font font) {
    return line.isEmpty() ? 0 : new TextLayout(line, font, METRICS).getAdvance();
  }

  /// The text, cut with an ellipsis where it is wider than `limit` pixels.
  static String shortened(String line, Font font, double limit) {
    // No letter is narrower than a pixel: of a text of a megabyte, the beginning is measured.
    int most = Math.min(line.length(), 8 + (int) Math.max(0, limit));
    if (most == line.length() && width(line, font) <= limit) {
      return line;
    }
    int fits = 1;
    for (int broad = most + 1; broad - fits > 1; ) {
      int keep = (fits + broad) / 2;
      if (width(line.substring(0, keep) + "…", font) <= limit) {
        fits = keep;
      } else {
        broad = keep;
      }
    }
    boolean halved = Character.isHighSurrogate(line.charAt(fits - 1)) && fits > 1;
    return line.substring(0, halved ? fits - 1 : fits) + "…";
  }

  /// The text on lines of at most `limit` pixels, broken at spaces and after hyphens.
  static List<String> broken(String text, Font font, double limit) {
    return lines(text.strip().split("\\s+|(?<=-)"), "", font, limit);
  }

  private static List<String> wrapped(String text, Font font, double limit) {
    return lines(text.strip().split("\\s+"), " ", font, limit);
  }

  private static List<String> lines(String[] words, String between, Font font, double limit) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : words) {
      boolean hyphen = between.isEmpty() && line.endsWith("-");
      String gap = line.isEmpty() || hyphen ? "" : " ";
      String longer = line + gap + word;
      if (!line.isEmpty() && width(longer, font) > limit) {
        lines.add(line);
        longer = word;
      }
      line = shortened(longer, font, limit);
    }
    lines.add(line);
    return lines;
  }
}
