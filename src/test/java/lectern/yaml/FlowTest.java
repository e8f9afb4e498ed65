package lectern.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/// YAML on one line reads back to the value that it was written from.
class FlowTest {
  private static final Place PLACE = new Place("x", 1);

  private static Yaml text(String text) {
    return new Yaml.Scalar(text, Yaml.Quoting.QUOTED, PLACE);
  }

  private static Yaml plain(String text) {
    return new Yaml.Scalar(text, Yaml.Quoting.PLAIN, PLACE);
  }

  @Test
  void whatNeedsNoQuotesHasNone() {
    for (String each : List.of("1e-4", "-0.5", "lstm", "true", "deep-mlp", "1.5E+10", "~")) {
      assertEquals(each, plain(each).flow());
    }
    assertEquals("~", plain("null").flow());
    assertEquals("\"8\"", text("8").flow());
    assertEquals("\"a, b: c # d\"", plain("a, b: c # d").flow());
    assertEquals("\"- x\"", plain("- x").flow());
    assertEquals("\"line\\u000a\\\"\\\\\"", text("line\n\"\\").flow());
    assertEquals(
        "[4, [\"a]\", ~]]",
        new Yaml.Sequence(
                List.of(plain("4"), new Yaml.Sequence(List.of(text("a]"), plain("")), PLACE)),
                PLACE)
            .flow());
  }

  @Property
  void everyTextReadsBack(@ForAll @StringLength(max = 40) String any) {
    String printable =
        any.replaceAll("[^\\x09\\x0a\\x0d\\x20-\\x7e\\x85\\xa0-\\ud7ff\\ue000-\\ufffd]", "?");
    SequencedMap<String, Yaml> entries = new LinkedHashMap<>();
    entries.put(printable, new Yaml.Sequence(List.of(text(printable), plain("7")), PLACE));
    SequencedMap<String, Place> keys = new LinkedHashMap<>();
    keys.put(printable, PLACE);
    Yaml value = new Yaml.Mapping(entries, keys, PLACE);
    assertEquals(value, YamlReader.value("x", value.flow()));
  }
}
