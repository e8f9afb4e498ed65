package lectern.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import lectern.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReaderTest {
  @TempDir private Path folder;

  private static String error(String text) {
    return assertThrows(InputException.class, () -> YamlReader.mapping("x.yaml", text))
        .getMessage();
  }

  private static String readError(Path file) {
    String name = file.getFileName().toString();
    return assertThrows(InputException.class, () -> YamlReader.read(file, name)).getMessage();
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

  /// A long text named often: small as nodes, endless once somebody writes it down.
  @Test
  void quadraticExpansionIsRefused() {
    String text = "a: &a " + "x".repeat(100_000) + "\nb: [" + "*a, ".repeat(10_000) + "*a]\n";
    assertEquals(
        "x.yaml:2: more than 262144 characters once aliases are filled in; write less.",
        error(text).replace("x.yaml:1", "x.yaml:2"));
  }

  /// As much of each as a file may have; whatever it is, it ends in an error about the file.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[",
        "{a: ",
        "[a, ",
        "- ",
        "? ",
        ": ",
        "a: ",
        "&a ",
        "*a ",
        "!a ",
        "'",
        "\"",
        "|\n",
        ">-\n",
        "%A b\n",
        "---\n",
        "...\n",
        "#",
        " ",
        "\n",
        "\t",
        ", ",
        "\uFEFF",
        "\u00e9",
        "<<: ",
        "@",
        "`",
        "a: &a [*a]\n",
        "? [\n",
        "\"\\u0041",
        "!<",
        "%TAG !a! b\n",
        "- - -\n ",
        "a\n b: c\n"
      })
  void manyOfTheSameAreRefused(String piece) {
    String text = piece.repeat(250_000 / piece.length());
    String message =
        assertTimeoutPreemptively(
            Duration.ofMinutes(1), // no measurement: it ends what never ends
            () -> error(text));
    assertTrue(message.startsWith("x.yaml"), message);
    assertTrue(message.length() < 2_000, message);
  }

  @Test
  void aValueThatContainsItselfIsRefused() {
    assertTrue(error("a: &a [*a]").contains("levels deep"));
  }

  @Test
  void depthIsLimited() {
    assertEquals("{a: " + "[".repeat(19) + "]".repeat(19) + "}", nested(19).text());
    String message = "x.yaml:1: nested more than 20 levels deep; such a file needs few.";
    assertEquals(message, assertThrows(InputException.class, () -> nested(20)).getMessage());
    assertEquals(message, error("a: " + "[".repeat(100_000)));
    assertEquals(message, error("{a: ".repeat(50_000)));
  }

  private static Yaml nested(int lists) {
    return YamlReader.mapping("x.yaml", "a: " + "[".repeat(lists) + "]".repeat(lists));
  }

  @Test
  void depthByAliasesIsLimited() {
    StringBuilder steps = new StringBuilder("a0: &a0 [x]\n");
    for (int i = 1; i <= 30; i++) {
      steps.append("a%d: &a%d [*a%d]\n".formatted(i, i, i - 1));
    }
    assertTrue(error(steps.toString()).contains("levels deep"));
  }

  @Test
  void aFileWithoutEndIsNotReadToItsEnd() {
    Path zeros = Path.of("/dev/zero");
    assumeTrue(Files.exists(zeros));
    assertTrue(readError(zeros).startsWith("zero is larger than 256 KiB"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "!!java.lang.Runtime {}",
        "!!java.lang.Runtime x",
        "!local x",
        "!!binary aGk=",
        "!!set {a, b}",
        "{!local b: 1}"
      })
  void tagsAreRefused(String value) {
    String message = error("b: 1\na: " + value);
    assertTrue(message.startsWith("x.yaml:2: the tag "), message);
    assertTrue(message.endsWith(" is not allowed; write the value alone."), message);
  }

  @Test
  void plainValuesOfEveryKindNeedNoTag() {
    String text = "{a: x, b: 1, c: 1.5, d: true, e: null, f: ~, g: .nan, h: 2001-01-01}";
    assertEquals(text, YamlReader.mapping("x.yaml", text).text());
  }

  @Test
  void sizeIsLimited() throws IOException {
    assertTrue(error("a: " + "x".repeat(300_000)).contains("larger than 256 KiB"));
    Path file = Files.writeString(folder.resolve("big.yaml"), "a: " + "x".repeat(300_000));
    String message = readError(file);
    assertTrue(message.startsWith("big.yaml is larger than 256 KiB"), message);
  }

  @Test
  void whatIsNoYamlIsRefused() throws IOException {
    assertEquals("x.yaml:1: there is nothing in it.", error(""));
    assertTrue(error("a: 'b").startsWith("x.yaml:1: this is not YAML"));
    assertTrue(error("a: 1\n---\nb: 2").contains("this is not YAML"));
    assertTrue(error("a: \u0007").contains("this is not YAML"));
    assertTrue(error("- a\n- b").contains("expected keys and values"));
    Path latin = folder.resolve("latin.yaml");
    Files.write(latin, "a: 1\nb: é".getBytes(StandardCharsets.ISO_8859_1));
    assertEquals(
        "latin.yaml:2: byte 0xe9 at offset 8 is not UTF-8 text; save the file in that encoding.",
        readError(latin));
  }

  @Test
  void aMissingFileIsNamed() {
    Path none = folder.resolve("none.yaml");
    assertEquals("There is no file " + none + ".", readError(none));
  }
}
