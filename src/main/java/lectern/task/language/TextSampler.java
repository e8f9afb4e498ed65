package lectern.task.language;

import lectern.tensor.RandomStream;
import lectern.text.TokenPredictor;

/// Writes text by drawing each token from the model's distribution.
final class TextSampler {
  private TextSampler() {}

  /// @param prompt tokens the model reads first
  /// @param length tokens to draw
  /// @return [length]
  static int[] sample(TokenPredictor model, int[] prompt, int length, RandomStream random) {
    for (int id : prompt) {
      model.read(id);
    }
    int[] drawn = new int[length];
    for (int i = 0; i < length; i++) {
      drawn[i] = draw(model.next(), random.nextDouble());
      model.read(drawn[i]);
    }
    return drawn;
  }

  private static int draw(double[] distribution, double uniform) {
    double sum = 0;
    int possible = 0;
    for (int id = 0; id < distribution.length; id++) {
      sum += distribution[id];
      if (uniform < sum) {
        return id;
      }
      possible = distribution[id] > 0 ? id : possible;
    }
    return possible; // the probabilities may sum to a little less than 1
  }
}
