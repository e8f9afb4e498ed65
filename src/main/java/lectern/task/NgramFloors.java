package lectern.task;

import java.util.List;
import lectern.text.NgramModel;

/// The n-gram models that every language model is set beside.
final class NgramFloors {
  /// What the model of each order is called, from order 1 on.
  static final List<String> NAMES = List.of("unigram", "bigram", "trigram", "4-gram");

  private NgramFloors() {}

  /// Counts a text.
  ///
  /// Every token is added once to the unigram model, as Laplace has it; to longer ones a hundredth
  /// of that, as most of their many n-grams are never seen.
  ///
  /// @param order from 1 on
  static NgramModel count(int order, int vocabulary, int[] text) {
    return NgramModel.count(
        new NgramModel.Config(order, vocabulary, /* added= */ order == 1 ? 1 : 0.01), text);
  }
}
