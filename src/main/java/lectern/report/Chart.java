package lectern.report;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntUnaryOperator;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import lectern.InputException;

/// A finished picture: the same input gives the same bytes, as SVG and as PNG.
///
/// Text is drawn as outlines, so that an SVG looks the same wherever it is opened; its words are
/// kept in {@link #description()}, which becomes the alternative text.
public final class Chart {
  /// Draws a chart into the rectangle from (0, 0) to (width, height), in pixels.
  @FunctionalInterface
  interface Painter {
    void paint(Graphics2D g, int width, int height);
  }

  /// Pixels of a PNG to one pixel of the layout: sharp on dense screens.
  public static final int PNG_SCALE = 2;

  private final String title;
  private final String description;
  private final int width;
  private final int height;
  private final IntUnaryOperator heights;
  private final Painter painter;

  /// A chart that may be as tall as it is wide, and needs no more than its height.
  Chart(String title, String description, int width, int height, Painter painter) {
    this(title, description, width, height, other -> Math.min(other, height), painter);
  }

  /// A chart whose height follows from its width, as its lines need.
  ///
  /// @param heights the height by the width, pixels
  Chart(String title, String description, int width, IntUnaryOperator heights, Painter painter) {
    this(title, description, width, heights.applyAsInt(width), heights, painter);
  }

  private Chart(
      String title,
      String description,
      int width,
      int height,
      IntUnaryOperator heights,
      Painter painter) {
    this.title = title;
    this.description = description;
    this.width = width;
    this.height = height;
    this.heights = heights;
    this.painter = painter;
  }

  /// The heading.
  public String title() {
    return title;
  }

  /// What the chart shows, in words: for those who cannot see it, and for a plain terminal.
  public String description() {
    return description;
  }

  /// Width of the layout, pixels.
  public int width() {
    return width;
  }

  /// Height of the layout, pixels.
  public int height() {
    return height;
  }

  /// The same chart laid out for another size, so that its words are as large on a small screen.
  ///
  /// @param width pixels, at least 100
  /// @param height pixels, at least 100
  public Chart sized(int width, int height) {
    if (width < 100 || height < 100) {
      throw new IllegalArgumentException("a chart of " + width + " × " + height + " shows nothing");
    }
    return new Chart(title, description, width, height, heights, painter);
  }

  /// The same chart laid out for another width, as tall as it needs to be there.
  ///
  /// @param width pixels, at least 100
  public Chart fitted(int width) {
    return sized(width, Math.max(100, heights.applyAsInt(width)));
  }

  /// Paints the chart as part of another picture.
  void paint(Graphics2D g, int width, int height) {
    painter.paint(g, width, height);
  }

  /// The chart as an `<svg>` element that stands alone or inside HTML.
  public String svg() {
    headless();
    return Svg.of(this, painter);
  }

  /// The chart as a PNG file's bytes, {@link #PNG_SCALE} pixels to one of the layout.
  public byte[] png() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.setUseCache(false);
      ImageIO.write(image(), "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /// The chart as pixels, {@link #PNG_SCALE} to one of the layout.
  public BufferedImage image() {
    headless();
    BufferedImage image =
        new BufferedImage(width * PNG_SCALE, height * PNG_SCALE, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    try {
      g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      g.scale(PNG_SCALE, PNG_SCALE);
      painter.paint(g, width, height);
    } finally {
      g.dispose();
    }
    return image;
  }

  /// How this machine draws letters: a checksum of a picture of some. Pictures of the same data are
  /// the same bytes where this is the same; fonts and their renderers differ between systems.
  public static String letters() {
    return Letters.CHECKSUM;
  }

  /// Drawn once, when first asked for.
  private static final class Letters {
    static final String CHECKSUM = checksum();

    private static String checksum() {
      String line = "Hamburgefonstiv x₁², 0123456789 −+.";
      Painter some =
          (g, _, _) -> {
            Frame.text(g, line, Theme.TITLE, Theme.INK, 4, 24);
            Frame.text(g, line, Theme.SMALL, Theme.MUTED, 4, 48);
          };
      BufferedImage image = new Chart("", "", 320, 60, some).image();
      CRC32 sum = new CRC32();
      for (int pixel :
          image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth())) {
        for (int shift = 0; shift < 24; shift += 8) {
          sum.update(pixel >> shift);
        }
      }
      return "%08x".formatted(sum.getValue());
    }
  }

  /// Writes the chart; the name's ending says how.
  ///
  /// @param file ends in `.svg` or `.png`; missing folders are made
  /// @throws InputException for any other ending
  public void save(Path file) throws IOException {
    String name = file.getFileName().toString();
    byte[] bytes;
    if (name.endsWith(".svg")) {
      bytes = svg().getBytes(StandardCharsets.UTF_8);
    } else if (name.endsWith(".png")) {
      bytes = png();
    } else {
      throw new InputException(
          "Cannot save a chart as '" + file + "': the name must end in .svg or .png.");
    }
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Files.write(file, bytes);
  }

  @Override
  public String toString() {
    return "[chart] " + description;
  }

  /// Without this, AWT looks for a display on a server and fails.
  private static void headless() {
    if (System.getProperty("java.awt.headless") == null) {
      System.setProperty("java.awt.headless", "true");
    }
  }
}
