package lectern.nn;

import lectern.autograd.Noise;
import lectern.autograd.Tape;
import lectern.autograd.Variable;

/// Drops numbers at random while training, and none in evaluation.
///
/// @param rate the share that is dropped, in [0, 1)
public record Dropout(double rate) {
  /// Drops nothing.
  public static final Dropout NONE = new Dropout(0);

  public Dropout {
    if (!(rate >= 0 && rate < 1)) {
      throw new IllegalArgumentException("dropout rate " + rate + " is not in [0, 1)");
    }
  }

  /// @return x's shape; x itself in evaluation or at rate 0
  public Variable forward(Tape tape, Variable x, Pass pass) {
    return rate == 0
        ? x
        : pass.noise().map(random -> Noise.dropout(tape, x, rate, random)).orElse(x);
  }
}
