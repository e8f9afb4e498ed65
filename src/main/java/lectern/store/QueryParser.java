package lectern.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import lectern.InputException;
import lectern.store.Comparison.Relation;

/// Reads a query by descent, a method a line of the grammar in {@link RunQuery}.
final class QueryParser {
  private static final int DEEPEST = 100;
  private static final int LONGEST = 10_000;
  private static final String SIGNS = "()=!<>~\"'&|,";

  private final String text;
  private int place;
  private int depth;

  private QueryParser(String text) {
    this.text = text;
  }

  /// @throws InputException with the place, if the text is no query
  static Condition parse(String text) {
    if (text.length() > LONGEST) {
      throw new InputException(
          "The query has " + text.length() + " characters; write " + LONGEST + " at most.");
    }
    QueryParser parser = new QueryParser(text);
    parser.skipSpace();
    if (parser.atEnd()) {
      return new Condition.Any();
    }
    Condition condition = parser.either();
    if (!parser.atEnd()) {
      throw parser.expected("'and', 'or' or the end");
    }
    return condition;
  }

  private Condition either() {
    return joined("or", this::both, Condition.AnyOf::new);
  }

  private Condition both() {
    return joined("and", this::negation, Condition.All::new);
  }

  private Condition joined(
      String word, Supplier<Condition> part, Function<List<Condition>, Condition> join) {
    List<Condition> parts = new ArrayList<>(List.of(part.get()));
    while (take(word)) {
      parts.add(part.get());
    }
    return parts.size() == 1 ? parts.getFirst() : join.apply(parts);
  }

  private Condition negation() {
    if (++depth > DEEPEST) {
      throw error(place, "it is nested more than " + DEEPEST + " deep; write less.");
    }
    try {
      if (take("not")) {
        return new Condition.Not(negation());
      }
      if (takeSign('(')) {
        Condition inner = either();
        if (!takeSign(')')) {
          throw expected("')'");
        }
        return inner;
      }
      return comparison();
    } finally {
      depth--;
    }
  }

  private Condition comparison() {
    int start = place;
    String name = word("the name of a field, such as perplexity or model.hidden");
    Optional<Relation> relation = Relation.at(text, place);
    if (relation.isEmpty()) {
      throw expected("=, !=, <, <=, >, >= or ~");
    }
    place += relation.get().sign().length();
    skipSpace();
    String value = word("a value");
    try {
      return new Comparison(new RunField(name), relation.get(), value);
    } catch (InputException e) {
      throw error(start, e.getMessage());
    }
  }

  /// A bare word, or anything in quotes.
  private String word(String what) {
    if (atEnd()) {
      throw expected(what);
    }
    char quote = text.charAt(place);
    if (quote == '"' || quote == '\'') {
      return quoted(quote);
    }
    int end = endOfWord();
    String word = text.substring(place, end);
    if (word.isEmpty() || isKeyword(word)) {
      throw expected(what);
    }
    place = end;
    skipSpace();
    return word;
  }

  private String quoted(char quote) {
    int start = place;
    StringBuilder inside = new StringBuilder();
    for (place++; !atEnd() && text.charAt(place) != quote; place++) {
      if (text.charAt(place) == '\\' && place + 1 < text.length()) {
        place++;
      }
      inside.append(text.charAt(place));
    }
    if (atEnd()) {
      throw error(start, "the quote is never closed; end the text with " + quote + ".");
    }
    place++;
    skipSpace();
    return inside.toString();
  }

  private boolean take(String keyword) {
    int end = endOfWord();
    if (!text.substring(place, end).equalsIgnoreCase(keyword)) {
      return false;
    }
    place = end;
    skipSpace();
    return true;
  }

  private boolean takeSign(char sign) {
    if (atEnd() || text.charAt(place) != sign) {
      return false;
    }
    place++;
    skipSpace();
    return true;
  }

  private int endOfWord() {
    int end = place;
    while (end < text.length() && isWord(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isWord(char letter) {
    return !Character.isWhitespace(letter)
        && !Character.isISOControl(letter)
        && SIGNS.indexOf(letter) < 0;
  }

  private static boolean isKeyword(String word) {
    return word.equalsIgnoreCase("and")
        || word.equalsIgnoreCase("or")
        || word.equalsIgnoreCase("not");
  }

  private void skipSpace() {
    while (!atEnd() && Character.isWhitespace(text.charAt(place))) {
      place++;
    }
  }

  private boolean atEnd() {
    return place >= text.length();
  }

  private InputException expected(String what) {
    String found =
        atEnd() ? "its end" : "'" + text.substring(place, Math.max(place + 1, endOfWord())) + "'";
    return error(place, "expected " + what + ", found " + found + ".");
  }

  private InputException error(int at, String message) {
    return new InputException("Query \"" + text + "\", character " + (at + 1) + ": " + message);
  }

  /// A text as it must be written in a query: bare if it can be.
  static String quoted(String text) {
    boolean bare =
        !text.isEmpty()
            && !isKeyword(text)
            && text.chars().allMatch(letter -> isWord((char) letter));
    return bare ? text : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
