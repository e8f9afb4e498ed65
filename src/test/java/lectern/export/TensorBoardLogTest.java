package lectern.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import lectern.store.RunFolders;
import lectern.store.RunStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is written is read back by a reader made from the formats' definitions.
class TensorBoardLogTest {
  @TempDir private Path folder;

  private Path export() throws IOException {
    Path runs = folder.resolve("runs");
    if (!Files.exists(runs)) {
      RunFolders.finished(
          runs, "xor", "r1", "rate: 0.5, text: a|b", Map.of("perplexity.bigram", 3.75));
    }
    ExportFormat.TENSORBOARD.export(new RunStore(runs).entries(), folder.resolve("logs"));
    return folder.resolve("logs/xor/r1/events.out.tfevents.1793701230.lectern");
  }

  /// RFC 3720, appendix B.4, and the sum of the digits that catalogues of checksums give.
  @Test
  void bothChecksumsAreCastagnolis() {
    byte[] zeros = new byte[32];
    assertEquals(0x8a9136aa, EventReader.crc32c(zeros));
    byte[] digits = "123456789".getBytes(StandardCharsets.US_ASCII);
    assertEquals(0xe3069283, EventReader.crc32c(digits));
    // 0xe3069283 turned right by 15 bits is 0x2507c60d; plus 0xa282ead8 it is 0xc78ab0e5.
    assertEquals(0xc78ab0e5, RecordFile.maskedChecksum(digits));
  }

  @Test
  void fileBeginsWithItsVersion() throws IOException {
    List<EventReader.Message> events = EventReader.events(export());
    EventReader.Message first = events.getFirst();
    assertEquals("brain.Event:2", first.text(3));
    assertEquals(1793701230.0, first.real(1)); // 2026-11-03T10:20:30Z
    assertTrue(events.stream().skip(1).noneMatch(event -> event.has(3)));
  }

  @Test
  void metricsAreScalarsAtTheirSteps() throws IOException {
    List<EventReader.Message> events = EventReader.events(export());
    assertEquals(2 + 3 + 1, events.size());
    double[] values = {2.5, 1.25, Double.NaN};
    long[] steps = {1, 2, 4};
    for (int i = 0; i < 3; i++) {
      EventReader.Message event = events.get(2 + i);
      EventReader.Message value = event.message(5).message(1);
      assertEquals(steps[i], event.one(2));
      assertEquals("train/loss", value.text(1));
      assertEquals((float) values[i], value.single(2));
      assertEquals(1793701230.0 + 8.0 * steps[i] / 4, event.real(1)); // 8 s over 4 steps
    }
    EventReader.Message last = events.getLast();
    assertEquals(4L, last.one(2));
    assertEquals("measures/perplexity/bigram", last.message(5).message(1).text(1));
    assertEquals(3.75f, last.message(5).message(1).single(2));
  }

  @Test
  void configurationIsATextOfTheTextPlugin() throws IOException {
    EventReader.Message value = EventReader.events(export()).get(1).message(5).message(1);
    assertEquals("configuration", value.text(1));
    assertEquals("text", value.message(9).message(1).text(1));
    EventReader.Message tensor = value.message(8);
    assertEquals(7L, tensor.one(1)); // DT_STRING
    assertEquals(0, ((byte[]) tensor.one(2)).length); // one value
    String table = tensor.text(8);
    assertTrue(table.startsWith("| setting | value |\n|---|---|\n"), table);
    assertTrue(table.contains("| rate | 0.5 |\n| text | a\\|b |\n"), table);
    assertTrue(table.contains("| commit | 0123abcd (clean) |"), table);
  }

  @Test
  void writtenAgainItIsTheSameFile() throws IOException {
    byte[] once = Files.readAllBytes(export());
    assertArrayEquals(once, Files.readAllBytes(export()));
    try (var files = Files.list(folder.resolve("logs/xor/r1"))) {
      assertEquals(1, files.count());
    }
  }

  /// Decoded by protoc 3.21.12 --decode_raw as 1: 0x3ff8000000000000 2: 300 5 { 1 { 1: "a" 2:
  /// 0x3f000000 } }.
  @Test
  void scalarHasTheseBytes() {
    assertEquals(
        "09000000000000f83f" + "10ac02" + "2a0a" + "0a08" + "0a0161" + "150000003f",
        HexFormat.of()
            .formatHex(EventMessage.scalar(java.time.Instant.ofEpochMilli(1500), 300, "a", 0.5)));
  }
}
