package lectern.task.classification;

/// How a network learns from texts: in shuffled batches, by Adam at a constant rate, for so many
/// passes over them. The weights after the pass that did best on the validation texts are kept.
///
/// @param epochs passes over the training texts, at least 1
/// @param batch texts a step, at least 1
/// @param rate Adam's learning rate, above 0
public record EpochTraining(int epochs, int batch, double rate) {
  public EpochTraining {
    if (epochs < 1 || batch < 1) {
      throw new IllegalArgumentException(
          "epochs %d and batch %d must be at least 1".formatted(epochs, batch));
    }
    if (!(rate > 0)) {
      throw new IllegalArgumentException("rate is " + rate + "; it must be above 0");
    }
  }
}
