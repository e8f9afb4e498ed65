package lectern.data;

/// A sentence with one ambiguous word, and what that word means in it.
///
/// @param words [T], the first being the sentence's begin and the last its end
/// @param place of the ambiguous word, in 1..T-2
/// @param word number of the ambiguous word in the lexicon
/// @param sense number of its sense among the word's senses
/// @param clues on which side of it there may be words of the sense's topic
public record SenseSentence(int[] words, int place, int word, int sense, Clues clues) {
  /// A side of a word.
  public enum Clues {
    /// before the word only
    LEFT,
    /// after the word only
    RIGHT,
    /// on either side
    BOTH
  }
}
