package lectern.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lectern.InputException;
import lectern.tensor.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelledTextReaderTest {
  private static final List<String> CLASSES = List.of("no", "yes");

  @TempDir private Path folder;

  private LabelledTexts read(byte... bytes) throws IOException {
    Path file = folder.resolve("texts.all");
    Files.write(file, bytes);
    return LabelledTextReader.read(file, StandardCharsets.UTF_8, CLASSES);
  }

  private LabelledTexts read(String text) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private void refused(String text, String... parts) {
    InputException error = assertThrows(InputException.class, () -> read(text));
    for (String part : parts) {
      assertTrue(error.getMessage().contains(part), error.getMessage());
    }
  }

  @Test
  void aLineIsAClassAndWords() throws IOException {
    LabelledTexts texts = read("1 a moving  film .\n\n0\n0 no\r\n");
    assertEquals(
        List.of(
            new LabelledText(List.of("a", "moving", "film", "."), 1),
            new LabelledText(List.of(), 0),
            new LabelledText(List.of("no"), 0)),
        texts.texts());
    assertArrayEquals(new int[] {2, 1}, texts.counts());
    assertEquals(0, texts.majority());
  }

  @Test
  void whatIsNoClassIsToldWithItsLine() {
    refused("1 good\n2 odd\n", "texts.all:2", "'2'", "0 to 1 (no, yes)");
    refused("good film\n", "texts.all:1", "'good'");
    refused("-1 x\n", "texts.all:1", "'-1'");
    refused("99999999999 x\n", "texts.all:1");
    refused("\n \n", "has no texts");
  }

  @Test
  void bytesOfAnotherEncodingAreToldWithTheirLine() {
    byte[] latin = "1 fine\n0 cr\u00e8me\n".getBytes(StandardCharsets.ISO_8859_1);
    InputException error = assertThrows(InputException.class, () -> read(latin));
    assertTrue(error.getMessage().contains("2"), error.getMessage());
    assertTrue(error.getMessage().contains("texts.all"), error.getMessage());
  }

  @Test
  void dealingLosesNothing() throws IOException {
    LabelledTexts texts = read("0 a\n1 b\n0 c\n1 d\n0 e\n");
    List<LabelledTexts> parts = texts.deal(3, RandomStream.of(5));
    assertEquals(List.of(2, 2, 1), parts.stream().map(LabelledTexts::size).toList());
    assertEquals(
        List.of("a", "b", "c", "d", "e"),
        parts.stream()
            .flatMap(part -> part.texts().stream())
            .map(text -> text.words().getFirst())
            .sorted()
            .toList());
    assertEquals(parts, texts.deal(3, RandomStream.of(5)));
  }
}
