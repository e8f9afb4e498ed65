package lectern.report;

/// Text made safe for HTML: everything that comes from data passes here.
public final class Html {
  private Html() {}

  /// Replaces what HTML reads as markup, inside elements and inside quoted attributes; control
  /// characters that XML forbids become U+FFFD.
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
        default -> safe.append(c < 0x20 || c == 0x7F || c >= 0xFFFE ? '\uFFFD' : c);
      }
    }
    return safe.toString();
  }
}
