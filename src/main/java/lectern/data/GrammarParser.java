package lectern.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.regex.Pattern;
import lectern.InputException;
import lectern.data.Grammar.Production;
import lectern.text.Vocabulary;

/// Reads the notation of {@link Grammar}.
final class GrammarParser {
  private static final Pattern SYMBOL = Pattern.compile("\\p{Lu}[\\p{L}\\p{N}]*(<\\p{L}+>)?");
  private static final Pattern WEIGHT = Pattern.compile("[0-9]+([.][0-9]+)?");
  private static final int MOST_VALUES = 1000;

  /// A right-hand side in which every letter has got its value.
  private record Right(double weight, List<String> symbols, int line) {}

  private final String name;
  private final SequencedMap<String, List<String>> letters = new LinkedHashMap<>();
  private final SequencedMap<String, List<Right>> rules = new LinkedHashMap<>();
  private int line;

  GrammarParser(String name) {
    this.name = name;
  }

  Grammar parse(String text) {
    for (String whole : text.lines().toList()) {
      line++;
      String content = whole.replaceFirst("(^|\\s)#.*", "").strip();
      if (content.startsWith("let ")) {
        let(content.substring(4));
      } else if (!content.isEmpty()) {
        rule(content);
      }
    }
    if (rules.isEmpty()) {
      throw new InputException("Grammar " + name + " is empty; write a rule such as 'S -> boy .'.");
    }
    return link();
  }

  /// `let n, m = sg, pl`
  private void let(String content) {
    String[] sides = content.split("=", -1);
    if (sides.length != 2) {
      throw error("expected 'let letters = values', found 'let " + content + "'");
    }
    List<String> values = commaSeparated(sides[1]);
    for (String letter : commaSeparated(sides[0])) {
      if (letters.put(letter, values) != null) {
        throw error("'" + letter + "' is declared twice");
      }
    }
  }

  private List<String> commaSeparated(String list) {
    List<String> items = Arrays.stream(list.split(",", -1)).map(String::strip).toList();
    for (String item : items) {
      if (!item.matches("\\p{L}+")) {
        throw error("expected letters separated by commas, found '" + list.strip() + "'");
      }
    }
    return items;
  }

  /// `NP<n> -> 3 Noun<n> | 1 Noun<n> who VP<n>`
  private void rule(String content) {
    String[] sides = content.split("(^|\\s)->(\\s|$)", -1);
    if (sides.length != 2 || !SYMBOL.matcher(sides[0].strip()).matches()) {
      throw error("expected 'Symbol -> right-hand sides', found '" + content + "'");
    }
    for (SequencedMap<String, String> bound : bindings(List.of(sides[0]), new LinkedHashMap<>())) {
      String left = bind(sides[0].strip(), bound);
      List<Right> rights = new ArrayList<>();
      for (String right : sides[1].split("\\|", -1)) {
        rights.addAll(rightHandSides(right.strip(), bound));
      }
      if (rules.put(left, rights) != null) {
        throw error("symbol " + left + " has a line already; separate right-hand sides by '|'");
      }
    }
  }

  private List<Right> rightHandSides(String text, SequencedMap<String, String> bound) {
    List<String> parts = new ArrayList<>(Arrays.asList(text.split("\\s+")));
    double weight = 1;
    if (WEIGHT.matcher(parts.getFirst()).matches()) {
      weight = Double.parseDouble(parts.removeFirst());
    }
    if (parts.isEmpty() || parts.getFirst().isEmpty()) {
      throw error("a right-hand side is missing; write '~' for the empty one");
    }
    if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
      throw error("weight " + weight + " is not above 0; leave the right-hand side out");
    }
    if (parts.contains("~")) {
      if (parts.size() > 1) {
        throw error("'~' stands alone, found '" + text + "'");
      }
      return List.of(new Right(weight, List.of(), line));
    }
    List<SequencedMap<String, String>> bindings = bindings(parts, bound);
    List<Right> rights = new ArrayList<>();
    for (SequencedMap<String, String> binding : bindings) {
      List<String> symbols = parts.stream().map(part -> bind(part, binding)).toList();
      rights.add(new Right(weight / bindings.size(), symbols, line));
    }
    return rights;
  }

  /// All ways to give the letters in some symbols a value, beyond those that have one.
  private List<SequencedMap<String, String>> bindings(
      List<String> symbols, SequencedMap<String, String> bound) {
    List<SequencedMap<String, String>> bindings = new ArrayList<>(List.of(bound));
    SequencedSet<String> free = new LinkedHashSet<>();
    for (String symbol : symbols) {
      String letter = argument(symbol.strip());
      if (letters.containsKey(letter) && !bound.containsKey(letter)) {
        free.add(letter);
      }
    }
    for (String letter : free) {
      List<SequencedMap<String, String>> longer = new ArrayList<>();
      for (SequencedMap<String, String> binding : bindings) {
        for (String value : letters.get(letter)) {
          SequencedMap<String, String> next = new LinkedHashMap<>(binding);
          next.put(letter, value);
          longer.add(next);
        }
      }
      if (longer.size() > MOST_VALUES) {
        throw error("more than " + MOST_VALUES + " ways to give letters their values");
      }
      bindings = longer;
    }
    return bindings;
  }

  private static String bind(String symbol, SequencedMap<String, String> binding) {
    String value = binding.get(argument(symbol));
    return value == null ? symbol : symbol.substring(0, symbol.indexOf('<') + 1) + value + ">";
  }

  /// What stands between `<` and `>` of a symbol, or nothing.
  private static String argument(String symbol) {
    return SYMBOL.matcher(symbol).matches() && symbol.endsWith(">")
        ? symbol.substring(symbol.indexOf('<') + 1, symbol.length() - 1)
        : "";
  }

  /// Replaces names by numbers.
  private Grammar link() {
    List<String> symbols = List.copyOf(rules.sequencedKeySet());
    SequencedSet<String> words = new LinkedHashSet<>();
    SequencedSet<String> used = new LinkedHashSet<>(List.of(symbols.getFirst()));
    for (List<Right> rights : rules.values()) {
      for (Right right : rights) {
        for (String symbol : right.symbols) {
          if (Character.isUpperCase(symbol.codePointAt(0))) {
            if (!rules.containsKey(symbol)) {
              line = right.line;
              throw error("symbol " + symbol + " has no line of its own; words are in lower case");
            }
            used.add(symbol);
          } else {
            words.add(symbol);
          }
        }
      }
    }
    for (String symbol : symbols) {
      if (!used.contains(symbol)) {
        line = rules.get(symbol).getFirst().line;
        throw error("symbol " + symbol + " is never used");
      }
    }
    Vocabulary vocabulary = Vocabulary.of(words);
    List<List<Production>> productions =
        rules.values().stream().map(rights -> link(rights, symbols, vocabulary)).toList();
    return new Grammar(name, symbols, productions, vocabulary);
  }

  private static List<Production> link(
      List<Right> rights, List<String> symbols, Vocabulary vocabulary) {
    double total = rights.stream().mapToDouble(Right::weight).sum();
    return rights.stream()
        .map(right ->
            new Production(
                right.weight / total,
                right.symbols.stream()
                    .mapToInt(s -> vocabulary.contains(s) ? vocabulary.id(s) : ~symbols.indexOf(s))
                    .toArray()))
        .toList();
  }

  private InputException error(String what) {
    return new InputException("Grammar " + name + ", line " + line + ": " + what + ".");
  }
}
