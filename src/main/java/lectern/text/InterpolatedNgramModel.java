package lectern.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Counts of n-grams of every length up to n, each trusted as far as its context has earned it: a
/// floor that needs nothing tuned and stays good where long n-grams are rare.
///
/// p(w | c) = (count(c w) + d p(w | c')) / (count(c ·) + d), where d is the number of different
/// tokens that followed c, and c' is c without its oldest token; below the empty context lies the
/// uniform distribution. A context that was followed by many different tokens leaves more to the
/// shorter one.
///
/// Source: Witten & Bell 1991; in this form, Chen & Goodman 1998, section 2.5.
public final class InterpolatedNgramModel {
  private final int vocabulary;
  private final List<NgramCounts> counts; // of 1-grams, 2-grams, …

  private InterpolatedNgramModel(int vocabulary, List<NgramCounts> counts) {
    this.vocabulary = vocabulary;
    this.counts = counts;
  }

  /// Counts a text.
  ///
  /// @param order n, at least 1
  /// @param vocabulary V; V to the power n must fit a long
  /// @param text [T], each 0..V-1
  public static InterpolatedNgramModel count(int order, int vocabulary, int[] text) {
    NgramCounts.checkSize(order, vocabulary);
    List<NgramCounts> counts = new ArrayList<>();
    for (int n = 1; n <= order; n++) {
      counts.add(new NgramCounts(n, vocabulary, text));
    }
    return new InterpolatedNgramModel(vocabulary, counts);
  }

  /// n.
  public int order() {
    return counts.size();
  }

  /// The distribution of the token after a context.
  ///
  /// @param context of any length; only the last n-1 tokens count
  /// @return [V], newly made, sums to 1
  public double[] next(int... context) {
    double[] next = new double[vocabulary];
    Arrays.fill(next, 1.0 / vocabulary);
    for (NgramCounts grams : counts) {
      int oldest = context.length - (grams.order() - 1);
      if (oldest < 0) {
        break;
      }
      NgramCounts.Followers followers =
          grams.followers(grams.number(context, oldest, context.length));
      if (followers.total() > 0) {
        double[] seen = followers.counts();
        double scale = followers.total() + followers.distinct();
        for (int i = 0; i < next.length; i++) {
          next[i] = (seen[i] + followers.distinct() * next[i]) / scale;
        }
      }
    }
    return next;
  }

  /// The cross-entropy of a text, its first tokens given as much context as there is.
  ///
  /// @param text [T], T ≥ 1
  /// @return nats a token
  public double natsPerToken(int[] text) {
    if (text.length == 0) {
      throw new IllegalArgumentException("an empty text has no cross-entropy");
    }
    double nats = 0;
    for (int i = 0; i < text.length; i++) {
      nats -= StrictMath.log(probability(text, i));
    }
    return nats / text.length;
  }

  /// Reads a text from its beginning.
  public TokenPredictor reader() {
    return new NgramReader(vocabulary, order() - 1, this::next);
  }

  /// The probability of a token after those before it.
  private double probability(int[] text, int at) {
    double probability = 1.0 / vocabulary;
    for (NgramCounts grams : counts) {
      int oldest = at - (grams.order() - 1);
      if (oldest < 0) {
        break;
      }
      long gram = grams.number(text, oldest, at + 1);
      NgramCounts.Followers followers = grams.followers(gram / vocabulary);
      if (followers.total() > 0) {
        probability =
            (grams.count(gram) + followers.distinct() * probability)
                / (followers.total() + followers.distinct());
      }
    }
    return probability;
  }
}
