package lectern.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class ListingTest {
  @Test
  void alignsWordsLeftAndNumbersRight() {
    Screen screen = Screen.of(100);
    new Listing("name", "n", "effect")
        .row("lstm", "5", "0.25 [0.1, 0.4]")
        .row("rnn", "12", "")
        .print(screen.console());
    assertEquals(
        """
        name   n  effect
        lstm   5  0.25 [0.1, 0.4]
        rnn   12
        """,
        screen.out());
  }

  @Test
  void wrapsTheWidestColumnToTheWidthAtHand() {
    Screen screen = Screen.of(40);
    new Listing("id", "claim")
        .row("B1", "XOR is not linearly separable: no linear model exceeds 3 of 4")
        .print(screen.console());
    assertEquals(
        """
        id  claim
        B1  XOR is not linearly separable: no
            linear model exceeds 3 of 4
        """,
        screen.out());
  }

  @Test
  void coloursVerdictsOnlyWhereColourIsOn() {
    Screen plain = Screen.of(80);
    new Listing("verdict").row("refuted").print(plain.console());
    assertEquals("verdict\nrefuted\n", plain.out());

    Screen colour = Screen.of(80, Ansi.ON);
    new Listing("verdict").row("refuted").row("non-refuted").print(colour.console());
    assertEquals(
        "\u001b[1mverdict\u001b[21m\u001b[0m\n\u001b[31mrefuted\u001b[39m\u001b[0m\nnon-refuted\n",
        colour.out());
  }

  @Test
  void refusesARowOfAnotherLength() {
    Listing listing = new Listing("a", "b");
    assertThrows(IllegalArgumentException.class, () -> listing.row("only one"));
  }
}
