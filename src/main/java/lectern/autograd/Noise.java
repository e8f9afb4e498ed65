package lectern.autograd;

import lectern.tensor.RandomStream;
import lectern.tensor.Tensor;
import lectern.tensor.Workers;

/// Operations that draw random numbers.
public final class Noise {
  private static final int DRAWS_PER_BLOCK = 4; // 16 bits each, out of 64
  private static final int STEPS = 1 << 16;

  private Noise() {}

  /// Sets each number to zero with probability `rate` and scales up the others, so that the
  /// expected value stays.
  ///
  /// No mask is kept: whether number i stays is a function of the stream and i, computed again on
  /// the way back. The rate is rounded to a multiple of 2^-16, and the scale is that of the rounded
  /// rate.
  ///
  /// Source: Srivastava et al. 2014, "Dropout"; scaled in training, not in evaluation.
  ///
  /// @param rate in [0, 1); at 0 the input itself is returned
  /// @param random a stream of this call's own
  /// @return x's shape
  public static Variable dropout(Tape tape, Variable x, double rate, RandomStream random) {
    if (!(rate >= 0 && rate < 1)) {
      throw new IllegalArgumentException("dropout rate " + rate + " is not in [0, 1)");
    }
    int threshold = Math.min((int) Math.rint(rate * STEPS), STEPS - 1);
    if (threshold == 0) {
      return x;
    }
    float scale = (float) STEPS / (STEPS - threshold);
    Workers workers = tape.workers();
    Tensor y = tape.zeros(x.shape());
    addKept(workers, threshold, scale, random, x.data(), y.data());
    tape.countFlops(y.size());
    Variable result = tape.result(y, x);
    tape.onBackward(
        result,
        () -> {
          float[] slope = result.gradient().data();
          addKept(workers, threshold, scale, random, slope, x.gradient().data());
          tape.countFlops(y.size());
        });
    return result;
  }

  private static void addKept(
      Workers workers, int threshold, float scale, RandomStream random, float[] x, float[] y) {
    int blocks = (x.length + DRAWS_PER_BLOCK - 1) / DRAWS_PER_BLOCK;
    workers.forRange(
        blocks,
        Grain.TRANSCENDENTAL / DRAWS_PER_BLOCK,
        (from, to) -> {
          for (int block = from; block < to; block++) {
            long bits = random.bitsAt(block);
            int end = Math.min((block + 1) * DRAWS_PER_BLOCK, x.length);
            for (int i = block * DRAWS_PER_BLOCK; i < end; i++) {
              int draw = (int) bits & (STEPS - 1);
              y[i] += draw >= threshold ? scale * x[i] : 0;
              bits >>>= 16;
            }
          }
        });
  }
}
