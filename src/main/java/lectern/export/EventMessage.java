package lectern.export;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/// The messages of an event file, in the wire format of protocol buffers. Written field by field:
/// of three definitions with a hundred fields, nine are used.
///
/// ```
/// Event           1 wall_time double, 2 step int64, 3 file_version string, 5 summary Summary
/// Summary         1 value Value
/// Value           1 tag string, 2 simple_value float, 8 tensor TensorProto, 9 metadata
/// SummaryMetadata 1 plugin_data (1 plugin_name string)
/// TensorProto     1 dtype enum, 2 tensor_shape, 8 string_val bytes
/// ```
///
/// Source: event.proto, summary.proto and tensor.proto of TensorBoard.
final class EventMessage {
  private static final int STRING = 7; // DataType.DT_STRING

  private EventMessage() {}

  /// What a message says.
  @FunctionalInterface
  private interface Fields {
    void write(CodedOutputStream out) throws IOException;
  }

  /// What every file begins with.
  static byte[] version(Instant time) {
    return message(out -> {
      out.writeDouble(1, seconds(time));
      out.writeString(3, "brain.Event:2");
    });
  }

  /// A number at a step, in single precision: the format has no other.
  static byte[] scalar(Instant time, long step, String tag, double value) {
    return event(
        time,
        step,
        message(out -> {
          out.writeString(1, tag);
          out.writeFloat(2, (float) value);
        }));
  }

  /// A text in Markdown at step 0.
  static byte[] text(Instant time, String tag, String text) {
    byte[] plugin = message(out -> out.writeString(1, "text"));
    byte[] tensor =
        message(out -> {
          out.writeEnum(1, STRING);
          out.writeByteArray(2, new byte[0]); // a shape without dimensions: one value
          out.writeString(8, text);
        });
    return event(
        time,
        0,
        message(out -> {
          out.writeString(1, tag);
          out.writeByteArray(8, tensor);
          out.writeByteArray(9, message(inner -> inner.writeByteArray(1, plugin)));
        }));
  }

  private static byte[] event(Instant time, long step, byte[] value) {
    return message(out -> {
      out.writeDouble(1, seconds(time));
      out.writeInt64(2, step);
      out.writeByteArray(5, message(summary -> summary.writeByteArray(1, value)));
    });
  }

  private static double seconds(Instant time) {
    return time.getEpochSecond() + time.getNano() / 1e9;
  }

  private static byte[] message(Fields fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      CodedOutputStream out = CodedOutputStream.newInstance(bytes);
      fields.write(out);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("memory takes any message", e);
    }
    return bytes.toByteArray();
  }
}
