package lectern.cli;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// A plain line now and then, for a log file.
final class ProgressLines implements ProgressDisplay {
  private static final long BETWEEN_LINES = TimeUnit.SECONDS.toNanos(10);

  private final Console console;
  private final Supplier<ProgressState> state;
  private final LongSupplier clock;
  private long last;

  /// @param clock nanoseconds
  ProgressLines(Console console, Supplier<ProgressState> state, LongSupplier clock) {
    this.console = console;
    this.state = state;
    this.clock = clock;
    this.last = clock.getAsLong();
  }

  @Override
  public synchronized void changed() {
    long now = clock.getAsLong();
    if (now - last >= BETWEEN_LINES) {
      last = now;
      note(state.get().sentence());
    }
  }

  @Override
  public void announce(String line) {
    note(line);
  }

  @Override
  public synchronized void note(String line) {
    console.err().println(line);
    console.err().flush();
  }

  @Override
  public void close() {
    // A line once written stays.
  }
}
