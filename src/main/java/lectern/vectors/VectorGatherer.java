package lectern.vectors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Words and vectors as they come out of a file, whose number is not known before its end.
final class VectorGatherer {
  private final int width;
  private final List<String> words = new ArrayList<>();
  private final Map<String, Long> places = new HashMap<>();
  private float[] rows = new float[0];

  VectorGatherer(int width) {
    this.width = width;
  }

  /// D.
  int width() {
    return width;
  }

  /// Says that a wanted word is there.
  ///
  /// @param place line or offset
  /// @return where it was before, or null
  Long meet(String word, long place) {
    return places.putIfAbsent(word, place);
  }

  /// Keeps a word.
  ///
  /// @return where to write its numbers, from the offset {@link #last} on
  float[] add(String word) {
    long needed = (words.size() + 1L) * width;
    if (needed > Integer.MAX_VALUE - 8) {
      throw new ArithmeticException("more numbers than an array can hold");
    }
    if (needed > rows.length) {
      long roomy = Math.min(Integer.MAX_VALUE - 8, Math.max(needed, rows.length * 3L / 2));
      rows = Arrays.copyOf(rows, (int) roomy);
    }
    words.add(word);
    return rows;
  }

  /// Whether so many words are kept.
  boolean has(int most) {
    return words.size() == most;
  }

  /// The offset of the last word's numbers.
  int last() {
    return (words.size() - 1) * width;
  }

  WordVectors vectors() {
    int size = words.size() * width;
    return new WordVectors(words, size == rows.length ? rows : Arrays.copyOf(rows, size), width);
  }
}
