package lectern.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import lectern.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextFileTest {
  @TempDir Path folder;

  @Test
  void readsUtf8WithoutItsMark() throws IOException {
    Path file = Files.writeString(folder.resolve("a"), "\uFEFFzwölf\n\uD83D\uDE00");
    assertEquals("zwölf\n\uD83D\uDE00", TextFile.read(file));
    assertEquals("", TextFile.read(Files.writeString(folder.resolve("b"), "")));
  }

  @Test
  void otherBytesAreAnErrorWithTheirPlace() throws IOException {
    byte[] latin = "ab\nzw\u00F6lf".getBytes(StandardCharsets.ISO_8859_1);
    Path file = Files.write(folder.resolve("a"), latin);
    var error = assertThrows(InputException.class, () -> TextFile.read(file));
    assertEquals(
        file
            + " is not UTF-8 text: byte 0xf6 at offset 5, line 2. State its encoding, or convert"
            + " it.",
        error.getMessage());
    assertEquals("ab\nzwölf", TextFile.read(file, StandardCharsets.ISO_8859_1));
  }

  @Test
  void aTextThatBreaksOffInACharacterIsAnError() throws IOException {
    Path file = Files.write(folder.resolve("a"), new byte[] {'a', (byte) 0xC3});
    assertThrows(InputException.class, () -> TextFile.read(file));
  }

  @Test
  void aMissingFileIsNamed() {
    Path file = folder.resolve("none");
    var error = assertThrows(InputException.class, () -> TextFile.read(file));
    assertEquals("There is no file " + file + ".", error.getMessage());
  }
}
