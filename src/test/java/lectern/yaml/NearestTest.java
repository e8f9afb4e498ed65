package lectern.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
  @ParameterizedTest
  @CsvSource({
    "kitten, sitting, 3",
    "hidden, hiden, 1",
    "task, tsak, 1",
    "ca, abc, 3",
    "'', abc, 3",
    "abc, abc, 0"
  })
  void distancesByHand(String from, String to, int distance) {
    assertEquals(distance, Nearest.distance(from, to));
  }

  @Test
  void onlyWhatIsNearIsNamed() {
    List<String> names = List.of("model.hidden", "model.kind", "train.steps");
    assertEquals(Optional.of("model.hidden"), Nearest.to("model.hiden", names));
    assertEquals(Optional.empty(), Nearest.to("temperature", names));
    assertEquals(
        "; did you mean 'train.steps'? Allowed: model.hidden, model.kind, train.steps.",
        Nearest.ending("train.step", names));
    assertEquals(". There are none.", Nearest.ending("x", List.of()));
    List<String> many = Collections.nCopies(40, "name");
    assertEquals(24, Nearest.ending("temperature", many).split("name", -1).length - 1);
  }

  @Property(tries = 200)
  void theDistanceIsSymmetricAndBounded(
      @ForAll @AlphaChars @StringLength(max = 8) String one,
      @ForAll @AlphaChars @StringLength(max = 8) String other) {
    int distance = Nearest.distance(one, other);
    assertEquals(distance, Nearest.distance(other, one));
    assertEquals(one.equals(other), distance == 0);
    int longer = Math.max(one.length(), other.length());
    assertEquals(Math.min(distance, longer), distance);
  }
}
