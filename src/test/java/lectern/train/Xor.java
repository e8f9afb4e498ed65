package lectern.train;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import lectern.autograd.Activation;
import lectern.autograd.Losses;
import lectern.autograd.Products;
import lectern.autograd.Tape;
import lectern.autograd.Variable;
import lectern.nn.Initializer;
import lectern.nn.Parameters;
import lectern.nn.Pass;
import lectern.tensor.RandomStream;
import lectern.tensor.Tensor;

/// The smallest network worth training, as a test model: 2 inputs, 5 hidden units, 2 classes.
final class Xor implements Objective {
  private static final Variable INPUTS =
      Variable.constant(Tensor.of(new float[] {0, 0, 0, 1, 1, 0, 1, 1}, 4, 2));
  private static final int[] CLASSES = {0, 1, 1, 0};

  final Parameters parameters = Parameters.create(RandomStream.of(7).split("init"));
  private final Variable weightIn = parameters.create("in.weight", Initializer.uniform(1), 5, 2);
  private final Variable biasIn = parameters.create("in.bias", Initializer.ZEROS, 5);
  private final Variable weightOut = parameters.create("out.weight", Initializer.uniform(1), 2, 5);
  private final Variable biasOut = parameters.create("out.bias", Initializer.ZEROS, 2);

  @Override
  public Variable loss(Tape tape, long step, Pass pass) {
    return Losses.softmaxCrossEntropy(tape, logits(tape), CLASSES);
  }

  @Override
  public long tokens(long step) {
    return CLASSES.length;
  }

  private Variable logits(Tape tape) {
    Variable hidden = Products.linear(tape, INPUTS, weightIn, biasIn, Activation.TANH); // [4,5]
    return Products.linear(tape, hidden, weightOut, biasOut, Activation.IDENTITY); // [4,2]
  }

  /// Loss in nats and the share of right answers.
  SequencedMap<String, Double> measure(Tape tape) {
    Variable logits = logits(tape);
    SequencedMap<String, Double> measures = new LinkedHashMap<>();
    double right = 0;
    for (int row = 0; row < CLASSES.length; row++) {
      int predicted = logits.value().at(row, 1) > logits.value().at(row, 0) ? 1 : 0;
      right += predicted == CLASSES[row] ? 1 : 0;
    }
    measures.put("loss", (double) Losses.softmaxCrossEntropy(tape, logits, CLASSES).value().item());
    measures.put("accuracy", right / CLASSES.length);
    return measures;
  }
}
