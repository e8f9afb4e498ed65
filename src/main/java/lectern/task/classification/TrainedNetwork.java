package lectern.task.classification;

import java.util.Arrays;
import java.util.List;
import lectern.autograd.Tape;
import lectern.data.LabelledText;
import lectern.nn.Pass;
import lectern.tensor.Rows;
import lectern.tensor.Workers;

/// A network with the words it knows: first to be trained, then trained. Letters: N texts, K
/// classes.
public final class TrainedNetwork implements TrainedTextModel {
  private static final int AT_ONCE = 100; // texts; their scores do not depend on it

  private final TextNetwork scores;
  private final WordTable words;
  private final Workers workers;

  TrainedNetwork(TextNetwork scores, WordTable words, Workers workers) {
    this.scores = scores;
    this.words = words;
    this.workers = workers;
  }

  /// The numbers of each text's words.
  List<int[]> ids(List<LabelledText> texts) {
    return texts.stream().map(text -> words.ids(text.words())).toList();
  }

  @Override
  public double[][] probabilities(List<LabelledText> texts) {
    float[][] logits =
        logits(
            Tape.evaluating(workers), texts.stream().map(text -> words.ids(text.words())).toList());
    double[][] probabilities = new double[logits.length][];
    for (int n = 0; n < logits.length; n++) {
      probabilities[n] = softmax(logits[n]);
    }
    return probabilities;
  }

  /// In double precision, so that no class is called impossible.
  private static double[] softmax(float[] logits) {
    float largest = Rows.max(logits, 0, logits.length);
    double[] probabilities = new double[logits.length];
    double sum = 0;
    for (int k = 0; k < logits.length; k++) {
      probabilities[k] = StrictMath.exp((double) logits[k] - largest);
      sum += probabilities[k];
    }
    for (int k = 0; k < logits.length; k++) {
      probabilities[k] /= sum;
    }
    return probabilities;
  }

  /// @return [N,K], copies
  float[][] logits(Tape tape, List<int[]> texts) {
    float[][] all = new float[texts.size()][];
    for (int from = 0; from < all.length; from += AT_ONCE) {
      tape.reset();
      List<int[]> some = texts.subList(from, Math.min(all.length, from + AT_ONCE));
      float[] logits = scores.logits(tape, some, Pass.evaluate()).data();
      int classes = logits.length / some.size();
      for (int n = 0; n < some.size(); n++) {
        all[from + n] = Arrays.copyOfRange(logits, n * classes, (n + 1) * classes);
      }
    }
    return all;
  }
}
