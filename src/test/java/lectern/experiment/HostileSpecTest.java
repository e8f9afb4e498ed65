package lectern.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lectern.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Experiment files by somebody who means harm, or whose editor does.
class HostileSpecTest {
  @TempDir private Path folder;

  private String error(String from, String to) {
    return assertThrows(InputException.class, () -> Specs.changed(folder, from, to)).getMessage();
  }

  /// A key given twice, in a mapping of every kind.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          title: A sample | ^title: A sample\ntitle: Another^ | 4 | the key 'title' is given twice, first at sample.yaml:3
          hidden: 8 | hidden: 8, hidden: 9 | 7 | the key 'hidden' is given twice, first at sample.yaml:7
          hidden: 8 } | ^hidden: 8 }\n  model.hidden: 9^ | 8 | model.hidden is given twice, first at sample.yaml:7 as 8
          ^  linear: {}^ | ^  linear: {}\n  linear: {}^ | 11 | the key 'linear' is given twice
          model.kind: deep-mlp | model.kind: deep-mlp, model.kind: linear | 11 | the key 'model.kind' is given twice
          ^data.gap: [5, 20]^ | ^data.gap: [5, 20], data.gap: [5]^ | 12 | the key 'data.gap' is given twice
          seeds: 3 | seeds: 3, seeds: 4 | 15 | the key 'seeds' is given twice
          ^quick: {^ | ^quick: {}\n  quick: {^ | 16 | the key 'quick' is given twice
          text: Depth helps. | ^text: Depth helps.\n    text: x^ | 19 | the key 'text' is given twice
          bar: accuracy by arm | ^bar: accuracy by arm\n    bar: loss by arm^ | 25 | the key 'bar' is given twice
          """)
  void keysGivenTwiceAreRefusedAtEveryLevel(String from, String to, int line, String says) {
    String error = error(from, to);
    assertTrue(error.contains(says), error);
    assertTrue(error.startsWith("sample.yaml:" + line + ": "), error);
  }

  /// Nothing is merged behind the reader's back.
  @Test
  void mergeKeysAreRefused() {
    String error = error("  linear: {}", "  linear: &l {}\n  other: { <<: *l }");
    assertEquals("sample.yaml:11: the merge key '<<' is not allowed; write the values out.", error);
    assertTrue(error("title: A sample", "<<: { title: x }").contains("the merge key '<<'"));
  }

  /// Numbers that some readers take for others.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hidden: 8 | hidden: 9999999999999999999",
        "hidden: 8 | hidden: 0x10",
        "hidden: 8 | hidden: 1_000",
        "hidden: 8 | hidden: 0o10",
        "hidden: 8 | hidden: 1e3",
        "hidden: 8 | hidden: 8.0",
        "hidden: 8 | hidden: .inf",
        "hidden: 8 | hidden: yes",
        "hidden: 8 | hidden: ٨",
        "hidden: 8 | hidden: -0",
        "hidden: 8 | hidden: 1:30",
        "hidden: 8 | hidden: '８'",
        "rate: 0.1 | rate: 1e400",
        "rate: 0.1 | rate: -1e400",
        "rate: 0.1 | rate: .inf",
        "rate: 0.1 | rate: -.Inf",
        "rate: 0.1 | rate: Infinity",
        "rate: 0.1 | rate: .NaN",
        "rate: 0.1 | rate: 0x1p3",
        "rate: 0.1 | rate: 1_0.5",
        "rate: 0.1 | rate: 1.5f",
        "rate: 0.1 | rate: ٠.١",
        "rate: 0.1 | rate: true",
        "seeds: 4 | seeds: 1e1",
        "seeds: 4 | seeds: 0x4",
        "seeds: 4 | seeds: 4.0",
        "seeds: 4 | seeds: -1",
        "seeds: 4 | seeds: 99999999999999999999",
        "seeds: 4 | highlight: yes",
        "seeds: 4 | highlight: True",
        "seeds: 4 | highlight: on"
      })
  void numbersAndTruthValuesAreAsWrittenInJson(String from, String to) {
    String error = error(from, to);
    assertTrue(error.startsWith("sample.yaml:"), error);
    assertTrue(error.contains("must be") || error.contains("it must"), error);
  }

  /// A leading zero is no octal, as in YAML 1.2; a sign is allowed.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"hidden: 010 | 10", "hidden: +8 | 8", "hidden: 08 | 8"})
  void leadingZerosAreDecimal(String to, int expected) {
    ExperimentSpec spec = Specs.changed(folder, "hidden: 8", to);
    FakeTask.Config config =
        (FakeTask.Config)
            spec.plan(new FakeTask(), Choice.of("quick")).runs().getFirst().configuration();
    assertEquals(expected, config.model().hidden());
  }

  /// What letter is the wrong one is told, since it cannot be seen.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dеep | U+0435 CYRILLIC SMALL LETTER IE",
        "de\u200Bep | U+200B ZERO WIDTH SPACE",
        "de\u202Eep | U+202E RIGHT-TO-LEFT OVERRIDE",
        "de\u00ADep | U+00AD SOFT HYPHEN",
        "größe | U+00F6 LATIN SMALL LETTER O WITH DIAERESIS",
        "😀 | U+1F600 GRINNING FACE",
        "\uFEFFdeep | U+FEFF ZERO WIDTH NO-BREAK SPACE",
      })
  void namesAreOfAsciiAndTheOffenderIsNamed(String name, String says) {
    String arm = error("  deep:", "  \"" + name + "\":");
    assertTrue(arm.startsWith("sample.yaml:11: "), arm);
    assertTrue(arm.contains("found " + says), arm);
    assertFalse(arm.contains("\u202E") || arm.contains("\u200B"), arm);
    assertTrue(error("  quick:", "  \"" + name + "\":").contains(says));
    assertTrue(error("id: sample", "id: \"" + name + "\"").contains(says));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../up", "a/b", "a\\\\b", "..", ".", "con.", "a b", "-x", "1st", "~", "a:b"})
  void namesAreWords(String name) {
    assertTrue(error("  deep:", "  \"" + name + "\":").contains("must begin with a letter"));
  }

  @Test
  void namesThatNoFileCanHaveAreRefusedWhenRead() {
    String error = error("  deep:", "  " + "a".repeat(300) + ":");
    assertTrue(error.startsWith("sample.yaml:11: arm 'aaaa"), error);
    assertTrue(error.contains("has 300 characters; it becomes part of file names"), error);
    assertTrue(error.length() < 250, error);
    assertEquals(64, longest().arms().lastEntry().getKey().length());
  }

  private ExperimentSpec longest() {
    String name = "b".repeat(64);
    return Specs.read(
        folder,
        Specs.RIGHT
            .replace("deep:", name + ":")
            .replace("accuracy of deep", "accuracy of " + name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"con", "nul", "aux", "prn", "com1", "lpt9"})
  void idsThatWindowsTakesForDevicesAreRefused(String id) throws IOException {
    Path file = folder.resolve(id + ".yaml");
    Files.writeString(file, Specs.RIGHT.replace("id: sample", "id: " + id));
    String error =
        assertThrows(InputException.class, () -> ExperimentSpec.read(file, Specs.TASKS))
            .getMessage();
    assertTrue(error.contains("can be called on Windows"), error);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../etc", "/etc", "a/b", "..", ".hidden", "a\\\\b", "корпус", "-rf"})
  void corporaAreNamesOfFolders(String corpus) {
    String error = error("seeds: 4", "seeds: 4\nrequires: [\"" + corpus + "\"]");
    assertTrue(error.startsWith("sample.yaml:14: '"), error);
    assertTrue(error.endsWith("is no name of a folder of data/."), error);
  }

  /// Texts are in any language, and may hold anything that can be shown.
  @Test
  void textsMayBeInAnyLanguage() {
    String title = "Помогает ли глубина? 深さ 😀 a\u0301";
    assertEquals(title, Specs.changed(folder, "title: A sample", "title: " + title).title());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0007b", "\u001B[2J", "a\uFFFFb", "\u0085\u0001"})
  void controlCharactersAreRefused(String title) {
    String error = error("title: A sample", "title: " + title);
    assertTrue(error.contains("this is not YAML"), error);
    assertTrue(error.startsWith("sample.yaml"), error);
  }

  /// A byte order mark is an editor's habit; other encodings are told.
  @Test
  void encodingsOtherThanUtf8AreTold() throws IOException {
    assertEquals("sample", Specs.read(folder, "\uFEFF" + Specs.RIGHT).id());
    for (Charset charset :
        List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, Charset.forName("UTF-32"))) {
      Path file = folder.resolve("sample.yaml");
      Files.write(file, Specs.RIGHT.getBytes(charset));
      String error =
          assertThrows(InputException.class, () -> ExperimentSpec.read(file, Specs.TASKS))
              .getMessage();
      assertTrue(error.startsWith("sample.yaml"), error);
      assertTrue(error.contains("UTF-8"), charset + ": " + error);
    }
    Path file = folder.resolve("sample.yaml");
    byte[] bytes = Specs.RIGHT.replace("A sample", "A ? sample").getBytes(StandardCharsets.UTF_8);
    byte[] surrogate = {(byte) 0xed, (byte) 0xa0, (byte) 0x80}; // half a pair, as CESU-8 has it
    int at = new String(bytes, StandardCharsets.US_ASCII).indexOf('?');
    byte[] lone = new byte[bytes.length + 2];
    System.arraycopy(bytes, 0, lone, 0, at);
    System.arraycopy(surrogate, 0, lone, at, 3);
    System.arraycopy(bytes, at + 1, lone, at + 3, bytes.length - at - 1);
    Files.write(file, lone);
    String error =
        assertThrows(InputException.class, () -> ExperimentSpec.read(file, Specs.TASKS))
            .getMessage();
    assertTrue(error.startsWith("sample.yaml:3: byte 0xed at offset"), error);
  }

  @Test
  void aHundredMegabytesAreNotRead() throws IOException {
    Path file = folder.resolve("sample.yaml");
    try (var out =
        Files.newByteChannel(
            file,
            java.nio.file.StandardOpenOption.CREATE,
            java.nio.file.StandardOpenOption.WRITE,
            java.nio.file.StandardOpenOption.SPARSE)) {
      out.position(100L << 20).write(java.nio.ByteBuffer.wrap(new byte[] {'x'}));
    }
    String error =
        assertThrows(InputException.class, () -> ExperimentSpec.read(file, Specs.TASKS))
            .getMessage();
    assertTrue(error.startsWith("sample.yaml is larger than 256 KiB"), error);
  }

  @Test
  void aFolderInPlaceOfAFileIsTold() throws IOException {
    Path file = Files.createDirectory(folder.resolve("sample.yaml"));
    String error =
        assertThrows(InputException.class, () -> ExperimentSpec.read(file, Specs.TASKS))
            .getMessage();
    assertTrue(error.startsWith("Cannot read " + file), error);
  }

  /// As many expectations as there is room for, all of them long: the time must stay that of a
  /// file.
  @Test
  void wordsWithoutEndAreTold() {
    String error = error("accuracy of deep > linear", "accuracy of deep > " + "x".repeat(200_000));
    assertTrue(error.startsWith("sample.yaml:20: "), error.substring(0, 100));
    assertTrue(error.length() < 2_000, error.length() + " characters");
  }
}
