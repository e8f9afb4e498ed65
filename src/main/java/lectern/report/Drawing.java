package lectern.report;

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
/// A chart that holds an image keeps its colours, since the marks on it were chosen for it.
///
/// @param chart the chart
/// @param classes for the style sheet, such as which widths of screen it is for; may be empty
record Drawing(Chart chart, String classes) implements Content {
  private static final Pattern ROOT = Pattern.compile(" role=\"img\">");
  private static final Pattern STYLE = Pattern.compile(" style=\"([^\"]*)\"");
  private static final Pattern DECLARATION = Pattern.compile("([a-z-]+):([^;]*);?");

  /// Custom property by colour, as the SVG writes it.
  private static final Map<String, String> PROPERTIES =
      Theme.roles().entrySet().stream()
          .collect(Collectors.toUnmodifiableMap(entry -> rgb(entry.getValue()), Map.Entry::getKey));

  @Override
  public void write(StringBuilder page) {
    String svg = chart.svg().strip();
    boolean themed = !svg.contains("<image ");
    svg = STYLE.matcher(svg).replaceAll(style -> attributes(style.group(1), themed));
    String root =
        " role=\"img\" class=\""
            + Html.escape((themed ? "themed " : "fixed ") + classes).strip()
            + "\" aria-label=\""
            + Html.escape(chart.description())
            + "\">";
    page.append(ROOT.matcher(svg).replaceFirst(Matcher.quoteReplacement(root)));
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
