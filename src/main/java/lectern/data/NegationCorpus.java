package lectern.data;

import java.util.ArrayList;
import java.util.List;
import lectern.tensor.RandomStream;

/// Texts in which a negator turns a word's polarity around: "the plot was not at all good".
///
/// A text has one polar word (of ten positive and ten negative ones) and, `distance` words before
/// it, a negator (of three) or a neutral word; every other word is neutral (of twenty). Its class
/// is the polar word's, unless a negator is there: then it is the other one. Polar word and negator
/// together decide, each alone says nothing.
///
/// Texts come in fours that share their neutral words and places: a positive and a negative word,
/// each plain and negated. Hence, of any such collection:
///
/// - both classes are equally frequent, and so are they among the texts of any one word;
/// - **a linear model of n-grams up to n words, there or counted, gets at most 3 of 4 right if n ≤
///   distance**, whatever its weights: no n-gram has both decisive words, so that within each four
///   the n-grams of the two positive texts are together those of the two negative ones, and so are
///   the sums of their scores. Three of four can be had;
/// - with n > distance it can get all right, and so can any model that sees whether both are there.
///
/// The construction is that of exclusive or; source of giving each text its minimally changed
/// relatives: Gardner et al. 2020, "Evaluating models' local decision boundaries via contrast
/// sets".
///
/// @param distance words from the negator to the polar word, at least 1: then they are neighbours
/// @param length words a text, above `distance`
public record NegationCorpus(int distance, int length) {
  /// The names of the two classes.
  public static final List<String> CLASSES = List.of("negative", "positive");

  private static final int RELATIVES = 4;

  private static final List<String> POSITIVE =
      List.of(
          "good", "great", "fine", "moving", "funny", "clever", "warm", "fresh", "sharp", "lovely");
  private static final List<String> NEGATIVE =
      List.of("bad", "poor", "dull", "boring", "silly", "flat", "cold", "stale", "ugly", "tired");
  private static final List<String> NEGATORS = List.of("not", "never", "hardly");

  public NegationCorpus {
    if (distance < 1 || length <= distance) {
      throw new IllegalArgumentException(
          "distance %d and length %d: expected 1 ≤ distance < length".formatted(distance, length));
    }
  }

  /// Draws texts.
  ///
  /// @param texts how many, a multiple of 4, at least 4
  public LabelledTexts draw(int texts, RandomStream random) {
    if (texts < RELATIVES || texts % RELATIVES != 0) {
      throw new IllegalArgumentException(texts + " texts; they come in fours");
    }
    List<LabelledText> drawn = new ArrayList<>();
    while (drawn.size() < texts) {
      List<String> neutral = NeutralWords.draw(length, NeutralWords.ALL.size(), random);
      int negator = random.nextInt(length - distance);
      String not = any(NEGATORS, random);
      String positive = any(POSITIVE, random);
      String negative = any(NEGATIVE, random);
      for (String polar : List.of(positive, negative)) {
        List<String> plain = new ArrayList<>(neutral);
        plain.set(negator + distance, polar);
        List<String> negated = new ArrayList<>(plain);
        negated.set(negator, not);
        int label = polar.equals(positive) ? 1 : 0;
        drawn.add(new LabelledText(plain, label));
        drawn.add(new LabelledText(negated, 1 - label));
      }
    }
    return new LabelledTexts(CLASSES, drawn);
  }

  /// The greatest accuracy of any linear model whose features are n-grams, on any texts drawn here.
  ///
  /// @param n the longest n-grams, words, at least 1
  public double bestLinear(int n) {
    if (n < 1) {
      throw new IllegalArgumentException("n-grams of " + n + " words");
    }
    return n > distance ? 1 : 0.75;
  }

  private static String any(List<String> words, RandomStream random) {
    return words.get(random.nextInt(words.size()));
  }
}
