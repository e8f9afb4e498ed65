package lectern.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import lectern.tensor.RandomStream;
import lectern.text.Vocabulary;

/// Writes sentences of words in classes: a vocabulary as large as one likes, in which words of a
/// class are used alike and words of different classes are not.
///
/// A sentence begins with a class drawn evenly. Class k is followed by class k + 1, 2k + 1 or 3k +
/// 2 (modulo their number) with probabilities 0.6, 0.3 and 0.1. Which word stands for a class is
/// drawn by 1/rank (Zipf), whatever stands around it. So all words of a class have the same
/// distribution of contexts, at any distance and however frequent they are, and no text can tell
/// two of them apart; classes have different ones.
///
/// @param classes K, at least 5
/// @param wordsInClass how many words a class has, at least 2
/// @param length words a sentence, at least 2
public record WordClassText(int classes, int wordsInClass, int length) {
  private static final double[] SHARES = {0.6, 0.3, 0.1};
  private static final int MOST_WORDS = 1_000_000;

  public WordClassText {
    if (classes < 5 || wordsInClass < 2 || length < 2) {
      throw new IllegalArgumentException(
          "classes %d, wordsInClass %d and length %d; expected at least 5, 2 and 2"
              .formatted(classes, wordsInClass, length));
    }
    if ((long) classes * wordsInClass > MOST_WORDS) {
      throw new IllegalArgumentException(
          "classes %d of wordsInClass %d are more than %d words"
              .formatted(classes, wordsInClass, MOST_WORDS));
    }
  }

  /// All words, class after class: `c3w17` is the word of rank 17 of class 3, both counted from 0.
  public Vocabulary vocabulary() {
    return Vocabulary.of(
        IntStream.range(0, classes * wordsInClass)
            .mapToObj(word -> classOf(word) + "w" + word % wordsInClass)
            .toList());
  }

  /// The class of a word: `c3`.
  ///
  /// @param word 0..V-1
  public String classOf(int word) {
    return "c" + word / wordsInClass;
  }

  /// Draws sentences, sentence i from `random.split(i)`: more sentences begin with the fewer.
  ///
  /// @return numbers of the vocabulary
  public List<int[]> sentences(int count, RandomStream random) {
    double[] cumulative = new double[wordsInClass];
    double sum = 0;
    for (int rank = 0; rank < wordsInClass; rank++) {
      sum += 1.0 / (rank + 1);
      cumulative[rank] = sum;
    }
    List<int[]> sentences = new ArrayList<>(count);
    for (long i = 0; i < count; i++) {
      sentences.add(sentence(cumulative, random.split(i)));
    }
    return sentences;
  }

  private int[] sentence(double[] cumulative, RandomStream random) {
    int[] sentence = new int[length];
    int k = random.nextInt(classes);
    for (int t = 0; t < length; t++) {
      double at = random.nextDouble() * cumulative[wordsInClass - 1];
      int rank = Arrays.binarySearch(cumulative, at);
      sentence[t] = k * wordsInClass + Math.min(wordsInClass - 1, rank < 0 ? -1 - rank : rank);
      k = following(k, random.nextDouble());
    }
    return sentence;
  }

  private int following(int k, double uniform) {
    if (uniform < SHARES[0]) {
      return (k + 1) % classes;
    }
    return (uniform < SHARES[0] + SHARES[1] ? 2 * k + 1 : 3 * k + 2) % classes;
  }
}
