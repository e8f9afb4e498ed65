package lectern.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lectern.InputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VocabularyFileTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void place() {
    file = folder.resolve("vocabulary.txt");
  }

  @Test
  void everyTokenComesBack() throws IOException {
    List<String> tokens =
        List.of("<unk>", " ", "\n", "\r", "\t", "\\", "\\n", "zwölf", "\uD83D\uDE00", "\u2028");
    VocabularyFile.save(Vocabulary.of(tokens), file);
    assertEquals(tokens, VocabularyFile.load(file).tokens());
    assertEquals(
        "lectern vocabulary 1\n<unk>\n\\s\n\\n\n\\r\n\\t\n\\\\\n\\\\n\nzwölf\n\uD83D\uDE00\n\u2028\n",
        Files.readString(file));
  }

  @Test
  void replacesAnEarlierOne() {
    VocabularyFile.save(Vocabulary.of(List.of("a")), file);
    VocabularyFile.save(Vocabulary.of(List.of("b")), file);
    assertEquals(List.of("b"), VocabularyFile.load(file).tokens());
  }

  @Test
  void errorsNameTheLine() throws IOException {
    assertEquals(
        file + ":1: expected the heading 'lectern vocabulary 1'; this is no vocabulary file.",
        refusal("a\n"));
    assertEquals(file + ":3: a token is missing.", refusal("lectern vocabulary 1\na\n\nb\n"));
    assertEquals(
        file + ":4: this token stands on line 2 already.",
        refusal("lectern vocabulary 1\na\nb\na\n"));
    assertEquals(
        file + ":2: '\\' must be followed by one of s, n, r, t, \\.",
        refusal("lectern vocabulary 1\na\\\n"));
  }

  private String refusal(String text) throws IOException {
    Files.writeString(file, text);
    return assertThrows(InputException.class, () -> VocabularyFile.load(file)).getMessage();
  }
}
