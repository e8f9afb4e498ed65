package lectern.data;

import lectern.InputException;

/// A text cut into B rows that are read side by side, a window at a time, so that a recurrent
/// network can carry its state from each window into the next.
///
/// Row b is the b-th B-th of the text; window n of every row directly follows window n-1. A pass
/// over the rows is an epoch; at its first window the state starts anew. Which tokens a step sees
/// depends on the step alone, so that a resumed run goes on exactly where it stopped.
///
/// Source: truncated back-propagation through time, Williams & Peng 1990; the layout is that of
/// Zaremba et al. 2014.
public final class TextStreams {
  /// What happens to the tokens at the end of a row that do not fill a window.
  public enum Tail {
    /// They are left out: every window has T tokens. For training.
    DROPPED,
    /// They are a last, shorter window. For evaluation.
    KEPT
  }

  private final int[] text;
  private final int rows;
  private final int time;
  private final int rowLength; // inputs a row
  private final int windows; // windows an epoch

  /// @param text token ids; not copied
  /// @param rows B
  /// @param time T
  /// @throws InputException if the text is too short for one window
  public TextStreams(int[] text, int rows, int time, Tail tail) {
    if (rows < 1 || time < 1) {
      throw new IllegalArgumentException(rows + " rows of " + time + " tokens; both at least 1");
    }
    this.text = text;
    this.rows = rows;
    this.time = time;
    this.rowLength = (text.length - 1) / rows;
    this.windows =
        switch (tail) {
          case DROPPED -> rowLength / time;
          case KEPT -> Math.ceilDiv(rowLength, time);
        };
    if (windows < 1) {
      throw new InputException(
          "A text of %d tokens is too short for %d rows of %d; take fewer or shorter rows."
              .formatted(text.length, rows, time));
    }
  }

  /// Windows an epoch.
  public int windows() {
    return windows;
  }

  /// Whether a step begins an epoch, so that the state starts anew.
  ///
  /// @param step counted from 0
  public boolean startsEpoch(long step) {
    return step % windows == 0;
  }

  /// The window that a step sees.
  ///
  /// @param step counted from 0; after the last window comes the first again
  /// @return [T,B], T shorter in a kept tail
  public TokenBatch batch(long step) {
    int begin = Math.toIntExact(step % windows) * time;
    int[] starts = new int[rows];
    for (int row = 0; row < rows; row++) {
      starts[row] = row * rowLength + begin;
    }
    return TokenBatch.cut(text, starts, Math.min(time, rowLength - begin));
  }
}
