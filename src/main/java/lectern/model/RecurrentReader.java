package lectern.model;

import java.util.Arrays;
import lectern.autograd.Tape;
import lectern.nn.Pass;
import lectern.tensor.Rows;
import lectern.tensor.Workers;
import lectern.text.TokenPredictor;

/// A recurrent language model reading one text.
final class RecurrentReader implements TokenPredictor {
  private final RecurrentLanguageModel model;
  private final Tape tape;
  private final RecurrentLanguageModel.State state;
  private final double[] next;

  RecurrentReader(RecurrentLanguageModel model, Workers workers) {
    this.model = model;
    this.tape = Tape.evaluating(workers);
    this.state = model.start(/* rows= */ 1);
    this.next = new double[model.vocabulary()];
    Arrays.fill(next, 1.0 / model.vocabulary());
  }

  @Override
  public int vocabulary() {
    return model.vocabulary();
  }

  @Override
  public double[] next() {
    return next.clone();
  }

  @Override
  public void read(int id) {
    tape.reset();
    RecurrentLanguageModel.Reading reading =
        model.read(tape, new int[] {id}, state, Pass.evaluate());
    state.moveTo(reading);
    softmax(reading.logits().data());
  }

  /// In double precision, so that the sum is 1 to more digits than a float has.
  private void softmax(float[] logits) {
    float largest = Rows.max(logits, 0, logits.length);
    double sum = 0;
    for (int i = 0; i < next.length; i++) {
      next[i] = StrictMath.exp((double) logits[i] - largest);
      sum += next[i];
    }
    for (int i = 0; i < next.length; i++) {
      next[i] /= sum;
    }
  }
}
