package lectern.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class ConsoleTest {
  @Test
  void aTerminalWithoutAWidthGetsTheUsualOne() {
    assertEquals(100, Console.columns(0));
    assertEquals(55, Console.columns(20));
    assertEquals(132, Console.columns(132));
  }

  @Test
  void helpFitsTheNarrowestTerminal() {
    Screen screen = Screen.of(Console.columns(1), Ansi.OFF);
    assertEquals(0, screen.run("run", "--help"));
    assertTrue(screen.out().lines().allMatch(line -> line.length() <= 55), screen.out());
  }
}
