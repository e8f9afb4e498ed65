package lectern.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lectern.InputException;
import lectern.yaml.Place;

/// A line of an experiment file taken apart word by word: what expectations and charts are read
/// with.
final class Words {
  /// Words that join others, so that nothing else may be called so.
  static final Set<String> RESERVED =
      Set.of(
          "of", "by", "within", "where", "and", "in", "every", "run", "over", "with", "step",
          "arm");

  private static final Pattern WORD = Pattern.compile("<=|>=|[<>=]|,|[^\\s<>=,]+");

  private final String line;
  private final Place place;
  private final List<String> words = new ArrayList<>();
  private int next;

  Words(String line, Place place) {
    this.line = line;
    this.place = place;
    Matcher matcher = WORD.matcher(line);
    while (matcher.find()) {
      words.add(matcher.group());
    }
  }

  boolean atEnd() {
    return next == words.size();
  }

  /// The coming word, which stays; empty at the end.
  String peek() {
    return atEnd() ? "" : words.get(next);
  }

  /// Takes the coming word if it is this one.
  boolean skip(String word) {
    boolean found = !word.isEmpty() && peek().equals(word);
    if (found) {
      next++;
    }
    return found;
  }

  /// Takes the coming word, which must be this one.
  void expect(String word) {
    if (!skip(word)) {
      throw unexpected("'" + word + "'");
    }
  }

  /// Takes a name.
  ///
  /// @param what it names, for the error
  String name(String what) {
    String word = peek();
    if (RESERVED.contains(word) || !word.matches("[\\p{L}][\\p{L}\\p{N}._@-]*")) {
      throw unexpected(what);
    }
    next++;
    return word;
  }

  /// Takes any word but a sign.
  String value(String what) {
    if (atEnd() || peek().matches("[<>=,]+")) {
      throw unexpected(what);
    }
    return words.get(next++);
  }

  /// Whether the coming word is a number.
  boolean atNumber() {
    return peek().matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");
  }

  /// Takes a number.
  double number(String what) {
    if (!atNumber()) {
      throw unexpected(what);
    }
    return Double.parseDouble(words.get(next++));
  }

  /// Takes a number of at least 0.
  double amount(String what) {
    double amount = number(what);
    if (amount < 0) {
      throw error(what + " is " + amount + "; it must be 0 or more");
    }
    return amount;
  }

  InputException unexpected(String wanted) {
    return error("expected " + wanted + ", found " + (atEnd() ? "the end" : "'" + peek() + "'"));
  }

  /// @param message without a full stop
  InputException error(String message) {
    return place.error("in `" + line + "` " + message + ".");
  }
}
