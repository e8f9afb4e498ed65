package lectern.data;

/// A piece of text for a language model to learn from: what it reads and what comes next.
///
/// Letters: T time, B rows. Time-major: row b at time t stands at `t * B + b`.
///
/// @param inputs [T,B] token ids
/// @param targets [T,B] the token after each input
/// @param time T
/// @param rows B
public record TokenBatch(int[] inputs, int[] targets, int time, int rows) {
  public TokenBatch {
    if (inputs.length != time * rows || targets.length != time * rows) {
      throw new IllegalArgumentException(
          "%d inputs and %d targets do not fill [T=%d,B=%d]"
              .formatted(inputs.length, targets.length, time, rows));
    }
  }

  /// Cuts windows out of a text.
  ///
  /// @param text token ids
  /// @param starts [B] where each row begins; a row takes T + 1 tokens from there
  static TokenBatch cut(int[] text, int[] starts, int time) {
    int rows = starts.length;
    int[] inputs = new int[time * rows];
    int[] targets = new int[time * rows];
    for (int t = 0; t < time; t++) {
      for (int b = 0; b < rows; b++) {
        inputs[t * rows + b] = text[starts[b] + t];
        targets[t * rows + b] = text[starts[b] + t + 1];
      }
    }
    return new TokenBatch(inputs, targets, time, rows);
  }
}
