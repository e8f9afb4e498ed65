package lectern.autograd;

import java.util.Arrays;
import lectern.tensor.Tensor;

/// Losses that are content once something is right by a margin.
///
/// Letters: N examples (all extents but the last together), K classes, D width of a vector.
///
/// At the margin itself, where there is a kink, the slope is 0.
public final class MarginLosses {
  private static final int CONTENT = -1;

  private MarginLosses() {}

  /// The mean of max(0, 1 - score·target).
  ///
  /// Source: Cortes and Vapnik 1995, "Support-vector networks".
  ///
  /// @param scores any shape; positive says yes
  /// @param targets +1 for yes or -1 for no, of the same shape
  /// @return []
  public static Variable hinge(Tape tape, Variable scores, Tensor targets) {
    return Losses.mean(tape, LossTerm.HINGE, scores, targets);
  }

  /// The mean of max(0, 1 - score·target)².
  ///
  /// @param scores any shape; positive says yes
  /// @param targets +1 for yes or -1 for no, of the same shape
  /// @return []
  public static Variable squaredHinge(Tape tape, Variable scores, Tensor targets) {
    return Losses.mean(tape, LossTerm.SQUARED_HINGE, scores, targets);
  }

  /// The mean of max(0, 1 - (score of the right class - greatest score of another)).
  ///
  /// Only the best rival counts, and of equal ones the first. PyTorch's `multi_margin_loss` sums
  /// over all rivals and divides by K (Weston and Watkins 1999); with two classes that is half of
  /// this.
  ///
  /// Source: Crammer and Singer 2001, "On the algorithmic implementation of multiclass kernel-based
  /// vector machines".
  ///
  /// @param scores [..,K], K at least 2
  /// @param targets one a row, each in 0..K-1 or {@link Losses#IGNORE}
  /// @return [], the mean over the targets that are not ignored, 0 if there are none
  public static Variable multiClassHinge(Tape tape, Variable scores, int[] targets) {
    int columns = scores.value().columns();
    if (columns < 2) {
      throw new IllegalArgumentException("no rival in scores " + Arrays.toString(scores.shape()));
    }
    int counted = Losses.countTargets(scores.value(), targets);
    int[] right = targets.clone();
    int[] rivals = new int[right.length];
    double total = 0;
    for (int row = 0; row < right.length; row++) {
      rivals[row] = CONTENT;
      if (right[row] != Losses.IGNORE) {
        int rival = bestRival(scores.data(), row * columns, columns, right[row]);
        float[] s = scores.data();
        double missing = 1 - ((double) s[row * columns + right[row]] - s[row * columns + rival]);
        if (missing > 0) {
          rivals[row] = rival;
          total += missing;
        }
      }
    }
    tape.countFlops(2L * scores.value().size());
    Variable result = Losses.scalar(tape, counted == 0 ? 0 : total / counted, scores);
    tape.onBackward(
        result,
        () -> {
          float scale = counted == 0 ? 0 : result.gradient().item() / counted;
          float[] gradient = scores.gradient().data();
          for (int row = 0; row < right.length; row++) {
            if (rivals[row] != CONTENT) {
              gradient[row * columns + right[row]] -= scale;
              gradient[row * columns + rivals[row]] += scale;
            }
          }
        });
    return result;
  }

  private static int bestRival(float[] scores, int start, int columns, int right) {
    int best = right == 0 ? 1 : 0;
    for (int k = best + 1; k < columns; k++) {
      if (k != right && scores[start + k] > scores[start + best]) {
        best = k;
      }
    }
    return best;
  }

  /// The mean of max(0, margin - (better - worse)): each first score should exceed its second.
  ///
  /// Source: Herbrich, Graepel and Obermayer 2000, "Large margin rank boundaries for ordinal
  /// regression"; Joachims 2002, "Optimizing search engines using clickthrough data".
  ///
  /// @param better scores of what belongs first, any shape
  /// @param worse scores of what belongs after it, of the same shape
  /// @param margin by how much, at least 0
  /// @return []
  public static Variable marginRanking(Tape tape, Variable better, Variable worse, double margin) {
    requireComparable(margin, better, worse);
    int size = better.value().size();
    float[] missing = new float[size];
    double total = 0;
    for (int i = 0; i < size; i++) {
      double term = margin - ((double) better.data()[i] - worse.data()[i]);
      missing[i] = (float) Math.max(0, term);
      total += Math.max(0, term);
    }
    tape.countFlops(3L * size);
    Variable result = Losses.scalar(tape, total / size, better, worse);
    tape.onBackward(
        result,
        () -> {
          float slope = result.gradient().item() / size;
          addWhereMissing(missing, -slope, better);
          addWhereMissing(missing, slope, worse);
          tape.countFlops(2L * size);
        });
    return result;
  }

  private static void addWhereMissing(float[] missing, float slope, Variable scores) {
    if (scores.isDifferentiable()) {
      float[] gradient = scores.gradient().data();
      for (int i = 0; i < missing.length; i++) {
        if (missing[i] > 0) {
          gradient[i] += slope;
        }
      }
    }
  }

  /// The mean of max(0, margin + |anchor - positive|² - |anchor - negative|²): each anchor should
  /// be nearer to a vector of its own kind than to one of another.
  ///
  /// PyTorch's `triplet_margin_loss` compares distances where this compares their squares, as both
  /// sources do.
  ///
  /// Source: Weinberger and Saul 2009, "Distance metric learning for large margin nearest neighbor
  /// classification"; Schroff, Kalenichenko and Philbin 2015, "FaceNet", section 3.1.
  ///
  /// @param anchor [..,D]
  /// @param positive of the anchor's kind, of the same shape
  /// @param negative of another kind, of the same shape
  /// @param margin by how much nearer, a squared distance, at least 0
  /// @return [], the mean over N
  public static Variable triplet(
      Tape tape, Variable anchor, Variable positive, Variable negative, double margin) {
    requireComparable(margin, anchor, positive, negative);
    int rows = anchor.value().rows();
    int columns = anchor.value().columns();
    float[] a = anchor.data();
    float[] p = positive.data();
    float[] n = negative.data();
    double[] missing = new double[rows];
    tape.workers()
        .forRange(
            rows,
            Grain.rows(columns, Grain.PLAIN),
            (from, to) -> {
              for (int row = from; row < to; row++) {
                double nearer = margin;
                for (int i = row * columns; i < (row + 1) * columns; i++) {
                  double toPositive = (double) a[i] - p[i];
                  double toNegative = (double) a[i] - n[i];
                  nearer += toPositive * toPositive - toNegative * toNegative;
                }
                missing[row] = Math.max(0, nearer);
              }
            });
    double total = 0;
    for (double each : missing) {
      total += each;
    }
    tape.countFlops(6L * rows * columns);
    Variable result = Losses.scalar(tape, total / rows, anchor, positive, negative);
    tape.onBackward(
        result,
        () -> {
          float slope = 2 * result.gradient().item() / rows;
          addDifference(tape, missing, slope, n, p, anchor);
          addDifference(tape, missing, slope, p, a, positive);
          addDifference(tape, missing, slope, a, n, negative);
        });
    return result;
  }

  /// Adds slope·(x - y) to the rows of the gradient where something is missing.
  private static void addDifference(
      Tape tape, double[] missing, float slope, float[] x, float[] y, Variable vectors) {
    if (!vectors.isDifferentiable()) {
      return;
    }
    float[] gradient = vectors.gradient().data();
    int columns = vectors.value().columns();
    tape.workers()
        .forRange(
            missing.length,
            Grain.rows(columns, Grain.PLAIN),
            (from, to) -> {
              for (int i = from * columns; i < to * columns; i++) {
                if (missing[i / columns] > 0) {
                  gradient[i] += slope * (x[i] - y[i]);
                }
              }
            });
    tape.countFlops(3L * gradient.length);
  }

  private static void requireComparable(double margin, Variable first, Variable... others) {
    if (!(margin >= 0 && margin < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("margin " + margin + " is not at least 0 and finite");
    }
    for (Variable other : others) {
      if (!Arrays.equals(first.shape(), other.shape()) || first.value().size() == 0) {
        throw new IllegalArgumentException(
            "shapes %s and %s cannot be compared"
                .formatted(Arrays.toString(first.shape()), Arrays.toString(other.shape())));
      }
    }
  }
}
