package lectern.text;

import java.util.List;

/// Cuts text into tokens and puts tokens back together.
///
/// A tokenizer holds no vocabulary: the same text always gives the same tokens.
public interface Tokenizer {
  /// The tokens of a text, in reading order.
  List<String> tokens(String text);

  /// The text of some tokens; where the tokenizer drops nothing, the inverse of {@link #tokens}.
  String text(List<String> tokens);
}
