package lectern.data;

import java.util.BitSet;
import java.util.stream.Stream;
import lectern.InputException;
import lectern.data.Grammar.Production;

/// What may begin and what may follow each symbol of a grammar.
///
/// Source: Aho, Lam, Sethi & Ullman, Compilers, 2nd ed., section 4.4.2.
final class GrammarSets {
  private final Grammar grammar;
  private final BitSet nullable = new BitSet(); // symbols that may come to nothing
  private final BitSet[] first; // words that may begin each symbol
  private final BitSet[] follow; // words that may follow it

  GrammarSets(Grammar grammar) {
    this.grammar = grammar;
    first = emptySets(grammar.symbolCount());
    follow = emptySets(grammar.symbolCount());
    while (growFirst()) {}
    follow[0].or(first[0]); // the next sentence begins after this one
    while (growFollow()) {}
  }

  /// @throws InputException if reading from left to right would not end: a symbol that may begin
  ///   with itself, or a sentence without words
  void checkReadable() {
    if (nullable.get(0)) {
      throw new InputException(
          "Grammar %s makes empty sentences; let every sentence have a word, such as a full stop."
              .formatted(grammar.name()));
    }
    BitSet[] leftmost = emptySets(grammar.symbolCount());
    while (growLeftmost(leftmost)) {}
    for (int a = 0; a < leftmost.length; a++) {
      if (leftmost[a].get(a)) {
        throw new InputException(
            "Symbol %s of grammar %s may begin with itself; put a word or another symbol first."
                .formatted(grammar.symbolName(-1 - a), grammar.name()));
      }
    }
  }

  /// @throws InputException unless the next word alone always decides which right-hand side it came
  ///   from (the grammar is LL(1)), so that each sentence comes about in one way
  void checkUnambiguous() {
    for (int a = 0; a < first.length; a++) {
      BitSet seen = new BitSet();
      for (Production production : grammar.productions(-1 - a)) {
        BitSet begins = firstOf(production.symbols(), 0);
        if (isNullable(production.symbols(), 0)) {
          begins.or(follow[a]);
        }
        if (seen.intersects(begins)) {
          seen.and(begins);
          throw new InputException(
              ("Grammar %s does not tell at '%s' which right-hand side of %s it is in, so that its"
                      + " entropy has no closed form; let each right-hand side begin with other"
                      + " words.")
                  .formatted(
                      grammar.name(),
                      grammar.vocabulary().token(seen.nextSetBit(0)),
                      grammar.symbolName(-1 - a)));
        }
        seen.or(begins);
      }
    }
  }

  private boolean growFirst() {
    boolean grew = false;
    for (int a = 0; a < first.length; a++) {
      for (Production production : grammar.productions(-1 - a)) {
        grew |= addAll(first[a], firstOf(production.symbols(), 0));
        if (isNullable(production.symbols(), 0) && !nullable.get(a)) {
          nullable.set(a);
          grew = true;
        }
      }
    }
    return grew;
  }

  private boolean growFollow() {
    boolean grew = false;
    for (int a = 0; a < follow.length; a++) {
      for (Production production : grammar.productions(-1 - a)) {
        int[] right = production.symbols();
        for (int i = 0; i < right.length; i++) {
          if (right[i] < 0) {
            BitSet after = firstOf(right, i + 1);
            if (isNullable(right, i + 1)) {
              after.or(follow[a]);
            }
            grew |= addAll(follow[-1 - right[i]], after);
          }
        }
      }
    }
    return grew;
  }

  private boolean growLeftmost(BitSet[] leftmost) {
    boolean grew = false;
    for (int a = 0; a < leftmost.length; a++) {
      for (Production production : grammar.productions(-1 - a)) {
        for (int symbol : production.symbols()) {
          if (symbol >= 0) {
            break;
          }
          BitSet reached = (BitSet) leftmost[-1 - symbol].clone();
          reached.set(-1 - symbol);
          grew |= addAll(leftmost[a], reached);
          if (!nullable.get(-1 - symbol)) {
            break;
          }
        }
      }
    }
    return grew;
  }

  private BitSet firstOf(int[] symbols, int from) {
    BitSet words = new BitSet();
    for (int i = from; i < symbols.length; i++) {
      if (symbols[i] >= 0) {
        words.set(symbols[i]);
        break;
      }
      words.or(first[-1 - symbols[i]]);
      if (!nullable.get(-1 - symbols[i])) {
        break;
      }
    }
    return words;
  }

  private boolean isNullable(int[] symbols, int from) {
    for (int i = from; i < symbols.length; i++) {
      if (symbols[i] >= 0 || !nullable.get(-1 - symbols[i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean addAll(BitSet set, BitSet more) {
    int before = set.cardinality();
    set.or(more);
    return set.cardinality() > before;
  }

  private static BitSet[] emptySets(int size) {
    return Stream.generate(BitSet::new).limit(size).toArray(BitSet[]::new);
  }
}
