package lectern.task.language;

import java.util.SequencedMap;
import lectern.autograd.Losses;
import lectern.autograd.Tape;
import lectern.autograd.Variable;
import lectern.data.TextStreams;
import lectern.data.TokenBatch;
import lectern.model.RecurrentLanguageModel;
import lectern.nn.Pass;
import lectern.tensor.Tensor;
import lectern.train.Objective;

/// The mean of −log p(next token) over a window of text, in nats, the state being carried from the
/// window before.
final class TextObjective implements Objective {
  private final RecurrentLanguageModel model;
  private final TextStreams streams;
  private final RecurrentLanguageModel.State state;
  private final int tokens;

  TextObjective(RecurrentLanguageModel model, int[] text, TextTraining training) {
    this.model = model;
    this.streams =
        new TextStreams(text, training.rows(), training.time(), TextStreams.Tail.DROPPED);
    this.state = model.start(training.rows());
    this.tokens = training.rows() * training.time();
  }

  @Override
  public Variable loss(Tape tape, long step, Pass pass) {
    if (streams.startsEpoch(step - 1)) {
      state.clear();
    }
    TokenBatch batch = streams.batch(step - 1);
    RecurrentLanguageModel.Reading reading = model.read(tape, batch.inputs(), state, pass);
    state.moveTo(reading);
    return Losses.softmaxCrossEntropy(tape, reading.logits(), batch.targets());
  }

  @Override
  public long tokens(long step) {
    return tokens;
  }

  @Override
  public SequencedMap<String, Tensor> state() {
    return state.tensors();
  }
}
