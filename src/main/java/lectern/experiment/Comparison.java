package lectern.experiment;

import java.util.Arrays;
import java.util.Optional;

/// How an expectation relates its two sides.
public enum Comparison {
  LESS("<"),
  AT_MOST("<="),
  GREATER(">"),
  AT_LEAST(">="),
  EQUAL("=");

  private final String symbol;

  Comparison(String symbol) {
    this.symbol = symbol;
  }

  /// As written in an experiment file.
  public String symbol() {
    return symbol;
  }

  /// The comparison written so.
  public static Optional<Comparison> of(String symbol) {
    return Arrays.stream(values()).filter(each -> each.symbol.equals(symbol)).findFirst();
  }

  /// Whether the left side is expected to be the larger one.
  public boolean upward() {
    return this == GREATER || this == AT_LEAST;
  }
}
