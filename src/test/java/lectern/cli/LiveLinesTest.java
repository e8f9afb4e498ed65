package lectern.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveLinesTest {
  private final StringWriter screen = new StringWriter();
  private final LiveLines lines = new LiveLines(new PrintWriter(screen));

  private String since() {
    String text = screen.toString().replace("\u001b", "^");
    screen.getBuffer().setLength(0);
    return text;
  }

  @Test
  void eachDrawingTakesThePlaceOfTheLast() {
    lines.draw(List.of("a", "b", "c"));
    assertEquals("\r^[?7la^[K\nb^[K\nc^[K^[J^[?7h", since());
    lines.draw(List.of("d"));
    assertEquals("\r^[2A^[?7ld^[K^[J^[?7h", since());
    lines.draw(List.of("e", "f"));
    assertEquals("\r^[?7le^[K\nf^[K^[J^[?7h", since());
    lines.wipe();
    assertEquals("\r^[1A^[J", since());
  }

  @Test
  void nothingDrawnIsNotWiped() {
    lines.wipe();
    assertEquals("", since());
  }
}
