package lectern.task.language;

import java.util.List;
import lectern.text.InterpolatedNgramModel;
import lectern.text.NgramModel;

/// The n-gram models that every language model is set beside.
final class NgramFloors {
  /// What the model of each order is called, from order 1 on.
  static final List<String> NAMES = List.of("unigram", "bigram", "trigram", "4-gram");

  /// Long enough for characters, and needs no smoothing to be chosen.
  private static final int INTERPOLATED_ORDER = 6;

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

  /// The best that counting does: n-grams of every length up to 6, each as far as it can be
  /// trusted.
  static InterpolatedNgramModel countInterpolated(int vocabulary, int[] text) {
    return InterpolatedNgramModel.count(INTERPOLATED_ORDER, vocabulary, text);
  }
}
