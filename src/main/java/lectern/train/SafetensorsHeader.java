package lectern.train;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lectern.tensor.Tensor;

/// The JSON header of a {@link Safetensors} file.
///
/// @param slices where the tensors lie, in the order of the header
/// @param metadata texts by name
record SafetensorsHeader(List<Slice> slices, Map<String, String> metadata) {
  /// The longest header accepted, bytes: the reference implementation's limit.
  static final long MAX_BYTES = 100_000_000;

  /// The entry that is no tensor.
  static final String METADATA = "__metadata__";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /// One tensor.
  ///
  /// @param begin offset of its first byte from the end of the header
  /// @param end offset of the byte after its last, {@link #numbers} floats later
  record Slice(String name, int[] shape, long begin, long end) {
    int numbers() {
      return (int) ((end - begin) / Float.BYTES);
    }
  }

  /// What is wrong with a header, in one sentence: found and expected.
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    Malformed(String message) {
      super(message);
    }
  }

  /// The header of tensors that are written one after the other.
  static SafetensorsHeader of(Safetensors file) {
    List<Slice> slices = new ArrayList<>();
    long begin = 0;
    for (Map.Entry<String, Tensor> entry : file.tensors().entrySet()) {
      long end = begin + (long) Float.BYTES * entry.getValue().size();
      slices.add(new Slice(entry.getKey(), entry.getValue().shape(), begin, end));
      begin = end;
    }
    return new SafetensorsHeader(slices, file.metadata());
  }

  byte[] toBytes() {
    ObjectNode root = JSON.createObjectNode();
    if (!metadata.isEmpty()) {
      ObjectNode texts = root.putObject(METADATA);
      metadata.forEach(texts::put);
    }
    for (Slice slice : slices) {
      ObjectNode node = root.putObject(slice.name).put("dtype", "F32");
      ArrayNode shape = node.putArray("shape");
      for (int extent : slice.shape) {
        shape.add(extent);
      }
      node.putArray("data_offsets").add(slice.begin).add(slice.end);
    }
    String json = root.toString();
    int length = json.getBytes(StandardCharsets.UTF_8).length;
    // Spaces up to a multiple of 8, so that a mapped file has its numbers aligned.
    return (json + " ".repeat(-length & 7)).getBytes(StandardCharsets.UTF_8);
  }

  static SafetensorsHeader parse(byte[] bytes) throws Malformed {
    List<Slice> slices = new ArrayList<>();
    Map<String, String> metadata = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : readObject(bytes).properties()) {
      if (!entry.getKey().equals(METADATA)) {
        slices.add(slice(entry.getKey(), entry.getValue()));
        continue;
      }
      for (Map.Entry<String, JsonNode> text : entry.getValue().properties()) {
        if (!text.getValue().isTextual()) {
          throw new Malformed(
              "found %s %s in the metadata, expected a text."
                  .formatted(text.getKey(), text.getValue()));
        }
        metadata.put(text.getKey(), text.getValue().textValue());
      }
    }
    return new SafetensorsHeader(slices, metadata);
  }

  private static JsonNode readObject(byte[] bytes) throws Malformed {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (!text.startsWith("{")) {
        throw new Malformed("found a header that is no JSON object, expected { at its start.");
      }
      return JSON.readTree(text);
    } catch (CharacterCodingException e) {
      throw new Malformed("found bytes in the header that are not UTF-8.");
    } catch (JsonProcessingException e) {
      throw new Malformed("found a header that is not JSON (" + e.getOriginalMessage() + ").");
    }
  }

  private static Slice slice(String name, JsonNode node) throws Malformed {
    JsonNode type = node.path("dtype");
    if (!"F32".equals(type.textValue())) {
      throw new Malformed("found tensor %s of dtype %s, expected F32.".formatted(name, type));
    }
    JsonNode extents = node.path("shape");
    JsonNode offsets = node.path("data_offsets");
    if (!extents.isArray() || !offsets.isArray() || offsets.size() != 2) {
      throw new Malformed(
          "found tensor %s with shape %s and data_offsets %s, expected two lists, the last of two."
              .formatted(name, extents, offsets));
    }
    int[] shape = new int[extents.size()];
    long numbers = 1;
    for (int axis = 0; axis < shape.length; axis++) {
      shape[axis] = (int) natural(name, extents.get(axis), Integer.MAX_VALUE);
      numbers = Math.min(numbers * shape[axis], 1L << 31); // more than a tensor holds stays more
    }
    long begin = natural(name, offsets.get(0), Long.MAX_VALUE);
    long end = natural(name, offsets.get(1), Long.MAX_VALUE);
    if (numbers > Integer.MAX_VALUE || end - begin != numbers * Float.BYTES) {
      throw new Malformed(
          "found tensor %s of shape %s with data_offsets %s, expected them its size apart."
              .formatted(name, extents, offsets));
    }
    return new Slice(name, shape, begin, end);
  }

  private static long natural(String name, JsonNode node, long most) throws Malformed {
    if (!node.isIntegralNumber()
        || !node.canConvertToLong()
        || node.longValue() < 0
        || node.longValue() > most) {
      throw new Malformed(
          "found %s in shape or data_offsets of tensor %s, expected 0 to %d."
              .formatted(node, name, most));
    }
    return node.longValue();
  }

  /// The slices from the first byte to the last.
  ///
  /// @param available bytes after the header
  /// @throws Malformed unless they lie one after the other and take all of them
  List<Slice> inFileOrder(long available) throws Malformed {
    List<Slice> sorted = new ArrayList<>(slices);
    sorted.sort(Comparator.comparingLong(Slice::begin).thenComparingLong(Slice::end));
    long next = 0;
    for (Slice slice : sorted) {
      if (slice.begin != next) {
        throw new Malformed(
            "found tensor %s at offset %d, expected %d: it overlaps another or leaves a gap."
                .formatted(slice.name, slice.begin, next));
      }
      next = slice.end;
    }
    if (next != available) {
      throw new Malformed(
          "found %d bytes after the header, expected %d.".formatted(available, next));
    }
    return sorted;
  }
}
