package lectern.vectors;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import lectern.InputException;

/// The bytes of a file of vectors, read once from the front, with line and offset for errors.
final class VectorInput implements AutoCloseable {
  private static final int BUFFER = 1 << 16;
  private static final int LONGEST_WORD = 1 << 12; // bytes
  private static final int LONGEST_LINE = 1 << 22; // bytes: the greatest width at 60 bytes a number

  private final Path file;
  private final InputStream stream;
  private byte[] line = new byte[1 << 12];
  private long offset;
  private long lines;

  private VectorInput(Path file, InputStream stream) {
    this.file = file;
    this.stream = stream;
  }

  static VectorInput open(Path file) throws IOException {
    return new VectorInput(file, new BufferedInputStream(Files.newInputStream(file), BUFFER));
  }

  /// Refuses a file that is packed with gzip: its bytes would be taken for words.
  void checkUnpacked() throws IOException {
    stream.mark(2);
    boolean packed = stream.read() == 0x1f && stream.read() == 0x8b;
    stream.reset();
    if (packed) {
      throw new InputException(file + " is packed with gzip; unpack it first (gunzip).");
    }
  }

  /// The next byte, which stays to be read; -1 at the end.
  int peek() throws IOException {
    stream.mark(1);
    int next = stream.read();
    stream.reset();
    return next;
  }

  /// Some of the next bytes, which stay to be read.
  byte[] sample() throws IOException {
    stream.mark(BUFFER);
    byte[] sample = stream.readNBytes(BUFFER / 2);
    stream.reset();
    return sample;
  }

  /// The stream itself, for a parser that counts for itself.
  InputStream stream() {
    return stream;
  }

  /// Bytes read so far.
  long offset() {
    return offset;
  }

  /// Lines read so far.
  long lines() {
    return lines;
  }

  /// The next line without its end.
  ///
  /// @return null at the end of the file
  byte[] line() throws IOException {
    int length = 0;
    int next = stream.read();
    if (next < 0) {
      return null;
    }
    lines++;
    for (; next >= 0 && next != '\n'; next = stream.read()) {
      if (length == LONGEST_LINE) {
        throw atLine(
            "the line is longer than " + LONGEST_LINE + " bytes; this is no file of vectors.");
      }
      line = length < line.length ? line : Arrays.copyOf(line, 2 * length);
      line[length++] = (byte) next;
    }
    offset += length + (next == '\n' ? 1 : 0);
    boolean carriageReturn = length > 0 && line[length - 1] == '\r';
    return Arrays.copyOf(line, carriageReturn ? length - 1 : length);
  }

  /// The next bytes up to a space, which is read too; new lines in front are passed over.
  byte[] wordBeforeSpace() throws IOException {
    int length = 0;
    for (int next = next(); next != ' '; next = next()) {
      if (next == '\n' && length == 0) {
        continue;
      }
      if (length == LONGEST_WORD) {
        throw atOffset(
            "no space ends the word within "
                + LONGEST_WORD
                + " bytes; this is no file of word2vec's binary format.");
      }
      line[length++] = (byte) next;
    }
    return Arrays.copyOf(line, length);
  }

  private int next() throws IOException {
    int next = stream.read();
    if (next < 0) {
      throw atOffset("the file ends within a word; it was cut off. Get it anew.");
    }
    offset++;
    return next;
  }

  /// So many bytes.
  byte[] bytes(int count) throws IOException {
    byte[] bytes = stream.readNBytes(count);
    offset += bytes.length;
    if (bytes.length < count) {
      throw atOffset("the file ends within a vector; it was cut off. Get it anew.");
    }
    return bytes;
  }

  /// The text of some bytes.
  ///
  /// @return empty if they are not UTF-8
  static Optional<String> decode(byte[] bytes, int length) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes, 0, length))
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /// An error in the line that was read last.
  InputException atLine(String what) {
    return new InputException("%s:%d: %s".formatted(file, lines, what));
  }

  /// An error where reading stands.
  InputException atOffset(String what) {
    return new InputException("%s, offset %d: %s".formatted(file, offset, what));
  }

  /// The file, for errors about all of it.
  Path file() {
    return file;
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
