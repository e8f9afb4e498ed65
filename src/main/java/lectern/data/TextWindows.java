package lectern.data;

import lectern.InputException;
import lectern.tensor.RandomStream;

/// Windows at random places of a text.
///
/// The places of step n are drawn from `random.split(n)`: they depend on the seed and the step
/// alone, so that a resumed run sees what it would have seen.
public final class TextWindows {
  private final int[] text;
  private final int rows;
  private final int time;
  private final RandomStream random;

  /// @param text token ids; not copied
  /// @param rows B
  /// @param time T
  /// @throws InputException if the text is too short for one window
  public TextWindows(int[] text, int rows, int time, RandomStream random) {
    if (rows < 1 || time < 1) {
      throw new IllegalArgumentException(rows + " rows of " + time + " tokens; both at least 1");
    }
    if (text.length <= time) {
      throw new InputException(
          "A text of %d tokens is too short for windows of %d; take shorter windows."
              .formatted(text.length, time));
    }
    this.text = text;
    this.rows = rows;
    this.time = time;
    this.random = random;
  }

  /// The windows that a step sees.
  ///
  /// @param step counted from 0
  /// @return [T,B]
  public TokenBatch batch(long step) {
    RandomStream places = random.split(step);
    int[] starts = new int[rows];
    for (int row = 0; row < rows; row++) {
      starts[row] = places.nextInt(text.length - time);
    }
    return TokenBatch.cut(text, starts, time);
  }
}
