package lectern.cli;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// A plain line now and then, for a log file.
final class ProgressLines implements ProgressDisplay {
  private static final long BETWEEN_LINES = TimeUnit.SECONDS.toNanos(10);

  /// What is done of the whole before it says how long the rest takes.
  private static final double LEAST_SHARE = 0.03;

  private final Console console;
  private final LongSupplier clock;
  private String title = "";
  private int total;
  private long began;
  private long last;

  /// @param clock nanoseconds
  ProgressLines(Console console, LongSupplier clock) {
    this.console = console;
    this.clock = clock;
  }

  @Override
  public void begin(String title, int runs) {
    this.title = title;
    this.total = runs;
    this.began = clock.getAsLong();
    this.last = began;
    note(title + ": " + runs + (runs == 1 ? " run" : " runs"));
  }

  @Override
  public void advance(double runs, String detail) {
    long now = clock.getAsLong();
    if (now - last < BETWEEN_LINES) {
      return;
    }
    last = now;
    String left = "";
    if (runs > LEAST_SHARE * total) {
      double seconds = (now - began) / 1e9 * (total - runs) / runs;
      left = String.format(Locale.ROOT, ", about %.0f s left", seconds);
    }
    note(
        String.format(
            Locale.ROOT,
            "%s: %.0f %%%s, %s",
            title,
            100 * runs / Math.max(1, total),
            left,
            detail));
  }

  @Override
  public void note(String line) {
    console.err().println(line);
    console.err().flush();
  }

  @Override
  public void close() {
    // A line once written stays.
  }
}
