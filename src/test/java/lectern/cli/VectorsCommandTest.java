package lectern.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lectern.vectors.VectorFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Asking files of word vectors and texts from the command line.
class VectorsCommandTest {
  @TempDir private Path home;
  private Path file;
  private Screen screen;

  @BeforeEach
  void makeVectors() throws IOException {
    Files.createDirectory(home.resolve("experiments"));
    Files.createDirectory(home.resolve("data"));
    file =
        Files.writeString(
            home.resolve("v.txt"),
            "man 1 0 0.1\nking 1 1 0\nwoman 0 0.1 1\nqueen 0 1 1\nboat -1 -1 -1\n");
  }

  private String run(int code, String... arguments) {
    screen = Screen.in(home);
    assertEquals(code, screen.run(arguments), screen.err());
    return screen.out();
  }

  @Test
  void neighboursComeNearestFirst() {
    List<String> lines =
        run(0, "vectors", "neighbours", file.toString(), "king", "--most", "2").lines().toList();
    assertEquals(3, lines.size());
    assertTrue(lines.get(1).matches("man +0\\.70\\d\\d"), lines.get(1));
    assertTrue(lines.get(2).matches("queen +0\\.5000"), lines.get(2));
    assertTrue(
        run(0, "vectors", "neighbours", file.toString(), "king", "--by", "dot").contains("dot"));
  }

  @Test
  void kingMinusManPlusWomanIsQueen() {
    String answers = run(0, "vectors", "analogy", file.toString(), "man", "king", "woman");
    assertTrue(answers.lines().toList().get(1).startsWith("queen"), answers);
  }

  @Test
  void aFileIsConverted() {
    Path binary = home.resolve("v.bin");
    run(0, "vectors", "convert", file.toString(), binary.toString());
    assertEquals(VectorFormat.WORD2VEC_BINARY, VectorFormat.of(binary));
    assertEquals(5, VectorFormat.load(binary).size());
    assertTrue(screen.err().contains("5 words of 3 numbers"), screen.err());
  }

  @Test
  void whatCannotBeUsedIsTold() {
    run(2, "vectors", "neighbours", file.toString(), "King");
    assertTrue(screen.err().contains("has no vector for 'King'"), screen.err());
    run(2, "vectors", "convert", file.toString(), home.resolve("x").toString(), "--as", "csv");
    assertTrue(screen.err().contains("There is no format 'csv'"), screen.err());
    run(2, "vectors", "neighbours", home.resolve("none").toString(), "king");
    assertTrue(screen.err().contains("There is no file"), screen.err());
  }

  @Test
  void aConcordanceAlignsItsWord() throws IOException {
    Path text = Files.writeString(home.resolve("t.txt"), "he saw the bank\nbank of the river\n");
    List<String> lines = run(0, "concordance", text.toString(), "bank").lines().toList();
    assertEquals(lines.get(0).indexOf("bank"), lines.get(1).indexOf("bank"));
    assertTrue(screen.err().contains("'bank' stands 2 times"), screen.err());
    run(1, "concordance", text.toString(), "boat");
    run(2, "concordance", "no-such-corpus", "boat");
    assertTrue(screen.err().contains("is neither a file nor a corpus"), screen.err());
  }
}
