package lectern.vectors;

import java.util.Arrays;

/// What sub-sampling leaves of a text in one epoch.
final class EpochText {
  private final int[] words;
  private final boolean[] first;

  private EpochText(int[] words, boolean[] first) {
    this.words = words;
    this.first = first;
  }

  /// Keeps each word with its probability.
  ///
  /// @param key of this epoch's draws
  static EpochText of(WordText text, double[] keep, long key) {
    int[] words = new int[Math.toIntExact(text.tokens())];
    boolean[] first = new boolean[words.length];
    int kept = 0;
    long number = 0;
    for (int[] sentence : text.sentences()) {
      int start = kept;
      for (int word : sentence) {
        long bits = SplitMix.bits(key, number++);
        if (keep[word] >= 1 || SplitMix.uniform(bits) < keep[word]) {
          first[kept] = kept == start;
          words[kept++] = word;
        }
      }
    }
    return new EpochText(Arrays.copyOf(words, kept), Arrays.copyOf(first, kept));
  }

  int size() {
    return words.length;
  }

  int word(int place) {
    return words[place];
  }

  /// The first place at most `reach` before this one that is in the same sentence.
  int from(int place, int reach) {
    int from = place;
    while (place - from < reach && !first[from]) {
      from--;
    }
    return from;
  }

  /// The place behind the last one at most `reach` after this one that is in the same sentence.
  int to(int place, int reach) {
    int to = place + 1;
    while (to - place <= reach && to < words.length && !first[to]) {
      to++;
    }
    return to;
  }
}
