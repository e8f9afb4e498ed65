package lectern.cli;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// Progress drawn in place several times a second, whether or not anything has happened.
final class ProgressScreen implements ProgressDisplay {
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(200);

  private final Console console;
  private final Supplier<ProgressState> state;
  private final LiveLines lines;
  private boolean closed;
  private Thread painter;

  ProgressScreen(Console console, Supplier<ProgressState> state) {
    this.console = console;
    this.state = state;
    this.lines = new LiveLines(console.err());
  }

  @Override
  public synchronized void changed() {
    if (painter == null && !closed) {
      painter = Thread.ofPlatform().daemon().name("progress").start(this::paint);
    }
  }

  private void paint() {
    while (draw(state.get())) { // the state outside our lock: its owner calls us with its own
      LockSupport.parkNanos(PAUSE);
    }
  }

  private synchronized boolean draw(ProgressState now) {
    if (!closed) {
      lines.draw(now.lines(console.columns() - 1, console.rows() - 1));
    }
    return !closed;
  }

  @Override
  public void announce(String line) {
    // Drawn in other words.
  }

  @Override
  public synchronized void note(String line) {
    lines.wipe();
    console.err().println(line);
    console.err().flush();
  }

  @Override
  public synchronized void close() {
    lines.wipe();
    closed = true;
  }
}
