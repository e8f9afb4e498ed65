package lectern.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import lectern.text.TokenPredictor;

/// Reads a text and knows how its grammar may go on.
///
/// Between two words, a derivation from left to right is a stack of symbols still to be replaced.
/// The reader keeps every stack that agrees with the words so far, with its probability given them:
/// the forward algorithm of a hidden Markov model whose states are stacks. There are few of them,
/// one only if the next word always decides, and nothing is approximated, however deep the
/// recursion.
final class GrammarReader implements TokenPredictor {
  /// What is still to be replaced, top first.
  private record Stack(int top, Stack below) {}

  /// A way to go on: one word, and what is left after it.
  private record Step(int word, Stack after, double probability) {}

  private final Grammar grammar;
  private List<Step> steps;

  GrammarReader(Grammar grammar) {
    this.grammar = grammar;
    steps = new ArrayList<>();
    expose(null, 1, steps);
  }

  @Override
  public int vocabulary() {
    return grammar.vocabulary().size();
  }

  @Override
  public double[] next() {
    double[] next = new double[vocabulary()];
    for (Step step : steps) {
      next[step.word] += step.probability;
    }
    return next;
  }

  @Override
  public void read(int id) {
    SequencedMap<Stack, Double> stacks = new LinkedHashMap<>();
    double total = 0;
    for (Step step : steps) {
      if (step.word == id) {
        stacks.merge(step.after, step.probability, Double::sum);
        total += step.probability;
      }
    }
    if (stacks.isEmpty()) {
      throw new IllegalArgumentException(
          "grammar %s cannot go on with '%s' here"
              .formatted(grammar.name(), grammar.vocabulary().token(id)));
    }
    steps = new ArrayList<>();
    for (var entry : stacks.entrySet()) {
      expose(entry.getKey(), entry.getValue() / total, steps);
    }
  }

  /// Replaces the top of a stack until it is a word, in every way. An empty stack is the end of a
  /// sentence: the next one starts.
  private void expose(Stack stack, double probability, List<Step> into) {
    if (stack == null) {
      expose(new Stack(-1, null), probability, into);
    } else if (stack.top >= 0) {
      into.add(new Step(stack.top, stack.below, probability));
    } else {
      for (Grammar.Production production : grammar.productions(stack.top)) {
        Stack pushed = stack.below;
        for (int i = production.symbols().length - 1; i >= 0; i--) {
          pushed = new Stack(production.symbols()[i], pushed);
        }
        expose(pushed, probability * production.probability(), into);
      }
    }
  }
}
