package lectern.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import lectern.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YamlReaderTest {
  @TempDir private Path folder;

  private static String error(String text) {
    return assertThrows(InputException.class, () -> YamlReader.mapping("x.yaml", text))
        .getMessage();
  }

  @Test
  void everyValueKnowsItsLine() {
    Yaml.Mapping mapping = YamlReader.mapping("x.yaml", "a: 1\nb:\n  - c: [2, '3']\n");
    assertEquals("x.yaml:1", mapping.keys().get("a").toString());
    assertEquals("x.yaml:2", mapping.keys().get("b").toString());
    assertEquals("x.yaml:3", mapping.entries().get("b").place().toString());
    assertEquals("{a: 1, b: [{c: [2, 3]}]}", mapping.text());
  }

  @Test
  void anExpansionBombIsRefused() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 9; i++) {
      bomb.append("a" + i + ": &a" + i + " [");
      bomb.append(("*a" + (i - 1) + ", ").repeat(9)).append("*a" + (i - 1) + "]\n");
    }
    assertTrue(error(bomb.toString()).contains("Number of aliases"));
    String wide = "a: &a [" + "x, ".repeat(1000) + "x]\nb: [" + "*a, ".repeat(40) + "*a]\n";
    assertTrue(error(wide).startsWith("x.yaml:1: more than 20000 values"));
  }

  @Test
  void aValueThatContainsItselfIsRefused() {
    assertTrue(error("a: &a [*a]").contains("levels deep"));
  }

  @Test
  void depthIsLimited() {
    assertTrue(error("a: " + "[".repeat(30) + "]".repeat(30)).contains("levels deep"));
    assertTrue(error("a: " + "[".repeat(100_000)).startsWith("x.yaml"));
  }

  @Test
  void sizeIsLimited() throws IOException {
    assertTrue(error("a: " + "x".repeat(300_000)).contains("larger than 256 KiB"));
    Path file = Files.writeString(folder.resolve("big.yaml"), "a: " + "x".repeat(300_000));
    String message = assertThrows(InputException.class, () -> YamlReader.read(file)).getMessage();
    assertTrue(message.startsWith("big.yaml is larger"), message);
  }

  @Test
  void whatIsNoYamlIsRefused() throws IOException {
    assertTrue(error("").contains("there is nothing in it"));
    assertTrue(error("a: 'b").startsWith("x.yaml:1: this is not YAML"));
    assertTrue(error("a: 1\n---\nb: 2").contains("this is not YAML"));
    assertTrue(error("a: \u0007").contains("this is not YAML"));
    assertTrue(error("- a\n- b").contains("expected keys and values"));
    Path latin = folder.resolve("latin.yaml");
    Files.write(latin, "a: é".getBytes(StandardCharsets.ISO_8859_1));
    String message = assertThrows(InputException.class, () -> YamlReader.read(latin)).getMessage();
    assertTrue(message.contains("is not UTF-8"), message);
  }

  @Test
  void aMissingFileIsNamed() {
    Path none = folder.resolve("none.yaml");
    String message = assertThrows(InputException.class, () -> YamlReader.read(none)).getMessage();
    assertTrue(message.contains("none.yaml"), message);
  }
}
