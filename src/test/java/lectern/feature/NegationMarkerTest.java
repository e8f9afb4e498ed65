package lectern.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class NegationMarkerTest {
  @Test
  void asNltkHasIt() {
    for (List<String> marked : FeatureGolden.load().marked()) {
      List<String> plain = marked.stream().map(word -> word.replaceFirst("^NOT_", "")).toList();
      assertEquals(marked, NegationMarker.mark(plain));
    }
  }

  @Test
  void aCommaEndsTheReach() { // Pang et al.: the first punctuation mark; NLTK skips commas
    assertEquals(
        List.of("not", "NOT_good", ",", "bad"),
        NegationMarker.mark(List.of("not", "good", ",", "bad")));
  }

  @Test
  void contractionsNegateHoweverTheyAreCutOff() {
    assertTrue(NegationMarker.isNegator("n't"));
    assertTrue(NegationMarker.isNegator("Isn't"));
    assertTrue(NegationMarker.isNegator("isn’t"));
    assertFalse(NegationMarker.isNegator("ant"));
    assertFalse(NegationMarker.isNegator("knot"));
  }
}
