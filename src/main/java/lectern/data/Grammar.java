package lectern.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import lectern.InputException;
import lectern.tensor.RandomStream;
import lectern.text.TokenPredictor;
import lectern.text.Vocabulary;

/// A probabilistic grammar: a source of text whose every probability is known.
///
/// A sentence is made by replacing the start symbol, and every symbol that comes of it, by one of
/// its right-hand sides, drawn by probability, until only words are left. Recursion may be as deep
/// as it likes. A text is one sentence after another, each drawn anew.
///
/// A grammar is written as text, one symbol a line; {@link #named} has examples in the folder of
/// this class:
///
/// ```
/// # Names with a capital are symbols to replace, others are words; the first line is the start.
/// let n, m = sg, pl
/// S          -> NP<n> VP<n> .
/// NP<n>      -> 3 Noun<n> | 1 Noun<n> who VP<n>
/// VP<n>      -> Verb<n> | Verb<n> NP<m>
/// Noun<sg>   -> boy | dog
/// ```
///
/// `|` separates right-hand sides, each with its relative weight in front (1 where none is given);
/// `~` is the empty one. A letter declared by `let` stands for each of its values: on the left it
/// makes one symbol a value; on the right alone, the values are drawn with equal probability.
///
/// Source of the idea: Elman 1990, "Finding structure in time", section 5; Elman 1991, "Distributed
/// representations, simple recurrent networks, and grammatical structure".
public final class Grammar {
  /// One right-hand side.
  ///
  /// @param probability given the symbol on the left, above 0
  /// @param symbols words as 0..V-1, symbols to replace as -1-index
  record Production(double probability, int[] symbols) {}

  private final String name;
  private final List<String> symbols;
  private final List<List<Production>> productions;
  private final Vocabulary vocabulary;
  private final List<String> classes;

  /// @param symbols names of the symbols to replace; the first is the start
  /// @param productions right-hand sides of each
  Grammar(
      String name,
      List<String> symbols,
      List<List<Production>> productions,
      Vocabulary vocabulary) {
    this.name = name;
    this.symbols = List.copyOf(symbols);
    this.productions = List.copyOf(productions);
    this.vocabulary = vocabulary;
    String[] classes = new String[vocabulary.size()];
    for (int symbol = 0; symbol < symbols.size(); symbol++) {
      if (isWordClass(productions.get(symbol))) {
        for (Production production : productions.get(symbol)) {
          int word = production.symbols[0];
          classes[word] = classes[word] == null ? symbols.get(symbol) : classes[word];
        }
      }
    }
    for (int word = 0; word < classes.length; word++) {
      classes[word] = classes[word] == null ? vocabulary.token(word) : classes[word];
    }
    this.classes = List.of(classes);
  }

  /// A grammar that comes with Lectern: `elman-1990` (classes of nouns and verbs, sentences of two
  /// or three words) or `elman-1991` (agreement in number across relative clauses).
  ///
  /// @throws InputException if there is none of that name
  public static Grammar named(String name) {
    List<String> known = List.of("elman-1990", "elman-1991");
    if (!known.contains(name)) {
      throw new InputException(
          "There is no grammar '" + name + "'; use one of " + String.join(", ", known) + ".");
    }
    try (InputStream stream = Grammar.class.getResourceAsStream(name + ".grammar")) {
      return parse(name, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Reads a grammar in the notation above.
  ///
  /// @param name what errors call it
  /// @throws InputException naming the line, if it is not well-formed, is left-recursive, or makes
  ///   sentences that are empty or endless
  public static Grammar parse(String name, String text) {
    Grammar grammar = new GrammarParser(name).parse(text);
    new GrammarSets(grammar).checkReadable();
    new GrammarCounts(grammar).checkFinite();
    return grammar;
  }

  /// What it is called.
  public String name() {
    return name;
  }

  /// Its words, numbered in the order in which the grammar lists them.
  public Vocabulary vocabulary() {
    return vocabulary;
  }

  /// The class of a word: the symbol that has words alone on its right and this among them, or the
  /// word itself if there is none. `boy` is a `Human<sg>`.
  ///
  /// @param word 0..V-1
  public String wordClass(int word) {
    return classes.get(word);
  }

  /// Draws a sentence.
  ///
  /// @return [T] words
  public int[] sentence(RandomStream random) {
    int[] words = new int[16];
    int length = 0;
    Deque<Integer> stack = new ArrayDeque<>(List.of(-1));
    while (!stack.isEmpty()) {
      int top = stack.pop();
      if (top >= 0) {
        words = length < words.length ? words : Arrays.copyOf(words, 2 * length);
        words[length++] = top;
      } else {
        int[] right = draw(productions(top), random.nextDouble()).symbols;
        for (int i = right.length - 1; i >= 0; i--) {
          stack.push(right[i]);
        }
      }
    }
    return Arrays.copyOf(words, length);
  }

  /// Draws sentences one after another and stops within the last one.
  ///
  /// Sentence i is drawn from `random.split(i)`, so that a longer text begins with the shorter one.
  ///
  /// @param length T, words
  /// @return [T] words
  public int[] text(int length, RandomStream random) {
    int[] words = new int[length];
    int filled = 0;
    for (long sentence = 0; filled < length; sentence++) {
      int[] next = sentence(random.split(sentence));
      int taken = Math.min(next.length, length - filled);
      System.arraycopy(next, 0, words, filled, taken);
      filled += taken;
    }
    return words;
  }

  /// The true model of this grammar's text: gives the exact distribution of the next word after any
  /// prefix. Reads from the beginning of a text.
  public TokenPredictor reader() {
    return new GrammarReader(this);
  }

  /// What no model of this grammar's text can do better than.
  ///
  /// @throws InputException if a sentence may come about in two ways: its probability is then a sum
  ///   for which there is no closed form
  public GrammarFloors floors() {
    new GrammarSets(this).checkUnambiguous();
    return new GrammarCounts(this).floors();
  }

  /// How many symbols to replace there are.
  int symbolCount() {
    return symbols.size();
  }

  /// The name of a symbol to replace.
  String symbolName(int symbol) {
    return symbols.get(-1 - symbol);
  }

  /// The right-hand sides of a symbol to replace.
  List<Production> productions(int symbol) {
    return productions.get(-1 - symbol);
  }

  private static Production draw(List<Production> productions, double uniform) {
    double sum = 0;
    for (Production production : productions) {
      sum += production.probability;
      if (uniform < sum) {
        return production;
      }
    }
    return productions.getLast(); // the probabilities may sum to a little less than 1
  }

  private static boolean isWordClass(List<Production> productions) {
    return productions.stream().allMatch(p -> p.symbols.length == 1 && p.symbols[0] >= 0);
  }
}
