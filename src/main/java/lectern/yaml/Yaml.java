package lectern.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// A value of a YAML file that knows where it stands.
///
/// {@link YamlReader} makes them.
public sealed interface Yaml {
  /// Where it begins.
  Place place();

  /// As written on one line.
  String text();

  /// This value as part of something else, whose place errors give if that has no lines.
  default Yaml from(Place whole) {
    if (whole.line() > 0) {
      return this;
    }
    return switch (this) {
      case Scalar scalar -> new Scalar(scalar.text(), scalar.quoting(), whole);
      case Sequence sequence ->
          new Sequence(sequence.items().stream().map(item -> item.from(whole)).toList(), whole);
      case Mapping mapping -> new Mapping(mapping.entries(), mapping.keys(), whole);
    };
  }

  /// YAML on one line that reads back to this value: what cannot stand without quotes has them.
  default String flow() {
    return switch (this) {
      case Scalar scalar when scalar.isNull() -> "~";
      case Scalar scalar
          when scalar.quoting() == Quoting.PLAIN
              && scalar.text().matches("[\\p{L}\\p{N}_.+][\\p{L}\\p{N}_.+-]*|-[0-9.][0-9.eE+-]*") ->
          scalar.text();
      case Scalar scalar -> quoted(scalar.text());
      case Sequence sequence ->
          sequence.items().stream().map(Yaml::flow).collect(Collectors.joining(", ", "[", "]"));
      case Mapping mapping ->
          mapping.entries().entrySet().stream()
              .map(entry -> quoted(entry.getKey()) + ": " + entry.getValue().flow())
              .collect(Collectors.joining(", ", "{", "}"));
    };
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char each : text.toCharArray()) {
      switch (each) {
        case '"' -> quoted.append("\\\"");
        case '\\' -> quoted.append("\\\\");
        default -> {
          boolean control =
              each < ' '
                  || each >= 0x7f && each < 0xa0
                  || each >= 0x2028 && each <= 0x2029
                  || each == 0xfeff;
          quoted.append(control ? "\\u%04x".formatted((int) each) : each);
        }
      }
    }
    return quoted.append('"').toString();
  }

  /// A single value.
  ///
  /// @param text without quotes
  /// @param quoting whether quotes say that it is a text, whatever it looks like
  record Scalar(String text, Quoting quoting, Place place) implements Yaml {
    /// Whether there is no value at all: nothing, `~` or `null`.
    public boolean isNull() {
      return quoting == Quoting.PLAIN
          && (text.isEmpty() || text.equals("~") || text.equals("null"));
    }
  }

  /// Whether a scalar stood in quotes.
  enum Quoting {
    PLAIN,
    /// A text, whatever it looks like.
    QUOTED
  }

  /// A list.
  record Sequence(List<Yaml> items, Place place) implements Yaml {
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public String text() {
      return items.stream().map(Yaml::text).collect(Collectors.joining(", ", "[", "]"));
    }
  }

  /// Values by key, in the order written.
  ///
  /// @param keys where each key stands
  record Mapping(SequencedMap<String, Yaml> entries, SequencedMap<String, Place> keys, Place place)
      implements Yaml {
    public Mapping {
      entries = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(entries));
      keys = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(keys));
    }

    @Override
    public String text() {
      return entries.entrySet().stream()
          .map(entry -> entry.getKey() + ": " + entry.getValue().text())
          .collect(Collectors.joining(", ", "{", "}"));
    }
  }

  /// What kind of value it is, in words.
  default String kind() {
    return switch (this) {
      case Scalar scalar -> scalar.isNull() ? "nothing" : "'" + scalar.text() + "'";
      case Sequence sequence -> "a list";
      case Mapping mapping -> "keys and values";
    };
  }
}
