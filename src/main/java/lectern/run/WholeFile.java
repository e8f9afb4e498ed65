package lectern.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/// Writes files so that a reader finds the old one or the new one, whole, even after a crash.
public final class WholeFile {
  /// Reads and writes the JSON of runs and results.
  public static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /// Far above any that Lectern writes; a run's folder may come from a stranger.
  private static final int LARGEST = 8 << 20; // bytes

  /// How the names of files end that are being written.
  private static final String UNFINISHED = ".part";

  private WholeFile() {}

  /// Reads JSON that anybody may have written.
  ///
  /// @throws IOException as {@link #readJson(Path, Class)}
  public static JsonNode readJson(Path file) throws IOException {
    return readJson(file, JsonNode.class);
  }

  /// Reads JSON that anybody may have written.
  ///
  /// @param type what it holds
  /// @throws IOException if it is no ordinary file (a pipe would be waited for), larger than
  ///   anything we write, or something else
  static <T> T readJson(Path file, Class<T> type) throws IOException {
    T value = JSON.readValue(bytes(file), type);
    if (value == null) {
      throw new IOException(file + " holds null");
    }
    return value;
  }

  /// The bytes of an ordinary file of bearable length.
  private static byte[] bytes(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException(file + " is no ordinary file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new IOException(file + " is larger than " + (LARGEST >> 20) + " MiB");
      }
      return bytes;
    }
  }

  /// Deletes what processes that were killed had not finished writing, in a folder and all below.
  ///
  /// @param folder that no other process writes to
  static void deleteUnfinished(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(WholeFile::isUnfinished).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (UncheckedIOException e) { // a walk throws it
      throw e.getCause();
    }
  }

  private static boolean isUnfinished(Path file) {
    return file.toString().endsWith(UNFINISHED)
        && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }

  /// Writes a text in UTF-8. Not undone by an interrupt, and on disk when this returns.
  ///
  /// @param file in a folder that is there; replaced if it is there
  public static void write(Path file, String text) throws IOException {
    Path temporary =
        Files.createTempFile(file.getParent(), file.getFileName().toString(), UNFINISHED);
    try {
      try (FileOutputStream out = new FileOutputStream(temporary.toFile())) {
        out.write(text.getBytes(StandardCharsets.UTF_8)); // no channel: an interrupt would close it
        out.getFD().sync();
      }
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary); // still there only if the disk is full
    }
  }

  /// Writes a value as JSON, as {@link #write}.
  public static void writeJson(Path file, Object value) throws IOException {
    try {
      write(file, JSON.writeValueAsString(value) + "\n");
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot be written as JSON", e);
    }
  }
}
