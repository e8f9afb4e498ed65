package lectern.experiment;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import lectern.yaml.Place;

/// What is looked for when many settings are tried: `goal: minimize perplexity`.
///
/// @param direction which way is better
/// @param measure what is measured at the end of a run; where the same name is recorded over steps,
///   also how a run under way stands
public record Goal(Direction direction, String measure) {
  /// Which way is better.
  public enum Direction {
    MINIMIZE,
    MAXIMIZE;

    /// As written in an experiment file.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Direction> of(String word) {
      for (Direction direction : values()) {
        if (direction.word().equals(word)) {
          return Optional.of(direction);
        }
      }
      return Optional.empty();
    }
  }

  /// Reads `minimize perplexity`.
  ///
  /// @param place where it is written, for the error
  /// @param measures what is measured; empty: not known beforehand
  /// @throws lectern.InputException if it is not `minimize` or `maximize` and a measure
  public static Goal of(String text, Place place, Set<String> measures) {
    return new LineParser(List.of(), new LinkedHashMap<>(), measures).goal(text, place);
  }

  /// The better value first, NaN last.
  public Comparator<Double> bestFirst() {
    Comparator<Double> order =
        direction == Direction.MINIMIZE ? Comparator.naturalOrder() : Comparator.reverseOrder();
    return Comparator.<Double, Boolean>comparing(value -> value.isNaN()).thenComparing(order);
  }

  /// `minimize perplexity`, as written in an experiment file.
  @Override
  public String toString() {
    return direction.word() + " " + measure;
  }
}
