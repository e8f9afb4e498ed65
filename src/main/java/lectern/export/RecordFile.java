package lectern.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/// A file of records, each with its length and checksums, as TensorFlow writes them.
///
/// ```
/// length, 8 bytes | masked CRC of those 8, 4 | record | masked CRC of the record, 4
/// ```
///
/// All numbers little-endian. A checksum is masked because one over data that holds checksums is a
/// weak one.
///
/// Source: "TFRecord and tf.train.Example", TensorFlow's documentation; the CRC is Castagnoli's,
/// RFC 3720, appendix B.4.
final class RecordFile implements AutoCloseable {
  private static final int MASK = 0xa282ead8;

  private final OutputStream out;

  RecordFile(Path file) throws IOException {
    this.out = new BufferedOutputStream(Files.newOutputStream(file));
  }

  void write(byte[] record) throws IOException {
    byte[] length = little(Long.BYTES).putLong(record.length).array();
    out.write(length);
    out.write(little(Integer.BYTES).putInt(maskedChecksum(length)).array());
    out.write(record);
    out.write(little(Integer.BYTES).putInt(maskedChecksum(record)).array());
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  static int maskedChecksum(byte[] bytes) {
    CRC32C sum = new CRC32C();
    sum.update(bytes);
    return Integer.rotateRight((int) sum.getValue(), 15) + MASK;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
