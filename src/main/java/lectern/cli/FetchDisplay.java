package lectern.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import lectern.data.FetchProgress;

/// Shows how far a download is: in place in a terminal, as lines in a log file.
final class FetchDisplay implements FetchProgress, AutoCloseable {
  private static final double MEGABYTE = 1e6;

  private final Console console;
  private final LiveLines lines;
  private final LongSupplier clock;
  private final long pause;
  private long last;

  /// @param clock nanoseconds
  FetchDisplay(Console console, LongSupplier clock) {
    this.console = console;
    this.lines = new LiveLines(console.err());
    this.clock = clock;
    this.pause =
        switch (console.progress()) {
          case BAR -> TimeUnit.MILLISECONDS.toNanos(200);
          case LINES -> TimeUnit.SECONDS.toNanos(10);
        };
    this.last = clock.getAsLong();
  }

  @Override
  public void at(String file, long done, long total) {
    long now = clock.getAsLong();
    if (now - last < pause) {
      return;
    }
    last = now;
    String line =
        String.format(
            Locale.ROOT,
            "%s: %.1f of %.1f MB, %d %%",
            file,
            done / MEGABYTE,
            total / MEGABYTE,
            total == 0 ? 100 : 100 * done / total);
    switch (console.progress()) {
      case BAR -> lines.draw(List.of(line));
      case LINES -> {
        console.err().println(line);
        console.err().flush();
      }
    }
  }

  /// Wipes what is drawn in place.
  void wipe() {
    lines.wipe();
  }

  @Override
  public void close() {
    wipe();
  }
}
