package lectern.task.language;

import java.util.Arrays;
import lectern.autograd.Tape;
import lectern.data.Grammar;
import lectern.metric.Distribution;
import lectern.metric.PredictionMatch;
import lectern.model.RecurrentLanguageModel;
import lectern.nn.Pass;
import lectern.text.TokenPredictor;

/// How near a model's predictions come to a grammar's, word by word of one held-out text.
///
/// The first words are context only, so that a trigram model has seen the two that it needs before
/// its first prediction counts; all models are measured on the same predictions.
final class GrammarScore {
  private static final int CONTEXT = 2; // words before the first prediction that counts
  private static final int TIME = 256; // words a window: memory, not meaning, as state is carried

  private final int[] text;
  private final double[][] truth; // [T,V], before each word

  GrammarScore(Grammar grammar, int[] text) {
    this.text = text;
    this.truth = new double[text.length][];
    TokenPredictor reader = grammar.reader();
    for (int t = 0; t < text.length; t++) {
      truth[t] = reader.next();
      reader.read(text[t]);
    }
  }

  /// The cross-entropy of the text under the grammar itself, nats a word.
  double trueNats() {
    double nats = 0;
    for (int t = CONTEXT; t < text.length; t++) {
      nats -= StrictMath.log(truth[t][text[t]]);
    }
    return nats / (text.length - CONTEXT);
  }

  /// Measures a model that reads word by word.
  PredictionMatch of(TokenPredictor model) {
    PredictionMatch.Tally tally = new PredictionMatch.Tally();
    for (int t = 0; t < text.length; t++) {
      if (t >= CONTEXT) {
        tally.add(truth[t], model.next(), text[t]);
      }
      model.read(text[t]);
    }
    return tally.match();
  }

  /// Measures a network, which reads windows of words at once.
  PredictionMatch of(RecurrentLanguageModel model, Tape tape) {
    PredictionMatch.Tally tally = new PredictionMatch.Tally();
    RecurrentLanguageModel.State state = model.start(/* rows= */ 1);
    int vocabulary = model.vocabulary();
    for (int from = 0; from < text.length - 1; from += TIME) {
      tape.reset();
      int to = Math.min(from + TIME, text.length - 1);
      RecurrentLanguageModel.Reading reading =
          model.read(tape, Arrays.copyOfRange(text, from, to), state, Pass.evaluate());
      state.moveTo(reading);
      for (int t = Math.max(from + 1, CONTEXT); t <= to; t++) {
        int row = (t - 1 - from) * vocabulary; // scored after word t-1
        tally.add(
            truth[t], Distribution.ofLogits(reading.logits().data(), row, vocabulary), text[t]);
      }
    }
    return tally.match();
  }
}
