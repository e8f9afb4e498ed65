package lectern.store;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import lectern.InputException;

/// A field of a run beside a value, such as `model.hidden >= 128`.
///
/// Numbers are compared as numbers, everything else as texts. What a run does not have compares
/// with nothing: `perplexity > 5` and `perplexity != 5` are both false of a run without a
/// perplexity. Of several tags, `=` and `~` ask whether one is like that, `!=` whether none is.
///
/// @param field what is looked at
/// @param relation how it must stand to the value
/// @param value as written, without quotes
record Comparison(RunField field, Relation relation, String value) implements Condition {

  /// How two sides are compared.
  enum Relation {
    NOT_EQUAL("!="),
    AT_MOST("<="),
    AT_LEAST(">="),
    LESS("<"),
    GREATER(">"),
    EQUAL("="),
    /// Has it in it, whatever the case of its letters.
    CONTAINS("~");

    private final String sign;

    Relation(String sign) {
      this.sign = sign;
    }

    String sign() {
      return sign;
    }

    /// The relation that a text begins with at a place, the longest if there are two.
    static Optional<Relation> at(String text, int place) {
      return Arrays.stream(values())
          .filter(relation -> text.startsWith(relation.sign, place))
          .findFirst();
    }

    boolean orders() {
      return this == AT_MOST || this == AT_LEAST || this == LESS || this == GREATER;
    }

    /// What the sign of a comparison must be.
    boolean accepts(int compared) {
      return switch (this) {
        case EQUAL -> compared == 0;
        case NOT_EQUAL -> compared != 0;
        case LESS -> compared < 0;
        case AT_MOST -> compared <= 0;
        case GREATER -> compared > 0;
        case AT_LEAST -> compared >= 0;
        case CONTAINS -> throw new IllegalStateException("~ is no matter of order");
      };
    }
  }

  /// @throws InputException if there is no sense in it, such as an order of texts
  Comparison {
    switch (field.kind()) {
      case TIME -> {
        if (relation == Relation.CONTAINS) {
          throw new InputException("'start' is a time; compare it with =, !=, <, <=, > or >=.");
        }
        Moment.parse(value).require(relation);
      }
      case STATUS -> {
        refuseOrder(field, relation);
        if (relation != Relation.CONTAINS) {
          RunField.status(value);
        }
      }
      case TEXT, COMMIT -> refuseOrder(field, relation);
      case NUMBER, OPEN -> {
        if (relation.orders() && RunField.number(value).isEmpty()) {
          throw new InputException(
              "'"
                  + relation.sign()
                  + "' compares numbers and '"
                  + value
                  + "' is none; write a number, or compare texts with =, != or ~.");
        }
      }
    }
  }

  private static void refuseOrder(RunField field, Relation relation) {
    if (relation.orders()) {
      throw new InputException(
          "'"
              + relation.sign()
              + "' compares numbers and '"
              + field.name()
              + "' is a text; compare it with =, != or ~.");
    }
  }

  @Override
  public boolean holds(RunEntry entry, Instant now) {
    if (field.kind() == RunField.Kind.TIME) {
      return Moment.parse(value).holds(relation, entry.run().start(), now);
    }
    List<String> found = field.of(entry);
    if (relation == Relation.NOT_EQUAL) {
      boolean has = !found.isEmpty() || field.name().equals("tag"); // no tag at all is none like it
      return has && found.stream().noneMatch(this::equalsValue);
    }
    return found.stream().anyMatch(this::stands);
  }

  private boolean stands(String text) {
    if (relation == Relation.CONTAINS) {
      return text.toLowerCase(Locale.ROOT).contains(value.toLowerCase(Locale.ROOT));
    }
    if (relation == Relation.EQUAL) {
      return equalsValue(text);
    }
    OptionalDouble left = RunField.number(text);
    OptionalDouble right = RunField.number(value);
    return left.isPresent()
        && right.isPresent()
        && !Double.isNaN(left.getAsDouble())
        && relation.accepts(Double.compare(left.getAsDouble(), right.getAsDouble()));
  }

  private boolean equalsValue(String text) {
    return switch (field.kind()) {
      case COMMIT -> !value.isEmpty() && text.startsWith(value.toLowerCase(Locale.ROOT));
      case STATUS -> text.equals(RunField.status(value).label());
      case TEXT, TIME -> text.equals(value);
      case NUMBER, OPEN -> {
        OptionalDouble left = RunField.number(text);
        OptionalDouble right = RunField.number(value);
        yield left.isPresent() && right.isPresent()
            ? Double.compare(left.getAsDouble(), right.getAsDouble()) == 0
            : text.equals(value);
      }
    };
  }

  /// Checks that this can be asked of some runs.
  ///
  /// @throws InputException if none has the field, or an order is asked of one that is never a
  ///   number
  void requireSense(Collection<RunEntry> entries) {
    field.requireIn(entries);
    if (field.kind() != RunField.Kind.OPEN || !relation.orders()) {
      return;
    }
    Optional<String> text = Optional.empty();
    for (RunEntry entry : entries) {
      for (String found : field.of(entry)) {
        if (RunField.number(found).isPresent()) {
          return;
        }
        text = Optional.of(found);
      }
    }
    text.ifPresent(example -> {
      throw new InputException(
          "'"
              + relation.sign()
              + "' compares numbers and '"
              + field.name()
              + "' is a text in every run, such as '"
              + example
              + "'; compare it with =, != or ~.");
    });
  }

  @Override
  public String toString() {
    return QueryParser.quoted(field.name())
        + " "
        + relation.sign()
        + " "
        + QueryParser.quoted(value);
  }
}
