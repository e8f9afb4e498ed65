package lectern.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProgressLinesTest {
  private long now;
  private int ended;

  private ProgressState state() {
    return new ProgressState(
        "xor", ended, 4, ended / 4.0, OptionalDouble.empty(), Optional.empty(), List.of());
  }

  @Test
  void saysSomethingEveryTenSecondsAtMost() {
    Screen screen = Screen.of(100);
    ProgressLines lines = new ProgressLines(screen.console(), this::state, () -> now);
    lines.announce("xor: 4 runs");
    changeAt(3, lines, 0);
    changeAt(10, lines, 1);
    changeAt(11, lines, 2);
    changeAt(21, lines, 3);
    lines.close();
    assertEquals(
        """
        xor: 4 runs
        xor: 1 of 4 runs, 25 %
        xor: 3 of 4 runs, 75 %
        """,
        screen.err());
  }

  private void changeAt(long seconds, ProgressLines lines, int runs) {
    now = TimeUnit.SECONDS.toNanos(seconds);
    ended = runs;
    lines.changed();
  }
}
