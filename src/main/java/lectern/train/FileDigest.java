package lectern.train;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What a file must look like.
///
/// @param bytes its length
/// @param sha256 hexadecimal, lower case
record FileDigest(long bytes, String sha256) {
  static final int HEX_LENGTH = 64;

  static FileDigest of(byte[] content) {
    return new FileDigest(content.length, HexFormat.of().formatHex(algorithm().digest(content)));
  }

  static FileDigest of(Path file) throws IOException {
    MessageDigest digest = algorithm();
    byte[] buffer = new byte[1 << 16];
    long bytes = 0;
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
        bytes += n;
      }
    }
    return new FileDigest(bytes, HexFormat.of().formatHex(digest.digest()));
  }

  private static MessageDigest algorithm() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
