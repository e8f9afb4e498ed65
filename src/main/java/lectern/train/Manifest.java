package lectern.train;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import lectern.InputException;

/// What `checkpoint.json` says: everything of a checkpoint that is no tensor, and what its files
/// must look like. Its last entry is the checksum of the manifest itself, computed with zeros in
/// its own place.
///
/// @param format always {@link #FORMAT}
/// @param version of the format, {@link #VERSION}
/// @param files by name
/// @param sha256 of the manifest, hexadecimal
record Manifest(
    String format,
    int version,
    Progress progress,
    Map<String, String> settings,
    Map<String, FileDigest> files,
    String sha256) {
  static final String FILE_NAME = "checkpoint.json";
  static final String FORMAT = "lectern-checkpoint";
  static final int VERSION = 1;

  private static final String UNSIGNED = "0".repeat(FileDigest.HEX_LENGTH);
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .defaultPrettyPrinter(
              new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")))
          .build();

  static Manifest of(
      Progress progress, Map<String, String> settings, Map<String, FileDigest> files) {
    return new Manifest(FORMAT, VERSION, progress, settings, files, UNSIGNED);
  }

  /// The signed text.
  byte[] toBytes() throws IOException {
    String unsigned = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n";
    int place = unsigned.lastIndexOf(UNSIGNED);
    return (unsigned.substring(0, place)
            + FileDigest.of(unsigned.getBytes(StandardCharsets.UTF_8)).sha256()
            + unsigned.substring(place + FileDigest.HEX_LENGTH))
        .getBytes(StandardCharsets.UTF_8);
  }

  /// Reads a signed text.
  ///
  /// @throws InputException naming the file and the reason
  static Manifest parse(Path file, byte[] bytes) {
    try {
      String text = new String(bytes, StandardCharsets.UTF_8);
      JsonNode root = JSON.readTree(text);
      requireVersion(file, root);
      String found = root.path("sha256").asText();
      int place = text.lastIndexOf(found);
      String unsigned =
          text.substring(0, place) + UNSIGNED + text.substring(place + found.length());
      String expected = FileDigest.of(unsigned.getBytes(StandardCharsets.UTF_8)).sha256();
      if (!found.equals(expected)) {
        throw new InputException(
            "%s was altered: its SHA-256 is %s, expected %s.".formatted(file, expected, found));
      }
      return JSON.treeToValue(root, Manifest.class);
    } catch (JsonProcessingException e) {
      throw new InputException(
          "%s is truncated or altered: %s.".formatted(file, e.getOriginalMessage()), e);
    }
  }

  private static void requireVersion(Path file, JsonNode root) {
    if (!FORMAT.equals(root.path("format").asText())) {
      throw new InputException(
          "%s is no checkpoint's: found format %s, expected %s."
              .formatted(file, root.path("format"), FORMAT));
    }
    if (root.path("version").asInt() != VERSION) {
      throw new InputException(
          "%s is of version %s, expected %d: another version of Lectern wrote it."
              .formatted(file, root.path("version"), VERSION));
    }
  }
}
