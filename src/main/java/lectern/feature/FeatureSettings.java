package lectern.feature;

import java.util.Optional;

/// What of a text a linear model sees.
///
/// @param ngrams the longest run of words that is a feature, in 1..5; shorter ones are too
/// @param negation what becomes of words after a "not"
/// @param weighting the value of a feature that a text has
/// @param minimumDocuments training texts that a feature occurs in at least, at least 1
/// @param best how many features are kept, those that tell most of the class by {@link ChiSquare};
///   all, if not given
/// @param scale whether a text's length counts
public record FeatureSettings(
    int ngrams,
    Negation negation,
    Weighting weighting,
    int minimumDocuments,
    Optional<Integer> best,
    Scale scale) {
  /// Which words a text has: the bag of words. That a word is there says more of sentiment than how
  /// often (Pang et al. 2002, section 6.2).
  public static final FeatureSettings BAG_OF_WORDS =
      new FeatureSettings(
          /* ngrams= */ 1,
          Negation.PLAIN,
          Weighting.BINARY,
          /* minimumDocuments= */ 1,
          /* best= */ Optional.empty(),
          Scale.KEPT);

  /// What is not given: the bag of words.
  public static final FeatureSettings DEFAULT = BAG_OF_WORDS;

  /// What becomes of words after a "not".
  public enum Negation {
    /// they are features like any other
    PLAIN,
    /// they are features of their own, up to the next punctuation
    MARKED
  }

  /// The value of a feature that a text has.
  public enum Weighting {
    /// 1
    BINARY,
    /// how often the text has it
    COUNT,
    /// how often, times 1 + ln((1+N)/(1+n)) for a feature that n of N training texts have
    TF_IDF
  }

  /// Whether a text's length counts.
  public enum Scale {
    /// values stay as they are
    KEPT,
    /// a text's values are divided by the root of the sum of their squares
    UNIT
  }

  private static final int LONGEST = 5;

  public FeatureSettings {
    if (ngrams < 1 || ngrams > LONGEST) {
      throw new IllegalArgumentException("ngrams " + ngrams + " is not in 1.." + LONGEST);
    }
    if (minimumDocuments < 1) {
      throw new IllegalArgumentException("minimumDocuments " + minimumDocuments + " is below 1");
    }
    if (best.isPresent() && best.get() < 1) {
      throw new IllegalArgumentException("best " + best.get() + " is below 1");
    }
  }

  /// The same with longer runs of words.
  public FeatureSettings withNgrams(int longest) {
    return new FeatureSettings(longest, negation, weighting, minimumDocuments, best, scale);
  }

  /// The same with words after a "not" marked, or not.
  public FeatureSettings withNegation(Negation other) {
    return new FeatureSettings(ngrams, other, weighting, minimumDocuments, best, scale);
  }

  /// The same with other values.
  public FeatureSettings withWeighting(Weighting other) {
    return new FeatureSettings(ngrams, negation, other, minimumDocuments, best, scale);
  }

  /// The same without features that few texts have.
  public FeatureSettings withMinimumDocuments(int atLeast) {
    return new FeatureSettings(ngrams, negation, weighting, atLeast, best, scale);
  }

  /// The same with so many features.
  public FeatureSettings withBest(int features) {
    return new FeatureSettings(
        ngrams, negation, weighting, minimumDocuments, Optional.of(features), scale);
  }

  /// The same with every text of length 1, or not.
  public FeatureSettings withScale(Scale other) {
    return new FeatureSettings(ngrams, negation, weighting, minimumDocuments, best, other);
  }
}
