package lectern.task.perceptron;

import lectern.tensor.Tensor;

/// A function's values at evenly spaced places.
///
/// Letters: N places, D inputs.
///
/// @param places [N,D], over [-1, 1] along each axis, the first axis changing slowest
/// @param values [N,1]
record FunctionGrid(Tensor places, Tensor values) {
  /// Evaluates a function.
  ///
  /// @param side places along each axis, at least 2
  static FunctionGrid of(TargetFunction function, int side) {
    int inputs = function.inputs();
    int size = inputs == 1 ? side : side * side;
    Tensor places = Tensor.zeros(size, inputs);
    Tensor values = Tensor.zeros(size, 1);
    for (int n = 0; n < size; n++) {
      double[] x = new double[inputs];
      for (int d = 0, rest = n; d < inputs; d++, rest /= side) {
        x[inputs - 1 - d] = -1 + 2.0 * (rest % side) / (side - 1);
      }
      for (int d = 0; d < inputs; d++) {
        places.data()[n * inputs + d] = (float) x[d];
      }
      values.data()[n] = (float) function.at(x);
    }
    return new FunctionGrid(places, values);
  }

  /// The mean squared difference from other values, as a share of the function's own variance: 0 is
  /// exact, 1 as good as the best constant.
  ///
  /// @param others [N,1]
  double error(Tensor others) {
    double squares = 0;
    for (int n = 0; n < values.size(); n++) {
      double difference = (double) others.data()[n] - values.data()[n];
      squares += difference * difference;
    }
    return squares / variation();
  }

  /// The error of the best straight line (or plane). On an even grid the coordinates are
  /// uncorrelated, so that each one's slope is that of its own regression.
  double errorOfBestLine() {
    double left = variation();
    int inputs = places.columns();
    for (int d = 0; d < inputs; d++) {
      double products = 0;
      double squares = 0;
      for (int n = 0; n < values.size(); n++) {
        double x = places.data()[n * inputs + d]; // of mean 0
        products += x * values.data()[n];
        squares += x * x;
      }
      left -= products * products / squares;
    }
    return left / variation();
  }

  /// The sum of squared differences from the mean.
  private double variation() {
    double sum = 0;
    for (int n = 0; n < values.size(); n++) {
      sum += values.data()[n];
    }
    double mean = sum / values.size();
    double squares = 0;
    for (int n = 0; n < values.size(); n++) {
      squares += (values.data()[n] - mean) * (values.data()[n] - mean);
    }
    return squares;
  }
}
