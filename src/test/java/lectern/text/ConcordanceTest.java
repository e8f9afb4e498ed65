package lectern.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import lectern.text.Concordance.Order;
import org.junit.jupiter.api.Test;

class ConcordanceTest {
  private static final String TEXT =
      "the old bank was closed\nBank robbers fled\nwe sat on the bank\nno money here\n";

  @Test
  void theWordStandsInOneColumn() {
    assertEquals(
        """
           the old bank was closed
                   Bank robbers
        sat on the bank
        """,
        Concordance.of(TEXT, "bank", Order.TEXT).aligned(26));
  }

  @Test
  void linesAreSortedByWhatIsBesideTheWord() {
    Concordance left = Concordance.of(TEXT, "bank", Order.LEFT);
    assertEquals("Bank", left.lines().get(0).word()); // nothing stands before it
    assertEquals("the old", String.join(" ", left.lines().get(1).left()));
    assertEquals("we sat on the", String.join(" ", left.lines().get(2).left()));
    Concordance right = Concordance.of(TEXT, "BANK", Order.RIGHT);
    assertEquals("we sat on the", String.join(" ", right.lines().get(0).left()));
    assertEquals("robbers fled", String.join(" ", right.lines().get(1).right()));
    assertEquals("was closed", String.join(" ", right.lines().get(2).right()));
  }

  @Test
  void thereMayBeNone() {
    assertEquals("", Concordance.of(TEXT, "banks", Order.TEXT).toString());
    assertEquals(2, Concordance.of(TEXT, "bank", Order.TEXT).first(2).lines().size());
    assertEquals(3, Concordance.of(TEXT, "bank", Order.TEXT).first(9).lines().size());
  }

  @Test
  void lettersAreCountedNotTheirUnits() {
    assertEquals("  𝒶𝒷 x ü\n", Concordance.of("𝒶𝒷 x ü", "x", Order.TEXT).aligned(11));
  }
}
