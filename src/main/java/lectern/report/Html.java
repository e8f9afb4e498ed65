package lectern.report;

/// Text made safe for HTML: everything that comes from data passes here.
public final class Html {
  private Html() {}

  /// Replaces what HTML reads as markup, inside elements and inside quoted attributes; control
  /// characters that XML forbids, and those that turn the text after them around, become U+FFFD.
  public static String escape(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        case '\n', '\t' -> safe.append(c);
        default -> safe.append(isControl(c) ? '\uFFFD' : c);
      }
    }
    return safe.toString();
  }

  /// Unicode's explicit directional formatting, U+202A to U+202E and U+2066 to U+2069, among them.
  private static boolean isControl(char c) {
    return c < 0x20
        || c == 0x7F
        || c >= 0xFFFE
        || c >= 0x202A && c <= 0x202E
        || c >= 0x2066 && c <= 0x2069;
  }
}
