package lectern.task.vectors;

/// How a linear classifier of vectors learns. The rate falls along half a cosine to nothing, so
/// that the last steps settle.
///
/// @param steps updates of the weights, at least 1
/// @param rows examples an update, at least 1
/// @param rate Adam's learning rate at its peak, above 0
public record ClassifierTraining(int steps, int rows, double rate) {
  public ClassifierTraining {
    if (steps < 1 || rows < 1 || !(rate > 0)) {
      throw new IllegalArgumentException(
          "steps %d, rows %d, rate %s must be above 0".formatted(steps, rows, rate));
    }
  }
}
