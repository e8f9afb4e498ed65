package lectern.autograd;

import java.util.Arrays;
import lectern.tensor.Elementary;
import lectern.tensor.Elementwise;
import lectern.tensor.Gemm.Into;
import lectern.tensor.Rows;
import lectern.tensor.Tensor;
import lectern.tensor.Workers;

/// How wrong a model is, as one number to make small.
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
    logSumExp(workers, logits.value(), targets, logSums);
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
    logSumExp(workers, logits, targets, result);
    for (int row = 0; row < result.length; row++) {
      result[row] =
          targets[row] == IGNORE
              ? 0
              : logits.data()[row * logits.columns() + targets[row]] - result[row];
    }
    return result;
  }

  private static int countTargets(Tensor logits, int[] targets) {
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

  private static void logSumExp(Workers workers, Tensor logits, int[] targets, float[] out) {
    int columns = logits.columns();
    workers.forRange(
        out.length,
        Grain.rows(columns, Grain.TRANSCENDENTAL),
        (from, to) -> {
          for (int row = from; row < to; row++) {
            if (targets[row] != IGNORE) {
              out[row] = Rows.logSumExp(logits.data(), row * columns, columns);
            }
          }
        });
  }

  /// The mean cross-entropy of independent yes-or-no answers, in nats, each logit being the
  /// log-odds of yes.
  ///
  /// @param logits any shape
  /// @param targets the probability of yes, 0 to 1, of the logits' shape
  /// @return []
  public static Variable binaryCrossEntropy(Tape tape, Variable logits, Tensor targets) {
    return meanOf(tape, Term.BINARY_CROSS_ENTROPY, logits, targets);
  }

  /// The mean of (prediction - target)².
  ///
  /// @param predictions any shape
  /// @param targets of the same shape
  /// @return []
  public static Variable squaredError(Tape tape, Variable predictions, Tensor targets) {
    return meanOf(tape, Term.SQUARED_ERROR, predictions, targets);
  }

  /// The mean of max(0, 1 - score·target).
  ///
  /// Source: Cortes and Vapnik 1995, "Support-vector networks".
  ///
  /// @param scores any shape; positive says yes
  /// @param targets +1 for yes or -1 for no, of the same shape
  /// @return []
  public static Variable hinge(Tape tape, Variable scores, Tensor targets) {
    return meanOf(tape, Term.HINGE, scores, targets);
  }

  /// What one prediction and its target add to a loss.
  private enum Term {
    BINARY_CROSS_ENTROPY {
      @Override
      double loss(float x, float target) { // log(1 + e^-|x|) without overflow or cancellation
        return Math.max(x, 0)
            - (double) x * target
            + StrictMath.log1p(Elementary.exp(-Math.abs(x)));
      }

      @Override
      float slope(float x, float target) {
        return Elementary.sigmoid(x) - target;
      }
    },
    SQUARED_ERROR {
      @Override
      double loss(float x, float target) {
        double difference = (double) x - target;
        return difference * difference;
      }

      @Override
      float slope(float x, float target) {
        return 2 * (x - target);
      }
    },
    HINGE {
      @Override
      double loss(float x, float target) {
        return Math.max(0, 1 - (double) x * target);
      }

      @Override
      float slope(float x, float target) {
        return x * target < 1 ? -target : 0;
      }
    };

    abstract double loss(float x, float target);

    abstract float slope(float x, float target);
  }

  private static Variable meanOf(Tape tape, Term term, Variable x, Tensor targets) {
    int size = x.value().size();
    if (!targets.hasShape(x.shape()) || size == 0) {
      throw new IllegalArgumentException(
          "targets %s for predictions %s"
              .formatted(Arrays.toString(targets.shape()), Arrays.toString(x.shape())));
    }
    double total = 0;
    for (int i = 0; i < size; i++) {
      total += term.loss(x.data()[i], targets.data()[i]);
    }
    tape.countFlops(4L * size);
    Variable result = scalar(tape, total / size, x);
    tape.onBackward(
        result,
        () -> {
          float scale = result.gradient().item() / size;
          float[] gradient = x.gradient().data();
          for (int i = 0; i < size; i++) {
            gradient[i] += scale * term.slope(x.data()[i], targets.data()[i]);
          }
          tape.countFlops(4L * size);
        });
    return result;
  }

  private static Variable scalar(Tape tape, double value, Variable input) {
    Tensor tensor = tape.empty();
    tensor.data()[0] = (float) value;
    return tape.result(tensor, input);
  }
}
