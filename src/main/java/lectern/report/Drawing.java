package lectern.report;

import static lectern.report.Element.el;

import java.awt.Color;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A chart as part of a page: its SVG with the colours that the page's theme gives it.
///
/// Style attributes become presentation attributes, as the page's security policy runs no style but
/// its own; the colours of {@link Theme} become CSS custom properties with the colour as fallback.
/// A chart with a colour scale, or an image of one, keeps its colours on a light ground: the marks
/// on it were chosen for them.
///
/// @param chart the chart
/// @param classes for the style sheet, such as which widths of screen it is for; may be empty
record Drawing(Chart chart, String classes) implements Content {
  private static final Pattern ROOT = Pattern.compile(" role=\"img\">");
  private static final Pattern STYLE = Pattern.compile(" style=\"([^\"]*)\"");
  private static final Pattern RGB = Pattern.compile("rgb\\(\\d+,\\d+,\\d+\\)");
  private static final Pattern DECLARATION = Pattern.compile("([a-z-]+):([^;]*);?");

  /// Custom property by colour, as the SVG writes it.
  private static final Map<String, String> PROPERTIES =
      Theme.roles().entrySet().stream()
          .collect(Collectors.toUnmodifiableMap(entry -> rgb(entry.getValue()), Map.Entry::getKey));

  private static final int WIDE = 620;
  private static final int WIDE_HEIGHT = 400;

  /// For a telephone.
  private static final int NARROW = 380;

  private static final int NARROW_HEIGHT = 360;

  /// More names than these are not made room for.
  private static final int MOST_SERIES = 40;

  /// Pixels for a subtitle that takes more lines on a telephone.
  private static final int WRAPPED = 48;

  /// A chart twice, laid out for a page and for a telephone; the style sheet shows one of them.
  ///
  /// @param series how many names its legend may hold: each takes room of its own
  static Element figure(Chart chart, int series) {
    int many = Math.min(series, MOST_SERIES);
    int wide = WIDE_HEIGHT + 9 * Math.max(0, many - 8);
    int narrow = NARROW_HEIGHT + 16 * Math.max(0, many - 4);
    return el(
        "figure",
        new Drawing(chart.sized(WIDE, wide), "wide"),
        new Drawing(chart.sized(NARROW, narrow), "narrow"));
  }

  /// The same of a chart whose height is what its lines need.
  static Element lines(Chart chart) {
    return el(
        "figure",
        new Drawing(chart.sized(WIDE, chart.height() + WRAPPED / 2), "wide"),
        new Drawing(chart.sized(NARROW, chart.height() + WRAPPED), "narrow"));
  }

  /// A chart as tall as it needs to be at each width.
  static Element fitted(Chart chart) {
    return el(
        "figure",
        new Drawing(chart.fitted(WIDE), "wide"),
        new Drawing(chart.fitted(NARROW), "narrow"));
  }

  /// A chart that needs all of its width: where there is less, it scrolls in its box.
  static Element whole(Chart chart) {
    return el("figure", new Drawing(chart, "whole"))
        .with("role", "group")
        .with("tabindex", "0")
        .with("aria-label", chart.title());
  }

  @Override
  public void write(StringBuilder page) {
    String svg = chart.svg().strip();
    boolean themed = isThemed(svg);
    svg = STYLE.matcher(svg).replaceAll(style -> attributes(style.group(1), themed));
    String root =
        " role=\"img\" class=\""
            + Html.escape((themed ? "themed " : "fixed ") + classes).strip()
            + "\" aria-label=\""
            + Html.escape(chart.description())
            + "\">";
    page.append(ROOT.matcher(svg).replaceFirst(Matcher.quoteReplacement(root)));
  }

  private static boolean isThemed(String svg) {
    return !svg.contains("<image ")
        && RGB.matcher(svg).results().allMatch(colour -> PROPERTIES.containsKey(colour.group()));
  }

  private static String attributes(String style, boolean themed) {
    StringBuilder attributes = new StringBuilder();
    Matcher declarations = DECLARATION.matcher(style);
    while (declarations.find()) {
      String value = declarations.group(2).strip();
      String property = themed ? PROPERTIES.get(value) : null;
      attributes.append(' ').append(declarations.group(1)).append("=\"");
      attributes.append(property == null ? value : "var(--" + property + "," + value + ")");
      attributes.append('"');
    }
    return Matcher.quoteReplacement(attributes.toString());
  }

  private static String rgb(Color colour) {
    return String.format(
        Locale.ROOT, "rgb(%d,%d,%d)", colour.getRed(), colour.getGreen(), colour.getBlue());
  }
}
