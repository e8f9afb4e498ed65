package lectern.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A question to the runs, such as `model.hidden >= 128 and perplexity < 5`.
///
/// ```
/// query      = both { "or" both }
/// both       = negation { "and" negation }
/// negation   = "not" negation | "(" query ")" | comparison
/// comparison = field ( "=" | "!=" | "<" | "<=" | ">" | ">=" | "~" ) value
/// ```
///
/// Fields are those of {@link RunField}; `~` asks whether a text has another in it. Values with
/// spaces or signs in them stand in quotes. A commit is given by its first letters. A `start` is a
/// day, a time, or how long ago: `start > 2d` is within the last two days.
public final class RunQuery {
  private final Condition condition;

  private RunQuery(Condition condition) {
    this.condition = condition;
  }

  /// Reads a query. An empty one is of every run.
  ///
  /// @throws lectern.InputException with the place, what was found there and what was expected
  public static RunQuery parse(String text) {
    return new RunQuery(QueryParser.parse(text));
  }

  static RunQuery of(Condition condition) {
    return new RunQuery(condition);
  }

  /// The runs that are like that, in their order.
  ///
  /// @param entries every run there is: what none of them has is taken for a mistake
  /// @param now what `2d` counts back from
  /// @throws lectern.InputException if no run has a field that is asked for, naming the nearest
  public List<RunEntry> in(List<RunEntry> entries, Instant now) {
    for (Comparison comparison : comparisons(condition)) {
      comparison.requireSense(entries);
    }
    return entries.stream().filter(entry -> condition.holds(entry, now)).toList();
  }

  private static List<Comparison> comparisons(Condition condition) {
    List<Comparison> found = new ArrayList<>();
    switch (condition) {
      case Condition.Any _ -> {}
      case Condition.All all -> all.parts().forEach(part -> found.addAll(comparisons(part)));
      case Condition.AnyOf any -> any.parts().forEach(part -> found.addAll(comparisons(part)));
      case Condition.Not not -> found.addAll(comparisons(not.part()));
      case Comparison comparison -> found.add(comparison);
    }
    return found;
  }

  /// Whether it asks the same in the same words, but for spaces and quotes.
  @Override
  public boolean equals(Object other) {
    return other instanceof RunQuery query && condition.equals(query.condition);
  }

  @Override
  public int hashCode() {
    return condition.hashCode();
  }

  /// A text that means this query.
  @Override
  public String toString() {
    return condition.toString();
  }
}
