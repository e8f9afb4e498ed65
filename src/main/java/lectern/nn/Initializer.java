package lectern.nn;

import lectern.tensor.RandomStream;
import lectern.tensor.Tensor;

/// How a parameter gets its first value.
@FunctionalInterface
public interface Initializer {
  /// Overwrites every number.
  void fill(Tensor value, RandomStream random);

  /// All zeros.
  Initializer ZEROS = (value, random) -> java.util.Arrays.fill(value.data(), 0);

  /// All ones.
  Initializer ONES = (value, random) -> java.util.Arrays.fill(value.data(), 1);

  /// Uniform in [-bound, bound).
  static Initializer uniform(double bound) {
    return (value, random) -> {
      float[] data = value.data();
      for (int i = 0; i < data.length; i++) {
        data[i] = (float) (bound * (2 * random.nextDouble() - 1));
      }
    };
  }

  /// Normal with mean 0.
  static Initializer normal(double standardDeviation) {
    return (value, random) -> {
      float[] data = value.data();
      for (int i = 0; i < data.length; i++) {
        data[i] = (float) (standardDeviation * random.nextGaussian());
      }
    };
  }
}
