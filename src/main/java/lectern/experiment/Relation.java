package lectern.experiment;

import java.util.Arrays;
import java.util.Optional;

/// How an expectation relates its two sides.
public enum Relation {
  LESS("<", "less than "),
  AT_MOST("<=", "at most "),
  GREATER(">", "more than "),
  AT_LEAST(">=", "at least "),
  EQUAL("=", "");

  private final String symbol;
  private final String words;

  Relation(String symbol, String words) {
    this.symbol = symbol;
    this.words = words;
  }

  /// What stands between "is" and the number in a sentence, with the space after it.
  String words() {
    return words;
  }

  /// As written in an experiment file.
  public String symbol() {
    return symbol;
  }

  /// The relation written so.
  public static Optional<Relation> of(String symbol) {
    return Arrays.stream(values()).filter(each -> each.symbol.equals(symbol)).findFirst();
  }

  /// Whether the left side is expected to be the larger one.
  public boolean upward() {
    return this == GREATER || this == AT_LEAST;
  }
}
