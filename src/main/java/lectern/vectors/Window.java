package lectern.vectors;

/// Which words around a word are its context, and how much each counts.
///
/// @param reach words on either side, at least 1
/// @param weighting how much a word at a distance counts
public record Window(int reach, Weighting weighting) {
  /// How the count of a context word falls with its distance d, in words, 1 being next to it.
  public enum Weighting {
    /// Every word in the window counts 1.
    FLAT,
    /// A word counts (reach - d + 1) / reach: what word2vec's windows of random reach amount to.
    /// Source: Levy, Goldberg and Dagan 2015, section 3.1.
    DYNAMIC,
    /// A word counts 1/d. Source: Pennington et al. 2014 (GloVe), section 4.2.
    HARMONIC
  }

  public Window {
    if (reach < 1) {
      throw new IllegalArgumentException("reach " + reach + " is below 1 word");
    }
  }

  /// How much a context word counts.
  ///
  /// @param distance 1..reach, words
  public double weight(int distance) {
    return switch (weighting) {
      case FLAT -> 1;
      case DYNAMIC -> (reach - distance + 1.0) / reach;
      case HARMONIC -> 1.0 / distance;
    };
  }
}
