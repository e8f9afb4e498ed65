package lectern.vectors;

/// How a word is predicted from a vector: what the output table has a row for, and which rows a
/// prediction touches.
public sealed interface OutputLayer {
  /// Tells the word from words drawn at random, by a logistic regression each: touches 1 +
  /// negatives rows. The draws are shared by all words of a window, so that its arithmetic is a
  /// small matrix product.
  ///
  /// Source: Mikolov et al. 2013, "Distributed representations of words and phrases", section 2.2;
  /// Ji et al. 2016, "Parallelizing word2vec in shared and distributed memory", for the sharing.
  ///
  /// @param negatives words drawn a window, at least 1; a draw of the word itself counts for
  ///   nothing
  /// @param power of the counts that words are drawn by, 0 to 1
  record NegativeSampling(int negatives, double power) implements OutputLayer {
    /// Five draws by counts to the power of 3/4, as in word2vec.c.
    public static final NegativeSampling DEFAULT = new NegativeSampling(5, 0.75);

    public NegativeSampling {
      if (negatives < 1 || negatives > 1000) {
        throw new IllegalArgumentException("negatives is " + negatives + ", expected 1 to 1000");
      }
      if (!(power >= 0 && power <= 1)) {
        throw new IllegalArgumentException("power is " + power + ", expected 0 to 1");
      }
    }
  }

  /// Walks down a Huffman tree by one logistic regression a node: touches about log₂ V rows.
  ///
  /// Source: Morin and Bengio 2005; Mikolov et al. 2013, section 2.1.
  record HierarchicalSoftmax() implements OutputLayer {}

  /// Scores every word of the vocabulary: touches V rows.
  ///
  /// Source: Mikolov et al. 2013, section 2, equation 2.
  record FullSoftmax() implements OutputLayer {}
}
