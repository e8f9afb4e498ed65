package lectern.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// A style sheet or script of ours, put into each page: a page opened from a file may not load
/// others, and one that is sent to somebody comes alone.
enum Asset implements Content {
  STYLE("style", "site.css"),
  SCRIPT("script", "site.js");

  private final String element;
  private final String code;

  Asset(String element, String resource) {
    this.element = element;
    try (InputStream in = Asset.class.getResourceAsStream(resource)) {
      this.code = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Its SHA-256, as a Content-Security-Policy names what may run: `'sha256-…'`.
  String source() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public void write(StringBuilder page) {
    page.append('<').append(element).append('>');
    page.append(code);
    page.append("</").append(element).append('>');
  }
}
