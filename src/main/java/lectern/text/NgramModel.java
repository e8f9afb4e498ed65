package lectern.text;

import java.util.Arrays;

/// Counts of n-grams, smoothed by adding k to each: the floor every language model must beat.
///
/// p(w | c) = (count(c w) + k) / (count(c ·) + k V) for the context c of the n-1 tokens before.
/// There is no back-off: an unseen context gives the uniform distribution (with k = 0, no
/// prediction at all).
///
/// Source: Jurafsky & Martin, Speech and Language Processing, 3rd ed., section 3.6 (Lidstone's
/// law).
public final class NgramModel {
  /// The size of a model and its smoothing.
  ///
  /// @param order n, at least 1: 1 ignores what came before, 2 sees one token, …
  /// @param vocabulary V; V to the power n must fit a long
  /// @param added k, occurrences added to every n-gram, at least 0
  public record Config(int order, int vocabulary, double added) {
    public Config {
      NgramCounts.checkSize(order, vocabulary);
      if (!(added >= 0 && added < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("added " + added + " is not at least 0 and finite");
      }
    }
  }

  private final Config config;
  private final NgramCounts counts;

  private NgramModel(Config config, NgramCounts counts) {
    this.config = config;
    this.counts = counts;
  }

  /// Counts a text.
  ///
  /// @param text [T], each 0..V-1
  public static NgramModel count(Config config, int[] text) {
    return new NgramModel(config, new NgramCounts(config.order, config.vocabulary, text));
  }

  /// The size and the smoothing.
  public Config config() {
    return config;
  }

  /// How many different n-grams the text had.
  public int distinct() {
    return counts.distinct();
  }

  /// How often the text had an n-gram.
  ///
  /// @param gram [n]
  public int count(int... gram) {
    if (gram.length != config.order) {
      throw new IllegalArgumentException(
          "an n-gram of " + gram.length + " tokens, expected " + config.order);
    }
    return counts.count(counts.number(gram, 0, gram.length));
  }

  /// The distribution of the token after a context.
  ///
  /// @param context [≥ n-1]; only the last n-1 tokens count
  /// @return [V], newly made; sums to 1, or all NaN where k = 0 and the context is new
  public double[] next(int... context) {
    int oldest = context.length - (config.order - 1);
    if (oldest < 0) {
      throw new IllegalArgumentException(
          "a context of " + context.length + " tokens, expected at least " + (config.order - 1));
    }
    NgramCounts.Followers followers =
        counts.followers(counts.number(context, oldest, context.length));
    double[] next = followers.counts();
    double scale = followers.total() + config.added * config.vocabulary;
    for (int i = 0; i < next.length; i++) {
      next[i] = (next[i] + config.added) / scale;
    }
    return next;
  }

  /// The cross-entropy of a text under this model. Its first n-1 tokens are context only.
  ///
  /// @param text [T], T ≥ n
  /// @return nats a token; infinite if the model holds a token impossible (k = 0)
  public double natsPerToken(int[] text) {
    if (text.length < config.order) {
      throw new IllegalArgumentException(
          "a text of " + text.length + " tokens, expected at least " + config.order);
    }
    double nats = 0;
    for (int i = 0; i + config.order <= text.length; i++) {
      nats -= StrictMath.log(probability(counts.number(text, i, i + config.order)));
    }
    return nats / (text.length - config.order + 1);
  }

  /// The perplexity of a text: e to the power {@link #natsPerToken}.
  public double perplexity(int[] text) {
    return StrictMath.exp(natsPerToken(text));
  }

  /// Reads a text from its beginning. Until n-1 tokens are read, the prediction is uniform.
  public TokenPredictor reader() {
    return new NgramReader(
        config.vocabulary,
        config.order - 1,
        context -> context.length < config.order - 1 ? uniform() : next(context));
  }

  private double probability(long gram) {
    int count = counts.count(gram);
    if (count == 0 && config.added == 0) {
      return 0;
    }
    int total = counts.followers(gram / config.vocabulary).total();
    return (count + config.added) / (total + config.added * config.vocabulary);
  }

  private double[] uniform() {
    double[] uniform = new double[config.vocabulary];
    Arrays.fill(uniform, 1.0 / config.vocabulary);
    return uniform;
  }
}
