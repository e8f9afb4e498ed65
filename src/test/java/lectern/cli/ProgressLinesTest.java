package lectern.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProgressLinesTest {
  private long now;

  @Test
  void saysSomethingEveryTenSecondsAtMost() {
    Screen screen = Screen.of(100);
    ProgressLines lines = new ProgressLines(screen.console(), () -> now);
    lines.begin("xor", 4);
    advanceTo(3, lines, 0.5);
    advanceTo(10, lines, 1);
    advanceTo(11, lines, 1.5);
    advanceTo(21, lines, 3);
    lines.close();
    assertEquals(
        """
        xor: 4 runs
        xor: 25 %, about 30 s left, mlp, seed 2, train.loss 0.5
        xor: 75 %, about 7 s left, mlp, seed 2, train.loss 0.5
        """,
        screen.err());
  }

  private void advanceTo(long seconds, ProgressLines lines, double runs) {
    now = TimeUnit.SECONDS.toNanos(seconds);
    lines.advance(runs, "mlp, seed 2, train.loss 0.5");
  }
}
