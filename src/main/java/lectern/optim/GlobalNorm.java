package lectern.optim;

import java.util.List;
import lectern.autograd.Variable;
import lectern.nn.Parameters;
import lectern.tensor.Elementwise;
import lectern.tensor.Workers;

/// The length of all gradients taken as one vector, and how to limit it.
///
/// The sum has one order whatever the threads: squares of 4,096 numbers at a time, then those sums
/// one after the other, all in double.
///
/// Source: Pascanu et al. 2013, "On the difficulty of training recurrent neural networks",
/// algorithm 1.
public final class GlobalNorm {
  private static final int CHUNK = 4096;

  /// Numbers that are worth a thread of their own.
  private static final int GRAIN = 1 << 16;

  private final List<float[]> gradients;
  private final double[] sums; // one a chunk, of the largest parameter at least

  /// @param parameters of the finished model; one made later is not counted
  public GlobalNorm(Parameters parameters) {
    gradients =
        parameters.all().values().stream()
            .map(Variable::gradient)
            .map(gradient -> gradient.data())
            .toList();
    sums = new double[gradients.stream().mapToInt(g -> chunks(g.length)).max().orElse(0)];
  }

  /// The L2 norm of all gradients; infinite or NaN where a gradient is.
  public double measure(Workers workers) {
    double sum = 0;
    for (float[] gradient : gradients) {
      int chunks = chunks(gradient.length);
      workers.forRange(chunks, GRAIN / CHUNK, (from, to) -> sumChunks(gradient, from, to));
      for (int chunk = 0; chunk < chunks; chunk++) {
        sum += sums[chunk];
      }
    }
    return Math.sqrt(sum);
  }

  /// Four sums side by side keep the adder busy; in double no square of a float overflows.
  private void sumChunks(float[] gradient, int from, int to) {
    for (int chunk = from; chunk < to; chunk++) {
      int start = chunk * CHUNK;
      int end = Math.min(start + CHUNK, gradient.length);
      double s0 = 0;
      double s1 = 0;
      double s2 = 0;
      double s3 = 0;
      int i = start;
      for (; i <= end - 4; i += 4) {
        s0 += square(gradient[i]);
        s1 += square(gradient[i + 1]);
        s2 += square(gradient[i + 2]);
        s3 += square(gradient[i + 3]);
      }
      for (; i < end; i++) {
        s0 += square(gradient[i]);
      }
      sums[chunk] = (s0 + s1) + (s2 + s3);
    }
  }

  private static double square(double x) {
    return x * x;
  }

  /// Scales all gradients so that their norm is `limit` at most. A norm that is no finite number
  /// leaves them alone.
  ///
  /// @param limit above 0; infinite for none
  /// @return the norm before
  public double clip(Workers workers, double limit) {
    if (!(limit > 0)) {
      throw new IllegalArgumentException("norm limit " + limit + " is not above 0");
    }
    double norm = measure(workers);
    // 1e-6 as in torch.nn.utils.clip_grad_norm_
    float factor = (float) (limit / (norm + 1e-6));
    if (factor < 1 && Double.isFinite(norm)) {
      for (float[] gradient : gradients) {
        workers.forRange(
            gradient.length,
            GRAIN,
            (from, to) -> Elementwise.scale(factor, gradient, from, gradient, from, to - from));
      }
    }
    return norm;
  }

  private static int chunks(int length) {
    return Math.ceilDiv(length, CHUNK);
  }
}
