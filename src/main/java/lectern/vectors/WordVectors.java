package lectern.vectors;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.IntStream;
import lectern.text.Vocabulary;

/// Words, each with a vector: whatever they were counted, trained or loaded from.
///
/// Letters: V words, D width. The words keep the order in which they came, by convention the most
/// frequent first.
public final class WordVectors {
  private final Vocabulary vocabulary;
  private final float[] rows; // [V,D]
  private final int width;

  /// Puts words and vectors together; the numbers are not copied.
  ///
  /// @param words V different words, none of them empty
  /// @param rows [V,D], one row a word
  /// @param width D, at least 1
  /// @throws IllegalArgumentException if the two do not fit, or a word is empty or there twice
  public WordVectors(List<String> words, float[] rows, int width) {
    if (width < 1 || rows.length != (long) words.size() * width) {
      throw new IllegalArgumentException(
          "%d words of width %d have %d numbers, not %d"
              .formatted(words.size(), width, (long) words.size() * width, rows.length));
    }
    this.vocabulary = Vocabulary.of(words);
    this.rows = rows;
    this.width = width;
  }

  /// The words by number.
  public Vocabulary vocabulary() {
    return vocabulary;
  }

  /// V, how many words there are.
  public int size() {
    return vocabulary.size();
  }

  /// D, how many numbers a word has.
  public int width() {
    return width;
  }

  /// All vectors, not a copy.
  ///
  /// @return [V,D]
  public float[] rows() {
    return rows;
  }

  /// Whether there is a vector for this very word.
  public boolean contains(String word) {
    return vocabulary.contains(word);
  }

  /// The vector of a word.
  ///
  /// @return [D], a copy
  /// @throws IllegalArgumentException if there is none
  public float[] of(String word) {
    int from = number(word) * width;
    return Arrays.copyOfRange(rows, from, from + width);
  }

  /// The cosine of the angle between two words, -1 to 1; 0 if the vector of one is zero.
  ///
  /// @throws IllegalArgumentException if one of them has no vector
  public double cosine(String a, String b) {
    return likeness(a, b, Likeness.COSINE);
  }

  /// The inner product of two words.
  ///
  /// @throws IllegalArgumentException if one of them has no vector
  public double dot(String a, String b) {
    return likeness(a, b, Likeness.DOT);
  }

  /// How alike two words are.
  ///
  /// @throws IllegalArgumentException if one of them has no vector
  public double likeness(String a, String b, Likeness likeness) {
    return likeness.of(rows, number(a) * width, rows, number(b) * width, width);
  }

  /// The words most like a word, without itself.
  ///
  /// @param most how many, at least 0
  /// @return nearest first, of equals the one with the lower number
  /// @throws IllegalArgumentException if the word has no vector
  public List<Neighbour> nearest(String word, int most, Likeness likeness) {
    return nearest(of(word), most, likeness, Set.of(word));
  }

  /// The words most like a point.
  ///
  /// @param point [D]
  /// @param most how many, at least 0
  /// @param without words that are passed over
  /// @return nearest first, of equals the one with the lower number
  /// @throws IllegalArgumentException if the point has another width
  public List<Neighbour> nearest(float[] point, int most, Likeness likeness, Set<String> without) {
    if (point.length != width) {
      throw new IllegalArgumentException(
          "a point of " + point.length + " numbers among words of " + width);
    }
    record Found(int id, double likeness) {}
    Comparator<Found> nearestFirst =
        Comparator.comparingDouble(Found::likeness).reversed().thenComparingInt(Found::id);
    PriorityQueue<Found> farthestFirst = new PriorityQueue<>(nearestFirst.reversed());
    for (int id = 0; id < size(); id++) {
      if (!without.contains(vocabulary.token(id))) {
        farthestFirst.add(new Found(id, likeness.of(point, 0, rows, id * width, width)));
        if (farthestFirst.size() > most) {
          farthestFirst.remove();
        }
      }
    }
    return farthestFirst.stream()
        .sorted(nearestFirst)
        .map(found -> new Neighbour(vocabulary.token(found.id), found.likeness))
        .toList();
  }

  /// The same words with vectors of length 1, so that {@link Likeness#DOT} is the cosine; a vector
  /// of zeros stays one.
  public WordVectors unit() {
    float[] unit = rows.clone();
    for (int from = 0; from < unit.length; from += width) {
      double squares = 0;
      for (int d = from; d < from + width; d++) {
        squares += (double) unit[d] * unit[d];
      }
      double scale = squares == 0 ? 0 : 1 / Math.sqrt(squares);
      for (int d = from; d < from + width; d++) {
        unit[d] = (float) (unit[d] * scale);
      }
    }
    return new WordVectors(vocabulary.tokens(), unit, width);
  }

  /// Only some of the words, in their order here.
  public WordVectors only(Set<String> wanted) {
    int[] kept =
        IntStream.range(0, size()).filter(id -> wanted.contains(vocabulary.token(id))).toArray();
    float[] some = new float[kept.length * width];
    for (int i = 0; i < kept.length; i++) {
      System.arraycopy(rows, kept[i] * width, some, i * width, width);
    }
    return new WordVectors(vocabulary.decode(kept), some, width);
  }

  private int number(String word) {
    if (!contains(word)) { // not even where there is a token for unknown words
      throw new IllegalArgumentException("there is no vector for '" + word + "'");
    }
    return vocabulary.id(word);
  }
}
