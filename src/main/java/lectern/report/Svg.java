package lectern.report;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/// Turns what was painted into a small, repeatable SVG element.
///
/// The writer below us names clip paths by identity hash and prints coordinates to fifteen digits:
/// here they are numbered and rounded, so that two paintings of one chart are the same bytes, and
/// two charts can share a page.
final class Svg {
  private static final Pattern DECIMAL = Pattern.compile("-?\\d+\\.\\d{3,}(?:E-?\\d+)?");
  private static final Pattern CLIP = Pattern.compile("clip-?\\d+");
  private static final Pattern PATH = Pattern.compile("<path d=\"([^\"]*)\"");
  private static final Pattern ROOT = Pattern.compile("<svg[^>]*>");

  private static final Pattern SEGMENT =
      Pattern.compile(
          "<line style=\"([^\"]*)\" x1=\"([^\"]*)\" x2=\"([^\"]*)\" y1=\"([^\"]*)\" y2=\"([^\"]*)\"/>");

  private Svg() {}

  static String of(Chart chart, Chart.Painter painter) {
    VectorGraphics2D graphics = new VectorGraphics2D();
    painter.paint(graphics, chart.width(), chart.height());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      new SVGProcessor()
          .getDocument(graphics.getCommands(), new PageSize(0, 0, chart.width(), chart.height()))
          .writeTo(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String body = bytes.toString(StandardCharsets.UTF_8);
    body = ROOT.split(body, 2)[1];
    body = body.replaceAll(">\\s+<", "><").strip();
    body = body.replace(" xlink:href=", " href=");
    body =
        PATH.matcher(body)
            .replaceAll(path -> "<path d=\"" + SvgPath.shortened(path.group(1)) + "\"");
    body = DECIMAL.matcher(body).replaceAll(number -> rounded(number.group()));
    body = joined(body);
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 "
        + chart.width()
        + " "
        + chart.height()
        + "\" width=\""
        + chart.width()
        + "\" height=\""
        + chart.height()
        + "\" role=\"img\"><title>"
        + Html.escape(chart.title())
        + "</title><desc>"
        + Html.escape(chart.description())
        + "</desc>"
        + clipsNumbered(body)
        + "\n";
  }

  /// Joins segments that follow one another into one line, as dashes and corners want it.
  private static String joined(String body) {
    Matcher segments = SEGMENT.matcher(body);
    StringBuilder joined = new StringBuilder(body.length());
    StringBuilder points = new StringBuilder();
    String style = "";
    String end = "";
    int done = 0;
    while (segments.find()) {
      boolean follows =
          segments.start() == done
              && segments.group(1).equals(style)
              && end.equals(segments.group(2) + "," + segments.group(4));
      if (!follows) {
        flush(joined, points, style);
        joined.append(body, done, segments.start());
        points.append(segments.group(2)).append(',').append(segments.group(4));
      }
      style = segments.group(1);
      end = segments.group(3) + "," + segments.group(5);
      points.append(' ').append(end);
      done = segments.end();
    }
    flush(joined, points, style);
    return joined.append(body, done, body.length()).toString();
  }

  private static void flush(StringBuilder joined, StringBuilder points, String style) {
    if (!points.isEmpty()) {
      joined.append("<polyline points=\"").append(points);
      joined.append("\" style=\"").append(style).append("\"/>");
      points.setLength(0);
    }
  }

  private static String rounded(String number) {
    return new BigDecimal(number)
        .setScale(2, RoundingMode.HALF_EVEN)
        .stripTrailingZeros()
        .toPlainString();
  }

  private static String clipsNumbered(String body) {
    CRC32 content = new CRC32();
    content.update(CLIP.matcher(body).replaceAll("").getBytes(StandardCharsets.UTF_8));
    String prefix = "c" + Long.toHexString(content.getValue()) + "-";
    Map<String, String> names = new LinkedHashMap<>();
    Matcher clips = CLIP.matcher(body);
    return clips.replaceAll(
        clip -> names.computeIfAbsent(clip.group(), _ -> prefix + (names.size() + 1)));
  }
}
