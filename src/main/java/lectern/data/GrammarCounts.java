package lectern.data;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import lectern.InputException;
import lectern.data.Grammar.Production;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/// Expected counts of a grammar's sentences, all from linear equations in the rule probabilities.
///
/// Source: Grenander 1976 (entropy of a stochastic grammar); Booth & Thompson 1973 (consistency).
final class GrammarCounts {
  private final Grammar grammar;
  private final int words;

  GrammarCounts(Grammar grammar) {
    this.grammar = grammar;
    this.words = grammar.vocabulary().size();
  }

  /// @throws InputException if the expected length of a sentence is not finite
  void checkFinite() {
    expansions();
  }

  /// Trusts that no sentence comes about in two ways.
  GrammarFloors floors() {
    double[] expansions = expansions();
    double length =
        expected(expansions, p -> Arrays.stream(p.symbols()).filter(s -> s >= 0).count());
    double entropy = expected(expansions, p -> -StrictMath.log(p.probability()));
    double[] unigram = new double[words]; // expected share of each word
    for (int a = 0; a < expansions.length; a++) {
      for (Production production : grammar.productions(-1 - a)) {
        for (int symbol : production.symbols()) {
          if (symbol >= 0) {
            unigram[symbol] += expansions[a] * production.probability() / length;
          }
        }
      }
    }
    double unigramNats = 0;
    double pairNats = 0;
    for (double share : unigram) {
      unigramNats -= xLogX(share);
    }
    for (double[] after : pairs(expansions)) {
      for (double count : after) {
        pairNats -= xLogX(count / length);
      }
    }
    return new GrammarFloors(
        length, entropy, entropy / length, pairNats - unigramNats, unigramNats);
  }

  /// Expected number of times that each symbol is replaced in a sentence.
  private double[] expansions() {
    int n = grammar.symbolCount();
    double[][] children = new double[n][n]; // I - expected children
    for (int a = 0; a < n; a++) {
      children[a][a] = 1;
      for (Production production : grammar.productions(-1 - a)) {
        for (int symbol : production.symbols()) {
          if (symbol < 0) {
            children[a][-1 - symbol] -= production.probability();
          }
        }
      }
    }
    try {
      double[][] inverse = inverse(children).getData();
      // The inverse has no negative entry exactly if all expectations are finite.
      if (Arrays.stream(inverse).flatMapToDouble(Arrays::stream).allMatch(x -> x >= -1e-12)) {
        return inverse[0];
      }
    } catch (MathRuntimeException singular) {
      // Falls through: the expectations are infinite.
    }
    throw new InputException(
        "The sentences of grammar "
            + grammar.name()
            + " have no finite expected length; give the right-hand sides that end a recursion"
            + " more weight.");
  }

  private double expected(double[] expansions, ToDoubleFunction<Production> value) {
    double sum = 0;
    for (int a = 0; a < expansions.length; a++) {
      for (Production production : grammar.productions(-1 - a)) {
        sum += expansions[a] * production.probability() * value.applyAsDouble(production);
      }
    }
    return sum;
  }

  /// Expected number a sentence of each word directly after each other; the first word of the next
  /// sentence comes after the last of this one.
  private double[][] pairs(double[] expansions) {
    double[] empty = emptiness();
    double[][] first = edge(empty, Edge.FIRST);
    double[][] last = edge(empty, Edge.LAST);
    double[][] pairs = new double[words][words];
    addProduct(pairs, 1, last[0], first[0]);
    for (int a = 0; a < expansions.length; a++) {
      for (Production production : grammar.productions(-1 - a)) {
        int[] right = production.symbols();
        for (int i = 0; i < right.length; i++) {
          double between = expansions[a] * production.probability(); // …and all between i, j empty
          for (int j = i + 1; j < right.length && between > 0; j++) {
            addProduct(pairs, between, edgeOf(right[i], last), edgeOf(right[j], first));
            between *= right[j] >= 0 ? 0 : empty[-1 - right[j]];
          }
        }
      }
    }
    return pairs;
  }

  /// Probability that each symbol comes to nothing. Without left recursion, one symbol's depends on
  /// others' in no circle, so that as many rounds as symbols are enough.
  private double[] emptiness() {
    double[] empty = new double[grammar.symbolCount()];
    for (int round = 0; round < empty.length; round++) {
      for (int a = 0; a < empty.length; a++) {
        empty[a] = 0;
        for (Production production : grammar.productions(-1 - a)) {
          double all = production.probability();
          for (int symbol : production.symbols()) {
            all *= symbol >= 0 ? 0 : empty[-1 - symbol];
          }
          empty[a] += all;
        }
      }
    }
    return empty;
  }

  private enum Edge {
    FIRST,
    LAST
  }

  /// Probability that what comes of each symbol begins (or ends) with each word; [symbols, words].
  private double[][] edge(double[] empty, Edge edge) {
    int n = grammar.symbolCount();
    double[][] through = new double[n][n]; // I - probability that the edge is a symbol's
    double[][] direct = new double[n][words]; // …or a word's
    for (int a = 0; a < n; a++) {
      through[a][a] = 1;
      for (Production production : grammar.productions(-1 - a)) {
        int[] right = production.symbols();
        double reached = production.probability();
        for (int i = 0; i < right.length; i++) {
          int symbol = right[edge == Edge.FIRST ? i : right.length - 1 - i];
          if (symbol >= 0) {
            direct[a][symbol] += reached;
            break;
          }
          through[a][-1 - symbol] -= reached;
          reached *= empty[-1 - symbol];
        }
      }
    }
    return inverse(through).multiply(MatrixUtils.createRealMatrix(direct)).getData();
  }

  private double[] edgeOf(int symbol, double[][] edges) {
    if (symbol < 0) {
      return edges[-1 - symbol];
    }
    double[] certain = new double[words];
    certain[symbol] = 1;
    return certain;
  }

  private static void addProduct(double[][] sum, double scale, double[] rows, double[] columns) {
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < columns.length; j++) {
        sum[i][j] += scale * rows[i] * columns[j];
      }
    }
  }

  private static RealMatrix inverse(double[][] matrix) {
    return new LUDecomposition(MatrixUtils.createRealMatrix(matrix)).getSolver().getInverse();
  }

  private static double xLogX(double x) {
    return x > 0 ? x * StrictMath.log(x) : 0;
  }
}
