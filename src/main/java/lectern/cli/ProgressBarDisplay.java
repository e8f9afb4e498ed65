package lectern.cli;

import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/// A bar drawn again in place, with the time left and how the current run goes.
final class ProgressBarDisplay implements ProgressDisplay {
  /// Steps of the bar in one run, so that it moves within a run.
  private static final long UNITS = 1000;

  private static final int REDRAW_MILLIS = 250;

  /// Back to the line's start and wipe it.
  static final String WIPE = "\r\u001b[K";

  private final Console console;
  private ProgressBar bar;

  ProgressBarDisplay(Console console) {
    this.console = console;
  }

  @Override
  public void begin(String title, int runs) {
    close();
    bar =
        new ProgressBarBuilder()
            .setTaskName(title)
            .setInitialMax(UNITS * runs)
            .setUnit(runs == 1 ? " run" : " runs", UNITS)
            .setStyle(ProgressBarStyle.UNICODE_BLOCK)
            .setUpdateIntervalMillis(REDRAW_MILLIS)
            .setConsumer(new DelegatingProgressBarConsumer(this::draw, console.columns() - 1))
            .build();
  }

  @Override
  public void advance(double runs, String detail) {
    if (bar != null) {
      bar.stepTo(Math.round(runs * UNITS));
      bar.setExtraMessage(" " + detail);
    }
  }

  @Override
  public void note(String line) {
    draw("");
    console.err().println(line);
    console.err().flush();
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
      draw("");
    }
  }

  private synchronized void draw(String line) {
    console.err().print(WIPE + line);
    console.err().flush();
  }
}
