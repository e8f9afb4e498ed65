package lectern.vectors;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The bytes of a file of vectors, written once from the front.
final class VectorOutput implements AutoCloseable {
  private final OutputStream stream;

  private VectorOutput(OutputStream stream) {
    this.stream = stream;
  }

  static VectorOutput create(Path file) throws IOException {
    return new VectorOutput(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
  }

  void text(String text) throws IOException {
    stream.write(text.getBytes(StandardCharsets.UTF_8));
  }

  /// Numbers of 4 bytes, the lowest first.
  void numbers(float[] numbers, int offset, int count) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(numbers, offset, count);
    stream.write(bytes.array());
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
