package lectern.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import lectern.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldsTest {
  private static final List<String> KEYS = List.of("name", "bytes", "parts");

  private static Fields fields(String text) {
    return new Fields(YamlReader.mapping("x.yaml", text), KEYS);
  }

  private static String error(String text, Consumer<Fields> read) {
    return assertThrows(InputException.class, () -> read.accept(fields(text))).getMessage();
  }

  @Test
  void takesEachKind() {
    Fields fields =
        fields("name: ' a b '\nbytes: 17\nparts:\n  - name: c\n    parts: [d, 5]\n  - ~\n");
    assertEquals("a b", fields.text("name"));
    assertEquals(Optional.of(17L), fields.count("bytes", 17));
    List<Fields> parts = fields.each("parts", KEYS);
    assertEquals("c", parts.getFirst().text("name"));
    assertEquals(List.of("d", "5"), parts.getFirst().texts("parts"));
    assertEquals("x.yaml:4", parts.getFirst().place().toString());
    assertEquals(Optional.empty(), parts.getLast().optionalText("name"));
    assertEquals(Optional.empty(), parts.getLast().count("bytes", 1));
    assertEquals(List.of(), parts.getLast().list("parts"));
    assertEquals("x.yaml:2", fields.place("bytes").toString());
  }

  @ParameterizedTest
  @CsvSource({
    "17, 17", "'+5', 5", "007, 7", "1, 1",
  })
  void countsAreWholeNumbers(String written, long count) {
    assertEquals(Optional.of(count), fields("bytes: " + written).count("bytes", 17));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "18 | is 18; it must be 1 to 17.",
        "-1 | is -1; it must be 1 to 17.",
        "1.0 | must be a whole number of at most 17, found '1.0'.",
        "'5' | must be a whole number of at most 17, found '5'.",
        "9999999999999999999 | must be a whole number of at most 17, found '9999999999999999999'.",
        "[5] | must be a whole number of at most 17, found a list.",
        "~ | must be a whole number of at most 17, found nothing.",
      })
  void whatIsNoCountIsRefused(String written, String message) {
    assertEquals(
        "x.yaml:1: bytes " + message,
        error("bytes: " + written, fields -> fields.count("bytes", 17)));
  }

  @Test
  void errorsSayWhereAndWhatToDo() {
    assertEquals(
        "x.yaml:2: unknown key 'nmae'; did you mean 'name'? Allowed: name, bytes, parts.",
        error("bytes: 1\nnmae: a", fields -> {}));
    assertEquals(
        "x.yaml:1: the key 'name' is missing; give a text.",
        error("bytes: 1", fields -> fields.text("name")));
    assertEquals(
        "x.yaml:1: name must be a text, found ' '.",
        error("name: ' '", fields -> fields.optionalText("name")));
    assertEquals(
        "x.yaml:2: parts must be a list, found keys and values.",
        error("name: a\nparts: {}", fields -> fields.list("parts")));
    assertEquals(
        "x.yaml:2: each of parts must be keys and values, found 'a'.",
        error("parts:\n  - a", fields -> fields.each("parts", KEYS)));
    assertEquals(
        "x.yaml:1: parts must be keys and values, found a list.",
        error("parts: []", fields -> fields.mapping("parts")));
    assertEquals(
        "x.yaml:1: each of parts must be a text, found a list.",
        error("parts: [[]]", fields -> fields.texts("parts")));
  }
}
