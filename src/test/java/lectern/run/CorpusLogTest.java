package lectern.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import lectern.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusLogTest {
  @TempDir private Path folder;

  private CorpusLog log() {
    Machine machine = new Machine("c", "t", "j", "o", "p", 2, 256, List.of());
    Provenance provenance =
        new Provenance("xor", 7, 1, "2026", List.of(), new LinkedHashMap<>(), machine);
    return new CorpusLog(folder::resolve, new RunFolder(folder), provenance);
  }

  @Test
  void whatARunReadsIsOnDiskAtOnce() throws IOException {
    Path corpus = Files.createDirectory(folder.resolve("rhymes"));
    Files.writeString(corpus.resolve("a.txt"), "a rose is a rose\n");
    assertEquals(corpus, log().folder("rhymes"));
    String expected = "\"rhymes\" : \"" + Provenance.hash(corpus) + "\"";
    assertTrue(Files.readString(folder.resolve("provenance.json")).contains(expected));
  }

  @Test
  void aCorpusThatCannotBeReadIsNamed() {
    var error = assertThrows(InputException.class, () -> log().folder("gone"));
    String start = "The corpus at " + folder.resolve("gone") + " cannot be read (";
    assertTrue(error.getMessage().startsWith(start), error.getMessage());
  }
}
