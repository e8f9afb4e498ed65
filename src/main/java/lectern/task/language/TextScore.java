package lectern.task.language;

import lectern.autograd.Losses;
import lectern.autograd.Tape;
import lectern.data.TextStreams;
import lectern.data.TokenBatch;
import lectern.model.RecurrentLanguageModel;
import lectern.nn.Pass;

/// How well a language model predicts a held-out text.
final class TextScore {
  private static final int TIME = 256; // tokens a window: memory, not meaning, as state is carried

  private TextScore() {}

  /// The cross-entropy of a text whose state is carried from its beginning to its end.
  ///
  /// @param text [T]
  /// @param rows parts of the text read side by side for speed; each starts without context, and
  ///   fewer than so many tokens are left out at the end
  /// @return nats a token, the first of each row being context only
  /// @throws InterruptedException if this thread is interrupted
  static double natsPerToken(RecurrentLanguageModel model, int[] text, int rows, Tape tape)
      throws InterruptedException {
    TextStreams streams = new TextStreams(text, rows, TIME, TextStreams.Tail.KEPT);
    RecurrentLanguageModel.State state = model.start(rows);
    double nats = 0;
    long count = 0;
    for (int window = 0; window < streams.windows(); window++) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      tape.reset();
      TokenBatch batch = streams.batch(window);
      RecurrentLanguageModel.Reading reading =
          model.read(tape, batch.inputs(), state, Pass.evaluate());
      state.moveTo(reading);
      float[] logProbabilities =
          Losses.logProbabilities(tape.workers(), reading.logits().value(), batch.targets());
      for (float logProbability : logProbabilities) {
        nats -= logProbability;
      }
      count += logProbabilities.length;
    }
    return nats / count;
  }
}
