package lectern.data;

import java.util.ArrayList;
import java.util.List;
import lectern.tensor.RandomStream;

/// Texts of two classes, blame and praise, in which some words were planted that tell them apart,
/// among others that do not.
///
/// A text's class is either, with probability ½. Each of the m words planted for its class stands
/// in it with probability p, each of the m planted for the other with probability q, all
/// independently; L more words are drawn evenly from a vocabulary of made-up words that mean
/// nothing. All stand in random order.
///
/// So the truth is a linear model of the words that are there: ln P(praise)/P(blame) = a·(n₁ - n₀),
/// n₁ and n₀ being how many of each class's planted words the text has and a = ln p/q + ln
/// (1-q)/(1-p) the weight of each, no other word having any. What the best possible reader reaches
/// follows by summing over n₁ and n₀.
///
/// @param planted m, words planted for each class, in 1..10
/// @param often p, in (seldom, 1)
/// @param seldom q, in (0, often)
/// @param neutral different words that mean nothing, in 1..2000
/// @param length L, how many of them a text has, at least 0
public record PlantedFeatures(int planted, double often, double seldom, int neutral, int length) {
  /// The classes by label.
  public static final List<String> CLASSES = List.of("blame", "praise");

  private static final List<List<String>> WORDS =
      List.of(
          List.of(
              "awful", "boring", "clumsy", "dreary", "feeble", "hollow", "messy", "stale", "tired",
              "weak"),
          List.of(
              "bold",
              "clever",
              "deft",
              "fresh",
              "graceful",
              "honest",
              "lively",
              "moving",
              "subtle",
              "witty"));

  private static final String CONSONANTS = "bdfgklmnprstvz";
  private static final String VOWELS = "aeiou";
  private static final int MOST_NEUTRAL = 2000;

  public PlantedFeatures {
    if (planted < 1 || planted > WORDS.getFirst().size()) {
      throw new IllegalArgumentException(
          "planted is " + planted + "; it must be 1 to " + WORDS.getFirst().size());
    }
    if (!(seldom > 0) || !(often > seldom) || !(often < 1)) {
      throw new IllegalArgumentException(
          "often is %s and seldom %s; they must be 0 < seldom < often < 1"
              .formatted(often, seldom));
    }
    if (neutral < 1 || neutral > MOST_NEUTRAL) {
      throw new IllegalArgumentException(
          "neutral is " + neutral + "; it must be 1 to " + MOST_NEUTRAL);
    }
    if (length < 0) {
      throw new IllegalArgumentException("length is " + length + "; it must be at least 0");
    }
  }

  /// The words planted for a class.
  ///
  /// @param label 0 for blame, 1 for praise
  public List<String> words(int label) {
    return WORDS.get(label).subList(0, planted);
  }

  /// Draws texts.
  public LabelledTexts draw(int texts, RandomStream random) {
    List<LabelledText> drawn = new ArrayList<>(texts);
    for (int n = 0; n < texts; n++) {
      drawn.add(text(random.split(n)));
    }
    return new LabelledTexts(CLASSES, drawn);
  }

  private LabelledText text(RandomStream random) {
    int label = random.nextInt(2);
    List<String> words = new ArrayList<>();
    for (int k = 0; k < 2; k++) {
      for (String word : words(k)) {
        if (random.nextDouble() < (k == label ? often : seldom)) {
          words.add(word);
        }
      }
    }
    for (int i = 0; i < length; i++) {
      words.add(madeUp(random.nextInt(neutral)));
    }
    List<String> shuffled = new ArrayList<>(words.size());
    for (int place : random.permutation(words.size())) {
      shuffled.add(words.get(place));
    }
    return new LabelledText(shuffled, label);
  }

  /// The made-up word of a number: consonant, vowel, consonant, vowel.
  private static String madeUp(int number) {
    StringBuilder word = new StringBuilder();
    int rest = number;
    for (String letters : List.of(CONSONANTS, VOWELS, CONSONANTS, VOWELS)) {
      word.append(letters.charAt(rest % letters.length()));
      rest /= letters.length();
    }
    return word.toString();
  }

  /// a, the true weight of each planted word for its class against the other, in nats.
  public double trueWeight() {
    return StrictMath.log(often / seldom) + StrictMath.log((1 - seldom) / (1 - often));
  }

  /// The greatest accuracy that a reader can expect, who guesses where both classes have as many
  /// words.
  public double bestAccuracy() {
    double right = 0;
    for (int own = 0; own <= planted; own++) {
      for (int other = 0; other <= planted; other++) {
        right += probability(own, other) * (own > other ? 1 : own == other ? 0.5 : 0);
      }
    }
    return right;
  }

  /// The least mean -ln P(class | text) that a reader can expect, in nats: the entropy of the class
  /// once the text is read.
  public double bestNats() {
    double nats = 0;
    for (int own = 0; own <= planted; own++) {
      for (int other = 0; other <= planted; other++) {
        nats +=
            probability(own, other)
                * StrictMath.log1p(StrictMath.exp(-trueWeight() * (own - other)));
      }
    }
    return nats;
  }

  /// That a text has so many of its own class's planted words and of the other's.
  private double probability(int own, int other) {
    return binomial(own, often) * binomial(other, seldom);
  }

  private double binomial(int count, double share) {
    double ways = 1;
    for (int i = 1; i <= count; i++) {
      ways = ways * (planted - count + i) / i;
    }
    return ways * StrictMath.pow(share, count) * StrictMath.pow(1 - share, planted - count);
  }
}
