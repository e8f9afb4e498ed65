package lectern.text;

import java.util.Arrays;

/// How often each n-gram of one length stands in a text.
///
/// An n-gram is the number that its tokens make as digits in base V, so that in the sorted list of
/// all of them those of one context are neighbours.
final class NgramCounts {
  private final int order;
  private final int vocabulary;
  private final long[] grams; // distinct, rising
  private final int[] starts; // occurrences of all n-grams before each, and of all at the end

  /// @param order n
  /// @param vocabulary V; V to the power n fits a long
  /// @param text [T], each 0..V-1
  NgramCounts(int order, int vocabulary, int[] text) {
    this.order = order;
    this.vocabulary = vocabulary;
    long[] all = new long[Math.max(0, text.length - order + 1)];
    for (int i = 0; i < all.length; i++) {
      all[i] = number(text, i, i + order);
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
    this.grams = Arrays.stream(all).distinct().toArray();
    this.starts = Arrays.copyOf(starts, distinct + 1);
  }

  /// @throws IllegalArgumentException unless both are above 0 and their n-grams fit a long
  static void checkSize(int order, int vocabulary) {
    if (order < 1 || vocabulary < 1) {
      throw new IllegalArgumentException(
          "order " + order + " and vocabulary " + vocabulary + " must be at least 1");
    }
    if (order * (StrictMath.log(vocabulary) / StrictMath.log(2)) > 62) {
      throw new IllegalArgumentException(
          "an order of " + order + " is too high for a vocabulary of " + vocabulary);
    }
  }

  /// Tokens `from..to-1` as a number.
  long number(int[] text, int from, int to) {
    long number = 0;
    for (int i = from; i < to; i++) {
      if (text[i] < 0 || text[i] >= vocabulary) {
        throw new IllegalArgumentException(
            "token " + text[i] + " at " + i + " is not in 0.." + (vocabulary - 1));
      }
      number = number * vocabulary + text[i];
    }
    return number;
  }

  int order() {
    return order;
  }

  /// How many different n-grams there are.
  int distinct() {
    return grams.length;
  }

  /// How often the n-gram of a number occurs.
  int count(long gram) {
    int at = Arrays.binarySearch(grams, gram);
    return at < 0 ? 0 : starts[at + 1] - starts[at];
  }

  /// What followed a context.
  ///
  /// @param context the number of n-1 tokens
  Followers followers(long context) {
    long first = context * vocabulary;
    return new Followers(first, firstAtLeast(first), firstAtLeast(first + vocabulary));
  }

  /// Where the first n-gram at or after this one stands.
  private int firstAtLeast(long gram) {
    int at = Arrays.binarySearch(grams, gram);
    return at < 0 ? -at - 1 : at;
  }

  /// The tokens that followed one context.
  final class Followers {
    private final long first;
    private final int from;
    private final int to;

    private Followers(long first, int from, int to) {
      this.first = first;
      this.from = from;
      this.to = to;
    }

    /// How many different ones.
    int distinct() {
      return to - from;
    }

    /// How many altogether.
    int total() {
      return starts[to] - starts[from];
    }

    /// How often each did.
    ///
    /// @return [V]
    double[] counts() {
      double[] counts = new double[vocabulary];
      for (int i = from; i < to; i++) {
        counts[(int) (grams[i] - first)] = starts[i + 1] - starts[i];
      }
      return counts;
    }
  }
}
