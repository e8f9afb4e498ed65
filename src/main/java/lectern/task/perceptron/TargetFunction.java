package lectern.task.perceptron;

/// A known function for a network to approximate: of one or two numbers from -1 to 1, itself from
/// -1 to 1.
public enum TargetFunction {
  /// -1 left of 0, 1 from there on: it has a jump, which a network of continuous units can only
  /// come near to
  STEP(1) {
    @Override
    double at(double... x) {
      return x[0] < 0 ? -1 : 1;
    }
  },

  /// sin(π·(x+1)²): two periods that grow ever shorter
  CHIRP(1) {
    @Override
    double at(double... x) {
      return StrictMath.sin(StrictMath.PI * (x[0] + 1) * (x[0] + 1));
    }
  },

  /// cos(2π·√(x1²+x2²)): rings around the origin
  RIPPLE(2) {
    @Override
    double at(double... x) {
      return StrictMath.cos(2 * StrictMath.PI * StrictMath.sqrt(x[0] * x[0] + x[1] * x[1]));
    }
  };

  private final int inputs;

  TargetFunction(int inputs) {
    this.inputs = inputs;
  }

  /// How many numbers it is a function of, D: 1 or 2.
  int inputs() {
    return inputs;
  }

  /// Its value.
  ///
  /// @param x D numbers from -1 to 1
  abstract double at(double... x);
}
