package lectern.autograd;

import java.util.Arrays;
import lectern.tensor.Elementwise;
import lectern.tensor.Rows;
import lectern.tensor.Tensor;
import lectern.tensor.Workers;

/// Rows brought to a common scale.
///
/// Letters: C the last extent, `..` all others together.
public final class Normalisation {
  private Normalisation() {}

  /// Gives every row mean 0 and variance 1, then a learned gain and bias.
  ///
  /// Source: Ba, Kiros and Hinton 2016, "Layer normalization", equation 4.
  ///
  /// @param x [..,C]
  /// @param gain [C]
  /// @param bias [C]
  /// @param epsilon added to the variance, above 0
  /// @return [..,C]
  public static Variable layerNorm(
      Tape tape, Variable x, Variable gain, Variable bias, double epsilon) {
    int columns = x.value().columns();
    if (!gain.value().hasShape(columns) || !bias.value().hasShape(columns)) {
      throw new IllegalArgumentException(
          "gain %s and bias %s for rows of %s"
              .formatted(
                  Arrays.toString(gain.shape()),
                  Arrays.toString(bias.shape()),
                  Arrays.toString(x.shape())));
    }
    Workers workers = tape.workers();
    int rows = x.value().rows();
    int grain = Grain.rows(columns, Grain.TRANSCENDENTAL);
    Tensor y = tape.empty(x.shape());
    float[] means = tape.empty(rows).data();
    float[] inverses = tape.empty(rows).data(); // 1 / standard deviation
    workers.forRange(
        rows,
        grain,
        (from, to) -> {
          for (int row = from; row < to; row++) {
            int start = row * columns;
            float mean = Rows.sum(x.data(), start, columns) / columns;
            float variance = Rows.sumOfSquaresAround(mean, x.data(), start, columns) / columns;
            float inverse = (float) (1 / Math.sqrt(variance + epsilon));
            means[row] = mean;
            inverses[row] = inverse;
            normaliseRow(x.data(), mean, inverse, gain.data(), bias.data(), y.data(), start);
          }
        });
    tape.countFlops(8L * y.size());
    Variable result = tape.result(y, x, gain, bias);
    tape.onBackward(
        result,
        () -> {
          float[] slope = result.gradient().data();
          if (x.isDifferentiable()) {
            float[] gradient = x.gradient().data();
            float[] scaled = tape.empty(x.shape()).data();
            workers.forRange(
                rows,
                grain,
                (from, to) -> {
                  for (int row = from; row < to; row++) {
                    int start = row * columns;
                    Elementwise.product(slope, start, gain.data(), 0, scaled, start, columns);
                    addRowGradient(
                        x.data(), means[row], inverses[row], scaled, gradient, start, columns);
                  }
                });
          }
          if (gain.isDifferentiable()) {
            float[] gradient = gain.gradient().data();
            workers.forRange(
                columns,
                Grain.rows(rows, Grain.PLAIN),
                (from, to) -> {
                  for (int row = 0; row < rows; row++) {
                    int start = row * columns;
                    float mean = means[row];
                    float inverse = inverses[row];
                    for (int c = from; c < to; c++) {
                      gradient[c] += slope[start + c] * ((x.data()[start + c] - mean) * inverse);
                    }
                  }
                });
          }
          if (bias.isDifferentiable()) {
            Reductions.addColumnSums(workers, slope, rows, columns, bias.gradient().data());
          }
          tape.countFlops(14L * y.size());
        });
    return result;
  }

  private static void normaliseRow(
      float[] x, float mean, float inverse, float[] gain, float[] bias, float[] y, int start) {
    for (int c = 0; c < gain.length; c++) {
      y[start + c] = (x[start + c] - mean) * inverse * gain[c] + bias[c];
    }
  }

  /// dx = (g - mean(g) - x̂·mean(g·x̂)) / deviation, where g is the slope times the gain.
  private static void addRowGradient(
      float[] x, float mean, float inverse, float[] g, float[] gradient, int start, int columns) {
    float sum = Rows.sum(g, start, columns);
    float dot = (Rows.dot(g, start, x, start, columns) - mean * sum) * inverse; // Σ g·x̂
    float meanSlope = sum / columns;
    float meanDot = dot / columns;
    for (int i = start; i < start + columns; i++) {
      gradient[i] += inverse * (g[i] - meanSlope - (x[i] - mean) * inverse * meanDot);
    }
  }

  /// Turns every row of logits into probabilities.
  ///
  /// @param logits [..,C]
  /// @return [..,C], positive, each row of sum 1
  public static Variable softmax(Tape tape, Variable logits) {
    Workers workers = tape.workers();
    int columns = logits.value().columns();
    int rows = logits.value().rows();
    int grain = Grain.rows(columns, Grain.TRANSCENDENTAL);
    Tensor y = tape.empty(logits.shape());
    workers.forRange(
        rows,
        grain,
        (from, to) -> {
          for (int row = from; row < to; row++) {
            int start = row * columns;
            Rows.softmax(logits.data(), start, y.data(), start, columns);
          }
        });
    tape.countFlops(4L * y.size());
    Variable result = tape.result(y, logits);
    tape.onBackward(
        result,
        () -> {
          float[] p = y.data();
          float[] slope = result.gradient().data();
          float[] gradient = logits.gradient().data();
          workers.forRange(
              rows,
              grain,
              (from, to) -> {
                for (int row = from; row < to; row++) {
                  int start = row * columns;
                  float expected = Rows.dot(p, start, slope, start, columns);
                  for (int i = start; i < start + columns; i++) {
                    gradient[i] += p[i] * (slope[i] - expected);
                  }
                }
              });
          tape.countFlops(5L * y.size());
        });
    return result;
  }
}
