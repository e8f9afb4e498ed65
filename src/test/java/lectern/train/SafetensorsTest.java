package lectern.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import lectern.InputException;
import lectern.tensor.RandomStream;
import lectern.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsTest {
  @TempDir Path folder;

  /// A file of a header text and so many bytes of numbers.
  private Path file(long headerLength, String header, int dataBytes) throws IOException {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes =
        ByteBuffer.allocate(8 + text.length + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(headerLength).put(text);
    return Files.write(folder.resolve("made.safetensors"), bytes.array());
  }

  private Path file(String header, int dataBytes) throws IOException {
    return file(header.getBytes(StandardCharsets.UTF_8).length, header, dataBytes);
  }

  private static String refusal(Path file) {
    String message = assertThrows(InputException.class, () -> Safetensors.read(file)).getMessage();
    assertTrue(message.contains(file.toString()), message);
    return message;
  }

  @Test
  void hasTheLayoutOfTheFormatByteForByte() throws IOException {
    SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("w", Tensor.of(new float[] {1, -2}, 2, 1));
    tensors.put("s", Tensor.of(new float[] {0.5f}));
    Path file = folder.resolve("hand.safetensors");
    new Safetensors(tensors, Map.of("by", "hand")).write(file);
    String header =
        "{\"__metadata__\":{\"by\":\"hand\"},"
            + "\"w\":{\"dtype\":\"F32\",\"shape\":[2,1],\"data_offsets\":[0,8]},"
            + "\"s\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[8,12]}}";
    assertEquals(138, header.length());
    ByteBuffer expected = ByteBuffer.allocate(8 + 144 + 12);
    expected.put(new byte[] {(byte) 144, 0, 0, 0, 0, 0, 0, 0}); // little-endian
    expected.put((header + " ".repeat(6)).getBytes(StandardCharsets.UTF_8)); // to a multiple of 8
    expected.put(new byte[] {0, 0, (byte) 0x80, 0x3F}); // 1
    expected.put(new byte[] {0, 0, 0, (byte) 0xC0}); // -2
    expected.put(new byte[] {0, 0, 0, 0x3F}); // 0.5
    assertArrayEquals(expected.array(), Files.readAllBytes(file));
  }

  @Test
  void bringsEveryBitBack() throws IOException {
    float[] odd = {
      Float.NaN,
      Float.POSITIVE_INFINITY,
      Float.NEGATIVE_INFINITY,
      -0f,
      Float.MIN_VALUE,
      Float.MAX_VALUE,
      Float.intBitsToFloat(0x7FC12345)
    };
    float[] many = new float[50_021]; // more than one buffer
    RandomStream random = RandomStream.of(3);
    for (int i = 0; i < many.length; i++) {
      many[i] = random.nextFloat();
    }
    SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("many.\"ü\"", Tensor.of(many, many.length));
    tensors.put("odd", Tensor.of(odd, 7, 1));
    tensors.put("none", Tensor.zeros(3, 0));
    Path file = folder.resolve("round.safetensors");
    new Safetensors(tensors, Map.of("step", "7")).write(file);
    Safetensors read = Safetensors.read(file);
    assertEquals(Map.of("step", "7"), read.metadata());
    assertEquals(List.copyOf(tensors.keySet()), List.copyOf(read.tensors().keySet()));
    tensors.forEach((name, tensor) -> {
      Tensor found = read.tensors().get(name);
      assertArrayEquals(tensor.shape(), found.shape());
      for (int i = 0; i < tensor.size(); i++) {
        assertEquals(
            Float.floatToRawIntBits(tensor.data()[i]), Float.floatToRawIntBits(found.data()[i]));
      }
    });
  }

  @Test
  void readsTensorsInAnyOrderOfTheHeader() throws IOException {
    Path file =
        file(
            """
            {"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]},
             "a":{"data_offsets":[0,4],"shape":[1],"dtype":"F32"}}\
            """,
            8);
    assertEquals(List.of("b", "a"), List.copyOf(Safetensors.read(file).tensors().keySet()));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 3, 1L << 31, 1L << 62, -1, Long.MIN_VALUE, 100_000_001})
  void refusesAHeaderLengthThatCannotBe(long length) throws IOException {
    String message = refusal(file(length, "{}", 0));
    assertTrue(
        message.contains("a header of " + Long.toUnsignedString(length) + " bytes"), message);
    assertTrue(message.contains("expected 2 to 2"), message);
  }

  @Test
  void refusesAnEmptyFile() throws IOException {
    Path file = Files.write(folder.resolve("empty.safetensors"), new byte[0]);
    assertTrue(refusal(file).contains("in a file of 0"), refusal(file));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "[]|no JSON object",
        "{\"a\":|not JSON",
        "{} {}|not JSON",
        "{\"a\":1}|of dtype , expected F32",
        "{\"a\":{\"dtype\":\"F16\",\"shape\":[2],\"data_offsets\":[0,4]}}|\"F16\", expected F32",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1]}}|data_offsets",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":1,\"data_offsets\":[0,4]}}|two lists",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4,8]}}|the last of two",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}}|found -1",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1.5],\"data_offsets\":[0,4]}}|found 1.5",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[-4,0]}}|found -4",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,0]}}|its size apart",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}|its size apart",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}|at offset 4, expected 0",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,9223372036854775808]}}"
            + "|found 9223372036854775808",
        // 2^32 numbers: 2^34 bytes, and 0 if the product were an int
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[65536,65536],\"data_offsets\":[0,0]}}|its size apart",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[65536,65536],\"data_offsets\":[0,17179869184]}}"
            + "|its size apart",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[500000000],\"data_offsets\":[0,2000000000]}}"
            + "|found 4 bytes after the header, expected 2000000000",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}}|found 4 bytes",
        "{\"__metadata__\":{\"a\":1}}|expected a text",
      })
  void refusesAHeaderThatCannotBe(String header, String reason) throws IOException {
    String message = refusal(file(header, 4));
    assertTrue(message.contains(reason), message);
  }

  @Test
  void refusesOverlapsGapsAndDuplicates() throws IOException {
    String one = "\"%s\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[%d,%d]}";
    String overlap = "{" + one.formatted("a", 0, 8) + "," + one.formatted("b", 4, 12) + "}";
    assertTrue(refusal(file(overlap, 12)).contains("tensor b at offset 4, expected 8"));
    String gap = "{" + one.formatted("a", 0, 8) + "," + one.formatted("b", 12, 20) + "}";
    assertTrue(refusal(file(gap, 20)).contains("tensor b at offset 12, expected 8"));
    String same = "{" + one.formatted("a", 0, 8) + "," + one.formatted("a", 8, 16) + "}";
    assertTrue(refusal(file(same, 16)).contains("Duplicate"), () -> "duplicate name");
  }

  @Test
  void refusesAHeaderThatIsNotUtf8() throws IOException {
    byte[] bytes = {4, 0, 0, 0, 0, 0, 0, 0, '{', (byte) 0xFF, (byte) 0xFE, '}'};
    Path file = Files.write(folder.resolve("latin.safetensors"), bytes);
    assertTrue(refusal(file).contains("not UTF-8"));
  }

  @Test
  void refusesAHeaderNestedToNoEnd() throws IOException {
    assertTrue(refusal(file("{\"a\":" + "[".repeat(5000), 0)).contains("not JSON"));
  }

  @Test
  void refusesEveryTruncationAndAnythingAppended() throws IOException {
    SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("w", Tensor.of(new float[] {1, 2, 3}, 3));
    Path file = folder.resolve("cut.safetensors");
    new Safetensors(tensors, Map.of()).write(file);
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, java.util.Arrays.copyOf(whole, length));
      refusal(file);
    }
    Files.write(file, java.util.Arrays.copyOf(whole, whole.length + 1));
    refusal(file);
  }

  @Test
  void refusesAFileThatIsNotThere() {
    assertTrue(refusal(folder.resolve("absent.safetensors")).contains("NoSuchFile"));
  }

  @Test
  void aTensorCannotHaveTheNameOfTheMetadata() {
    SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("__metadata__", Tensor.zeros(1));
    assertThrows(IllegalArgumentException.class, () -> new Safetensors(tensors, Map.of()));
  }
}
