package lectern.data;

import java.util.ArrayList;
import java.util.List;
import lectern.tensor.RandomStream;

/// What generated texts are filled with: words that say nothing about their class.
final class NeutralWords {
  /// Twenty of them.
  static final List<String> ALL =
      List.of(
          "the", "a", "this", "film", "plot", "scene", "story", "actor", "was", "is", "and", "at",
          "all", "in", "of", "it", "for", "with", "its", "so");

  private NeutralWords() {}

  /// Words drawn independently, each as likely as any other.
  ///
  /// @param length how many
  /// @param kinds of how many different ones, 1 to 20
  static List<String> draw(int length, int kinds, RandomStream random) {
    List<String> words = new ArrayList<>(length);
    for (int i = 0; i < length; i++) {
      words.add(ALL.get(random.nextInt(kinds)));
    }
    return words;
  }
}
