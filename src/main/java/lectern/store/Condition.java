package lectern.store;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/// What a run must be like. The text of a condition, read again, is that condition.
sealed interface Condition
    permits Condition.Any, Condition.All, Condition.AnyOf, Condition.Not, Comparison {
  /// Whether a run is like that.
  ///
  /// @param now what durations count back from
  boolean holds(RunEntry entry, Instant now);

  /// Every run.
  record Any() implements Condition {
    @Override
    public boolean holds(RunEntry entry, Instant now) {
      return true;
    }

    @Override
    public String toString() {
      return "";
    }
  }

  /// All of several, at least two.
  record All(List<Condition> parts) implements Condition {
    public All {
      parts = List.copyOf(parts);
    }

    @Override
    public boolean holds(RunEntry entry, Instant now) {
      return parts.stream().allMatch(part -> part.holds(entry, now));
    }

    @Override
    public String toString() {
      return parts.stream()
          .map(part -> part instanceof All || part instanceof AnyOf ? "(" + part + ")" : "" + part)
          .collect(Collectors.joining(" and "));
    }
  }

  /// One of several, at least two.
  record AnyOf(List<Condition> parts) implements Condition {
    public AnyOf {
      parts = List.copyOf(parts);
    }

    @Override
    public boolean holds(RunEntry entry, Instant now) {
      return parts.stream().anyMatch(part -> part.holds(entry, now));
    }

    @Override
    public String toString() {
      return parts.stream()
          .map(part -> part instanceof AnyOf ? "(" + part + ")" : "" + part)
          .collect(Collectors.joining(" or "));
    }
  }

  /// The opposite of one.
  record Not(Condition part) implements Condition {
    @Override
    public boolean holds(RunEntry entry, Instant now) {
      return !part.holds(entry, now);
    }

    @Override
    public String toString() {
      return part instanceof All || part instanceof AnyOf ? "not (" + part + ")" : "not " + part;
    }
  }
}
