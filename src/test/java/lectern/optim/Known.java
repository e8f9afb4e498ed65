package lectern.optim;

import lectern.autograd.Variable;
import lectern.nn.Initializer;
import lectern.nn.Parameters;
import lectern.tensor.RandomStream;
import lectern.tensor.Tensor;

/// Two parameters with known first values, and gradients set by hand.
final class Known {
  private Known() {}

  static Parameters parameters(float[] weight, float[] bias) {
    Parameters parameters = Parameters.create(RandomStream.of(1));
    parameters.create("weight", copy(weight), 5, 7);
    parameters.create("bias", copy(bias), 3);
    return parameters;
  }

  private static Initializer copy(float[] numbers) {
    return (Tensor value, RandomStream random) ->
        System.arraycopy(numbers, 0, value.data(), 0, numbers.length);
  }

  /// One parameter of random numbers with a random gradient.
  static Parameters random(int size, long seed) {
    Parameters parameters = Parameters.create(RandomStream.of(seed));
    Variable variable = parameters.create("weight", Initializer.normal(1), size);
    Initializer.normal(3).fill(variable.gradient(), RandomStream.of(seed).split("gradient"));
    return parameters;
  }
}
