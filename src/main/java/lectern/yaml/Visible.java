package lectern.yaml;

import java.util.Locale;

/// Shows what somebody else wrote without letting it act: on a terminal, escape sequences move the
/// cursor and colour what follows, and invisible characters turn the direction of a line.
public final class Visible {
  private Visible() {}

  /// The text with every control, format and unpaired surrogate character as its number in braces
  /// after a backslash and a u; line breaks and tabs stay.
  public static String text(String text) {
    return text.codePoints().allMatch(Visible::harmless) ? text : escaped(text);
  }

  private static String escaped(String text) {
    StringBuilder visible = new StringBuilder();
    text.codePoints()
        .forEach(point -> {
          if (harmless(point)) {
            visible.appendCodePoint(point);
          } else {
            visible.append(String.format(Locale.ROOT, "\\u{%x}", point));
          }
        });
    return visible.toString();
  }

  private static boolean harmless(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL -> point == '\n' || point == '\t';
      case Character.FORMAT -> point == 0x200d; // joins the parts of an emoji
      case Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
      default -> true;
    };
  }
}
