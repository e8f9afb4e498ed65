package lectern.train;

/// The measure by which the best weights are chosen, and how long to wait for better ones.
///
/// @param measure a name that the {@link Evaluation} gives
/// @param goal which way is better
/// @param patience evaluations in a row without an improvement after which training stops early, at
///   least 1; {@link #UNLIMITED} for never
/// @param leastGain what a value must be better by than the best so far to count as an improvement,
///   0 or more, in the measure's unit
public record Watch(String measure, Goal goal, int patience, double leastGain) {
  /// The patience that never ends.
  public static final int UNLIMITED = Integer.MAX_VALUE;

  /// Which way is better.
  public enum Goal {
    /// as for a loss or a perplexity
    LOWEST,
    /// as for an accuracy
    HIGHEST
  }

  public Watch {
    if (measure.isBlank()) {
      throw new IllegalArgumentException("the watched measure has no name");
    }
    if (patience < 1) {
      throw new IllegalArgumentException("patience " + patience + " is below 1");
    }
    if (!(leastGain >= 0 && leastGain < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("leastGain " + leastGain + " is not a number from 0 on");
    }
  }

  /// Lower is better; training never stops early.
  public static Watch lowest(String measure) {
    return new Watch(measure, Goal.LOWEST, UNLIMITED, /* leastGain= */ 0);
  }

  /// Higher is better; training never stops early.
  public static Watch highest(String measure) {
    return new Watch(measure, Goal.HIGHEST, UNLIMITED, /* leastGain= */ 0);
  }

  /// The same with early stopping.
  public Watch withPatience(int evaluations) {
    return new Watch(measure, goal, evaluations, leastGain);
  }

  /// The same with another least gain.
  public Watch withLeastGain(double gain) {
    return new Watch(measure, goal, patience, gain);
  }

  /// Whether a value improves on the best so far. NaN never does.
  boolean improves(double value, Best best) {
    if (Double.isNaN(value)) {
      return false;
    }
    return best == null
        || (goal == Goal.LOWEST
            ? value < best.value() - leastGain
            : value > best.value() + leastGain);
  }
}
