package lectern.train;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import lectern.InputException;
import lectern.tensor.Tensor;

/// Named float32 tensors in one file that anyone can read: the safetensors format.
///
/// Eight bytes give the length of the header (unsigned, little-endian), the header is JSON (name →
/// `dtype`, `shape`, `data_offsets` in bytes from its end; `__metadata__` for texts), and the
/// numbers follow, little-endian, row-major, without gaps. Reading trusts nothing: no length or
/// offset of the file is used before it has been checked against the file's own size.
///
/// Source: <https://github.com/huggingface/safetensors>, README, "Format". Deviation: F32 only.
///
/// @param tensors by name, in the order of the header
/// @param metadata texts by name
public record Safetensors(SequencedMap<String, Tensor> tensors, Map<String, String> metadata) {
  private static final int BUFFER = 1 << 16;
  private static final int FLOATS = BUFFER / Float.BYTES;

  public Safetensors {
    if (tensors.containsKey(SafetensorsHeader.METADATA)) {
      throw new IllegalArgumentException("a tensor cannot be named " + SafetensorsHeader.METADATA);
    }
    tensors = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(tensors));
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }

  /// Writes a file and forces it to disk.
  ///
  /// @throws IOException if the disk does not take it
  public void write(Path file) throws IOException {
    byte[] header = SafetensorsHeader.of(this).toBytes();
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    try (FileOutputStream out = new FileOutputStream(file.toFile())) {
      out.write(buffer.putLong(header.length).array(), 0, Long.BYTES);
      out.write(header);
      for (Tensor tensor : tensors.values()) {
        for (int from = 0; from < tensor.size(); from += FLOATS) {
          int n = Math.min(FLOATS, tensor.size() - from);
          buffer.clear().asFloatBuffer().put(tensor.data(), from, n);
          out.write(buffer.array(), 0, n * Float.BYTES);
        }
      }
      out.getFD().sync();
    }
  }

  /// Reads a file.
  ///
  /// @throws InputException naming the file, what was found and what was expected
  public static Safetensors read(Path file) {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER))) {
      return read(Files.size(file), in);
    } catch (SafetensorsHeader.Malformed e) {
      throw new InputException(file + " is no usable safetensors file: " + e.getMessage(), e);
    } catch (EOFException e) {
      throw new InputException(file + " became shorter while it was read.", e);
    } catch (IOException e) {
      throw new InputException(file + " cannot be read: " + e + ".", e);
    }
  }

  private static Safetensors read(long size, DataInputStream in)
      throws IOException, SafetensorsHeader.Malformed {
    long length = size < Long.BYTES ? 0 : Long.reverseBytes(in.readLong());
    long most = Math.min(SafetensorsHeader.MAX_BYTES, size - Long.BYTES);
    if (length < 2 || length > most) { // as an unsigned number, too: negative is huge
      throw new SafetensorsHeader.Malformed(
          "found a header of %s bytes in a file of %d, expected 2 to %d."
              .formatted(Long.toUnsignedString(length), size, Math.max(2, most)));
    }
    SafetensorsHeader header = SafetensorsHeader.parse(in.readNBytes((int) length));
    SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
    header.slices().forEach(slice -> tensors.put(slice.name(), null)); // keeps the header's order
    for (SafetensorsHeader.Slice slice : header.inFileOrder(size - Long.BYTES - length)) {
      tensors.put(slice.name(), Tensor.of(readFloats(in, slice.numbers()), slice.shape()));
    }
    return new Safetensors(tensors, header.metadata());
  }

  private static float[] readFloats(InputStream in, int count) throws IOException {
    float[] numbers = new float[count];
    byte[] bytes = new byte[BUFFER];
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int from = 0; from < count; from += FLOATS) {
      int n = Math.min(FLOATS, count - from);
      if (in.readNBytes(bytes, 0, n * Float.BYTES) < n * Float.BYTES) {
        throw new EOFException();
      }
      buffer.asFloatBuffer().get(numbers, from, n);
    }
    return numbers;
  }
}
