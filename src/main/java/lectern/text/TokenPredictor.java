package lectern.text;

/// A probability model of text that reads it token by token.
///
/// Letters: V vocabulary.
public interface TokenPredictor {
  /// V, the number of tokens it tells apart.
  int vocabulary();

  /// The distribution of the next token after all that were read.
  ///
  /// @return [V], newly made, sums to 1
  double[] next();

  /// Reads one token.
  ///
  /// @param id 0..V-1
  void read(int id);
}
