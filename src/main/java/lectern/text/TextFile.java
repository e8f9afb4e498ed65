package lectern.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import lectern.InputException;

/// Text read strictly: bytes that are no text in the stated encoding are an error with their place,
/// never a replacement character.
public final class TextFile {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private TextFile() {}

  /// The text of a UTF-8 file, without its byte order mark if it has one.
  ///
  /// @throws InputException as below
  public static String read(Path file) {
    return read(file, StandardCharsets.UTF_8);
  }

  /// The text of a file, without its byte order mark if it has one.
  ///
  /// @throws InputException if it cannot be read, or has bytes that the encoding does not
  public static String read(Path file, Charset encoding) {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new InputException("There is no file " + file + ".", e);
    } catch (IOException e) {
      throw new InputException("%s cannot be read (%s).".formatted(file, e.getMessage()), e);
    }
    CharsetDecoder decoder =
        encoding
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate((int) (bytes.length * (double) decoder.maxCharsPerByte()));
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      throw new InputException(
          "%s is not %s text: byte 0x%02x at offset %d, line %d. State its encoding, or convert it."
              .formatted(
                  file, encoding, bytes[in.position()], in.position(), line(bytes, in.position())));
    }
    decoder.flush(out);
    String text = out.flip().toString();
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
  }

  private static int line(byte[] bytes, int offset) {
    int line = 1;
    for (int i = 0; i < offset; i++) {
      line += bytes[i] == '\n' ? 1 : 0;
    }
    return line;
  }
}
