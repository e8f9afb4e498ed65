package lectern.export;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads event files from the definitions of their formats alone: records with checksums computed
/// bit by bit, and messages of protocol buffers without any library.
final class EventReader {
  private EventReader() {}

  /// A field's values by its number, in the order found: Long, Integer (32 bits) or byte[].
  record Message(Map<Integer, List<Object>> fields) {
    Object one(int field) {
      List<Object> values = fields.getOrDefault(field, List.of());
      if (values.size() != 1) {
        throw new AssertionError("field " + field + " is there " + values.size() + " times");
      }
      return values.getFirst();
    }

    boolean has(int field) {
      return fields.containsKey(field);
    }

    String text(int field) {
      return new String((byte[]) one(field), StandardCharsets.UTF_8);
    }

    double real(int field) {
      return Double.longBitsToDouble((Long) one(field));
    }

    float single(int field) {
      return Float.intBitsToFloat((Integer) one(field));
    }

    Message message(int field) {
      return parse((byte[]) one(field));
    }
  }

  static List<Message> events(Path file) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    List<Message> events = new ArrayList<>();
    while (in.hasRemaining()) {
      byte[] header = new byte[8];
      in.get(header);
      requireChecksum(header, in.getInt());
      byte[] record =
          new byte
              [Math.toIntExact(ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).getLong())];
      in.get(record);
      requireChecksum(record, in.getInt());
      events.add(parse(record));
    }
    return events;
  }

  private static void requireChecksum(byte[] bytes, int masked) {
    int sum = crc32c(bytes);
    int expected = ((sum >>> 15) | (sum << 17)) + 0xa282ead8;
    if (masked != expected) {
      throw new AssertionError("the checksum is %08x, not %08x".formatted(masked, expected));
    }
  }

  /// Castagnoli's polynomial, reflected, a bit at a time.
  static int crc32c(byte[] bytes) {
    int sum = ~0;
    for (byte each : bytes) {
      sum ^= each & 0xff;
      for (int bit = 0; bit < 8; bit++) {
        sum = (sum >>> 1) ^ ((sum & 1) == 0 ? 0 : 0x82f63b78);
      }
    }
    return ~sum;
  }

  static Message parse(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    Map<Integer, List<Object>> fields = new LinkedHashMap<>();
    while (in.hasRemaining()) {
      long key = varint(in);
      Object value =
          switch ((int) (key & 7)) {
            case 0 -> varint(in);
            case 1 -> in.getLong();
            case 2 -> {
              byte[] inner = new byte[Math.toIntExact(varint(in))];
              in.get(inner);
              yield inner;
            }
            case 5 -> in.getInt();
            default -> throw new AssertionError("wire type " + (key & 7));
          };
      fields.computeIfAbsent((int) (key >>> 3), _ -> new ArrayList<>()).add(value);
    }
    return new Message(fields);
  }

  private static long varint(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte next = in.get();
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new AssertionError("a number of more than 64 bits");
  }
}
