package lectern.nn;

import java.util.Optional;
import lectern.tensor.RandomStream;

/// One forward pass: for training, with noise, or for evaluation, which cannot draw any.
public final class Pass {
  private static final Pass EVALUATION = new Pass(null);

  private final RandomStream random;
  private long draws;

  private Pass(RandomStream random) {
    this.random = random;
  }

  /// @param random this step's stream, usually `run.split("dropout").split(step)`
  public static Pass train(RandomStream random) {
    return new Pass(random);
  }

  /// A pass without noise.
  public static Pass evaluate() {
    return EVALUATION;
  }

  /// A stream of its own for each noisy operation of a training pass, in program order; empty in
  /// evaluation.
  public Optional<RandomStream> noise() {
    return random == null ? Optional.empty() : Optional.of(random.split(draws++));
  }
}
