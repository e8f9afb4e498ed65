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
      if (order < 1 || vocabulary < 1 || !(added >= 0 && added < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "order %d and vocabulary %d must be at least 1, added %s at least 0 and finite"
                .formatted(order, vocabulary, added));
      }
      if (order * (StrictMath.log(vocabulary) / StrictMath.log(2)) > 62) {
        throw new IllegalArgumentException(
            "an order of " + order + " is too high for a vocabulary of " + vocabulary);
      }
    }
  }

  private final Config config;
  private final long[] grams; // distinct n-grams as numbers in base V, rising
  private final int[] starts; // occurrences of all n-grams before each, and of all at the end

  private NgramModel(Config config, long[] grams, int[] starts) {
    this.config = config;
    this.grams = grams;
    this.starts = starts;
  }

  /// Counts a text.
  ///
  /// @param text [T], each 0..V-1
  public static NgramModel count(Config config, int[] text) {
    long[] all = new long[Math.max(0, text.length - config.order + 1)];
    for (int i = 0; i < all.length; i++) {
      all[i] = number(config, text, i, i + config.order);
    }
    Arrays.sort(all);
    int distinct = 0;
    int[] starts = new int[all.length + 1];
    for (int i = 0; i < all.length; i++) {
      if (i == 0 || all[i] != all[i - 1]) {
        starts[distinct++] = i;
      }
    }
    starts[distinct] = all.length;
    return new NgramModel(
        config, Arrays.stream(all).distinct().toArray(), Arrays.copyOf(starts, distinct + 1));
  }

  /// The size and the smoothing.
  public Config config() {
    return config;
  }

  /// How many different n-grams the text had.
  public int distinct() {
    return grams.length;
  }

  /// How often the text had an n-gram.
  ///
  /// @param gram [n]
  public int count(int... gram) {
    if (gram.length != config.order) {
      throw new IllegalArgumentException(
          "an n-gram of " + gram.length + " tokens, expected " + config.order);
    }
    return count(number(config, gram, 0, gram.length));
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
    long first = number(config, context, oldest, context.length) * config.vocabulary;
    double[] next = new double[config.vocabulary];
    int from = firstAtLeast(first);
    int to = firstAtLeast(first + config.vocabulary);
    for (int i = from; i < to; i++) {
      next[(int) (grams[i] - first)] = starts[i + 1] - starts[i];
    }
    double scale = starts[to] - starts[from] + config.added * config.vocabulary;
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
      nats -= StrictMath.log(probability(number(config, text, i, i + config.order)));
    }
    return nats / (text.length - config.order + 1);
  }

  /// The perplexity of a text: e to the power {@link #natsPerToken}.
  public double perplexity(int[] text) {
    return StrictMath.exp(natsPerToken(text));
  }

  /// Reads a text from its beginning. Until n-1 tokens are read, the prediction is uniform.
  public TokenPredictor reader() {
    return new Reader();
  }

  private double probability(long gram) {
    long first = gram - gram % config.vocabulary;
    int total = starts[firstAtLeast(first + config.vocabulary)] - starts[firstAtLeast(first)];
    int count = count(gram);
    if (count == 0 && config.added == 0) {
      return 0;
    }
    return (count + config.added) / (total + config.added * config.vocabulary);
  }

  private int count(long gram) {
    int at = Arrays.binarySearch(grams, gram);
    return at < 0 ? 0 : starts[at + 1] - starts[at];
  }

  /// Where the first n-gram at or after this one stands.
  private int firstAtLeast(long gram) {
    int at = Arrays.binarySearch(grams, gram);
    return at < 0 ? -at - 1 : at;
  }

  /// Tokens `from..to-1` read as digits in base V, so that n-grams of one context are neighbours.
  private static long number(Config config, int[] text, int from, int to) {
    long number = 0;
    for (int i = from; i < to; i++) {
      if (text[i] < 0 || text[i] >= config.vocabulary) {
        throw new IllegalArgumentException(
            "token " + text[i] + " at " + i + " is not in 0.." + (config.vocabulary - 1));
      }
      number = number * config.vocabulary + text[i];
    }
    return number;
  }

  private final class Reader implements TokenPredictor {
    private final int[] context = new int[config.order - 1];
    private long read;

    @Override
    public int vocabulary() {
      return config.vocabulary;
    }

    @Override
    public double[] next() {
      if (read < context.length) {
        double[] uniform = new double[config.vocabulary];
        Arrays.fill(uniform, 1.0 / config.vocabulary);
        return uniform;
      }
      return NgramModel.this.next(context);
    }

    @Override
    public void read(int id) {
      if (context.length > 0) {
        System.arraycopy(context, 1, context, 0, context.length - 1);
        context[context.length - 1] = id;
      }
      read++;
    }
  }
}
