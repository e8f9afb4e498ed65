package lectern.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One token a word.
///
/// White space separates words and is dropped, so that {@link #text} gives the words joined by
/// single spaces (and a new line after each end of line that is a token).
public final class WordTokenizer implements Tokenizer {
  /// Words are what stands between white space: for corpora that are tokenised already.
  public static final WordTokenizer SPACED = new WordTokenizer(Pattern.compile("[^\\s\\p{Z}]+"));

  /// As {@link #SPACED}, and every line ends with the token {@link Vocabulary#END}: the convention
  /// of language models on the Penn Treebank. Source: Mikolov et al. 2010.
  public static final WordTokenizer SPACED_LINES =
      new WordTokenizer(Pattern.compile("[^\\s\\p{Z}]+|\\n"));

  /// Runs of letters and digits (with inner apostrophes and hyphens) are words, and so is every
  /// other visible character: for raw text.
  public static final WordTokenizer PUNCTUATED =
      new WordTokenizer(
          Pattern.compile("[\\p{L}\\p{M}\\p{N}]+(?:['’-][\\p{L}\\p{M}\\p{N}]+)*|[^\\s\\p{Z}]"));

  private final Pattern token;

  private WordTokenizer(Pattern token) {
    this.token = token;
  }

  @Override
  public List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    for (Matcher matcher = token.matcher(text); matcher.find(); ) {
      String found = matcher.group();
      tokens.add(found.equals("\n") ? Vocabulary.END : found);
    }
    return tokens;
  }

  @Override
  public String text(List<String> tokens) {
    StringBuilder text = new StringBuilder();
    for (String token : tokens) {
      if (token.equals(Vocabulary.END)) {
        text.append('\n');
      } else {
        boolean first = text.isEmpty() || text.charAt(text.length() - 1) == '\n';
        text.append(first ? "" : " ").append(token);
      }
    }
    return text.toString();
  }
}
