package lectern.nn;

import java.util.Arrays;
import lectern.tensor.RandomStream;
import lectern.tensor.Tensor;

/// How a parameter gets its first value.
@FunctionalInterface
public interface Initializer {
  /// Overwrites every number.
  void fill(Tensor value, RandomStream random);

  /// All zeros.
  Initializer ZEROS = (value, random) -> Arrays.fill(value.data(), 0);

  /// All ones.
  Initializer ONES = (value, random) -> Arrays.fill(value.data(), 1);

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

  /// Uniform up to 1/√I for a weight [O,I]: the sum of I products keeps a third of the inputs'
  /// variance. What PyTorch's linear layers begin with.
  ///
  /// Source: LeCun et al. 1998, "Efficient BackProp", section 4.6, with PyTorch's bound.
  Initializer LECUN_UNIFORM =
      (value, random) -> uniform(1 / Math.sqrt(value.columns())).fill(value, random);

  /// Uniform up to √(6/(I+O)) for a weight [O,I]: for layers with tanh.
  ///
  /// Source: Glorot and Bengio 2010, "Understanding the difficulty of training deep feedforward
  /// neural networks", equation 16.
  Initializer XAVIER_UNIFORM =
      (value, random) ->
          uniform(Math.sqrt(6.0 / (value.columns() + value.rows()))).fill(value, random);

  /// Normal of variance 2/I for a weight [O,I]: for layers with ReLU.
  ///
  /// Source: He et al. 2015, "Delving deep into rectifiers", equation 10.
  Initializer HE_NORMAL =
      (value, random) -> normal(Math.sqrt(2.0 / value.columns())).fill(value, random);

  /// Orthonormal rows for a weight [O,I] with O ≤ I, orthonormal columns otherwise: neither shrinks
  /// nor stretches, for recurrent weights.
  ///
  /// Source: Saxe, McClelland and Ganguli 2014, "Exact solutions to the nonlinear dynamics of
  /// learning"; by Gram and Schmidt's procedure, twice for accuracy.
  Initializer ORTHOGONAL = Orthogonal::fill;
}
