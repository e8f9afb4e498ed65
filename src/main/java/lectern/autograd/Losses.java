package lectern.autograd;

import java.util.Arrays;
import java.util.function.IntPredicate;
import lectern.tensor.Elementary;
import lectern.tensor.Elementwise;
import lectern.tensor.Gemm.Into;
import lectern.tensor.Rows;
import lectern.tensor.Tensor;
import lectern.tensor.Workers;

/// How wrong a model is, as one number to make small: cross-entropies, and the mean of a {@link
/// LossTerm}. Losses that compare scores with each other are {@link MarginLosses}.
///
/// Letters: N examples (all extents but the last together), V classes or vocabulary.
public final class Losses {
  /// A target that counts for nothing: padding, say.
  public static final int IGNORE = -1;

  private Losses() {}

  /// The mean of -log softmax(logits)[target], in nats.
  ///
  /// The probabilities are never stored: one number a row is kept, its log-sum-exp, from which the
  /// way back computes them into the logits' gradient. The logits exist once, their gradient once.
  ///
  /// @param logits [..,V]
  /// @param targets one a row, each in 0..V-1 or {@link #IGNORE}; not to be changed before the way
  ///   back
  /// @return [], the mean over the targets that are not ignored, 0 if there are none
  public static Variable softmaxCrossEntropy(Tape tape, Variable logits, int[] targets) {
    int rows = logits.value().rows();
    int columns = logits.value().columns();
    int counted = countTargets(logits.value(), targets);
    Workers workers = tape.workers();
    float[] logSums = tape.empty(rows).data();
    logSumExp(workers, logits.value(), row -> targets[row] != IGNORE, logSums);
    double total = 0;
    for (int row = 0; row < rows; row++) {
      if (targets[row] != IGNORE) {
        total += (double) logSums[row] - logits.data()[row * columns + targets[row]];
      }
    }
    Variable result = scalar(tape, counted == 0 ? 0 : total / counted, logits);
    tape.countFlops(4L * rows * columns);
    tape.onBackward(
        result,
        () -> {
          float scale = counted == 0 ? 0 : result.gradient().item() / counted;
          boolean replaces = logits.claimGradient() == Into.REPLACE;
          float[] x = logits.data();
          float[] gradient = logits.gradient().data();
          workers.forRange(
              rows,
              Grain.rows(columns, Grain.TRANSCENDENTAL),
              (from, to) -> {
                for (int row = from; row < to; row++) {
                  int start = row * columns;
                  if (targets[row] == IGNORE) {
                    if (replaces) {
                      Arrays.fill(gradient, start, start + columns, 0);
                    }
                    continue;
                  }
                  if (replaces) {
                    Rows.expMinus(logSums[row], x, start, gradient, start, columns);
                    Elementwise.scale(scale, gradient, start, gradient, start, columns);
                  } else {
                    for (int i = start; i < start + columns; i++) {
                      gradient[i] += scale * Elementary.exp(x[i] - logSums[row]);
                    }
                  }
                  gradient[start + targets[row]] -= scale;
                }
              });
          tape.countFlops(4L * rows * columns);
        });
    return result;
  }

  /// The log-probability of each target, for evaluation: not differentiable.
  ///
  /// @param logits [..,V]
  /// @param targets one a row, each in 0..V-1 or {@link #IGNORE}
  /// @return one number a row, in nats, at most 0; exactly 0 where the target is ignored
  public static float[] logProbabilities(Workers workers, Tensor logits, int[] targets) {
    countTargets(logits, targets);
    float[] result = new float[targets.length];
    logSumExp(workers, logits, row -> targets[row] != IGNORE, result);
    for (int row = 0; row < result.length; row++) {
      result[row] =
          targets[row] == IGNORE
              ? 0
              : logits.data()[row * logits.columns() + targets[row]] - result[row];
    }
    return result;
  }

  /// How many targets are not ignored, after a check of all of them.
  static int countTargets(Tensor logits, int[] targets) {
    if (targets.length != logits.rows()) {
      throw new IllegalArgumentException(
          targets.length + " targets for logits " + Arrays.toString(logits.shape()));
    }
    int counted = 0;
    for (int target : targets) {
      if (target != IGNORE) {
        if (target < 0 || target >= logits.columns()) {
          throw new IndexOutOfBoundsException(
              "target " + target + " is not in 0.." + (logits.columns() - 1));
        }
        counted++;
      }
    }
    return counted;
  }

  private static void logSumExp(Workers workers, Tensor logits, IntPredicate counted, float[] out) {
    int columns = logits.columns();
    workers.forRange(
        out.length,
        Grain.rows(columns, Grain.TRANSCENDENTAL),
        (from, to) -> {
          for (int row = from; row < to; row++) {
            if (counted.test(row)) {
              out[row] = Rows.logSumExp(logits.data(), row * columns, columns);
            }
          }
        });
  }

  /// The mean cross-entropy of rows of logits with given distributions, in nats: soft targets.
  ///
  /// It is least where softmax(logits) is the targets' distribution, and its least value is their
  /// entropy.
  ///
  /// @param logits [..,V]
  /// @param targets at least 0, of the logits' shape; a row's sum is the weight of that row in the
  ///   mean, so that counts serve as they are; not to be changed before the way back
  /// @return []
  /// @throws IllegalArgumentException if a target is negative or not finite, or all are 0
  public static Variable softTargetCrossEntropy(Tape tape, Variable logits, Tensor targets) {
    requireSameShape(logits, targets);
    int rows = logits.value().rows();
    int columns = logits.value().columns();
    float[] x = logits.data();
    float[] t = targets.data();
    float[] logSums = tape.empty(rows).data();
    logSumExp(tape.workers(), logits.value(), row -> true, logSums);
    double[] weights = new double[rows];
    double total = 0;
    double weight = 0;
    for (int row = 0; row < rows; row++) {
      for (int i = row * columns; i < (row + 1) * columns; i++) {
        if (!(t[i] >= 0 && t[i] < Float.POSITIVE_INFINITY)) {
          throw new IllegalArgumentException("a target of " + t[i] + " is not a share or a count");
        }
        weights[row] += t[i];
        total += t[i] * ((double) logSums[row] - x[i]);
      }
      weight += weights[row];
    }
    if (weight == 0) {
      throw new IllegalArgumentException("all targets are 0");
    }
    double all = weight;
    Variable result = scalar(tape, total / all, logits);
    tape.countFlops(6L * rows * columns);
    tape.onBackward(
        result,
        () -> {
          double scale = result.gradient().item() / all;
          float[] gradient = logits.gradient().data();
          tape.workers()
              .forRange(
                  rows,
                  Grain.rows(columns, Grain.TRANSCENDENTAL),
                  (from, to) -> {
                    for (int i = from * columns; i < to * columns; i++) {
                      int row = i / columns;
                      double share = Elementary.exp(x[i] - logSums[row]);
                      gradient[i] += (float) (scale * (weights[row] * share - t[i]));
                    }
                  });
          tape.countFlops(6L * rows * columns);
        });
    return result;
  }

  /// The mean cross-entropy of independent yes-or-no answers, in nats, each logit being the
  /// log-odds of yes.
  ///
  /// @param logits any shape
  /// @param targets the probability of yes, 0 to 1, of the logits' shape
  /// @return []
  public static Variable binaryCrossEntropy(Tape tape, Variable logits, Tensor targets) {
    return mean(tape, LossTerm.LOG, logits, targets);
  }

  /// The mean of (prediction - target)².
  ///
  /// @param predictions any shape
  /// @param targets of the same shape
  /// @return []
  public static Variable squaredError(Tape tape, Variable predictions, Tensor targets) {
    return mean(tape, LossTerm.SQUARED, predictions, targets);
  }

  /// The mean of |prediction - target|.
  ///
  /// @param predictions any shape
  /// @param targets of the same shape
  /// @return []
  public static Variable absoluteError(Tape tape, Variable predictions, Tensor targets) {
    return mean(tape, LossTerm.ABSOLUTE, predictions, targets);
  }

  /// The mean of one term a number.
  ///
  /// @param term what a score and its target add
  /// @param scores any shape
  /// @param targets what the term takes, of the same shape; not to be changed before the way back
  /// @return []
  public static Variable mean(Tape tape, LossTerm term, Variable scores, Tensor targets) {
    requireSameShape(scores, targets);
    int size = scores.value().size();
    double total = 0;
    for (int i = 0; i < size; i++) {
      total += term.value(scores.data()[i], targets.data()[i]);
    }
    tape.countFlops(4L * size);
    Variable result = scalar(tape, total / size, scores);
    tape.onBackward(
        result,
        () -> {
          float scale = result.gradient().item() / size;
          float[] gradient = scores.gradient().data();
          for (int i = 0; i < size; i++) {
            gradient[i] += scale * term.slope(scores.data()[i], targets.data()[i]);
          }
          tape.countFlops(4L * size);
        });
    return result;
  }

  private static void requireSameShape(Variable scores, Tensor targets) {
    if (!targets.hasShape(scores.shape()) || targets.size() == 0) {
      throw new IllegalArgumentException(
          "targets %s for predictions %s"
              .formatted(Arrays.toString(targets.shape()), Arrays.toString(scores.shape())));
    }
  }

  static Variable scalar(Tape tape, double value, Variable... inputs) {
    Tensor tensor = tape.empty();
    tensor.data()[0] = (float) value;
    return tape.result(tensor, inputs);
  }
}
