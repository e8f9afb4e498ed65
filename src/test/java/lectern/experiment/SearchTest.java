package lectern.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import lectern.yaml.Place;
import lectern.yaml.Yaml;
import lectern.yaml.YamlReader;
import org.junit.jupiter.api.Test;

class SearchTest {
  private static SequencedMap<String, Range> space(String... pathsAndRanges) {
    SequencedMap<String, Range> space = new LinkedHashMap<>();
    for (int i = 0; i < pathsAndRanges.length; i += 2) {
      String path = pathsAndRanges[i];
      space.put(
          path, Range.of(path, new Place("s", 1), YamlReader.value("s", pathsAndRanges[i + 1])));
    }
    return space;
  }

  private static List<String> drawn(Search search, String path) {
    return search.points().stream().map(point -> point.get(path)).map(Yaml::text).toList();
  }

  @Test
  void moreSamplesAreMoreOfTheSame() {
    SequencedMap<String, Range> space = space("rate", "1e-4 .. 1 log", "hidden", "16 .. 256 whole");
    List<SequencedMap<String, Yaml>> ten = new Search(10, space).points();
    assertEquals(10, ten.size());
    assertEquals(10, new HashSet<>(drawn(new Search(10, space), "rate")).size());
    assertEquals(ten, new Search(30, space).points().subList(0, 10));
  }

  @Test
  void anotherPathLeavesTheOthersAsTheyWere() {
    Search two = new Search(20, space("rate", "1e-4 .. 1 log", "dropout", "0 .. 0.5"));
    Search three =
        new Search(
            20, space("hidden", "16 .. 256 whole", "dropout", "0 .. 0.5", "rate", "1e-4 .. 1 log"));
    assertEquals(drawn(two, "rate"), drawn(three, "rate"));
    assertEquals(drawn(two, "dropout"), drawn(three, "dropout"));
    assertNotEquals(
        drawn(new Search(20, space("a", "0 .. 1")), "a"),
        drawn(new Search(20, space("b", "0 .. 1")), "b"));
  }

  @Test
  void noPointIsDrawnTwice() {
    Search search = new Search(50, space("cell", "[rnn, lstm]", "layers", "1 .. 3 whole"));
    assertEquals(6, search.points().size());
    assertEquals(6, new HashSet<>(search.points()).size());
    // four digits: some of these are drawn twice on the way
    List<String> many = drawn(new Search(1000, space("rate", "0 .. 1")), "rate");
    assertEquals(1000, many.size());
    assertEquals(1000, new HashSet<>(many).size());
    assertEquals(many.subList(0, 500), drawn(new Search(500, space("rate", "0 .. 1")), "rate"));
  }

  @Test
  void thereIsSomethingToDrawAndSomewhereToDrawItFrom() {
    assertThrows(IllegalArgumentException.class, () -> new Search(0, space("a", "0 .. 1")));
    assertThrows(IllegalArgumentException.class, () -> new Search(3, space()));
  }
}
