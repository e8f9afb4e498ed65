package lectern.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import lectern.InputException;

/// Takes the keys of a mapping by kind; whatever is not one of them is an error.
public final class Fields {
  private final Yaml.Mapping mapping;

  /// @param allowed every key there may be
  /// @throws InputException if there is another, naming the nearest
  public Fields(Yaml.Mapping mapping, List<String> allowed) {
    this.mapping = mapping;
    mapping
        .keys()
        .forEach((key, place) -> {
          if (!allowed.contains(key)) {
            throw place.error("unknown key '" + key + "'" + Nearest.ending(key, allowed));
          }
        });
  }

  /// Where a key stands; if it is not there, where the mapping begins.
  public Place place(String key) {
    return mapping.keys().getOrDefault(key, mapping.place());
  }

  /// What a key has, of any kind; absent if the key is not there.
  public Optional<Yaml> value(String key) {
    return Optional.ofNullable(mapping.entries().get(key));
  }

  /// A text that must be there, without white space around it.
  ///
  /// @throws InputException if it is missing, blank or no single value
  public String text(String key) {
    return optionalText(key).orElseThrow(() -> missing(key, "a text"));
  }

  /// A text, if it is there.
  ///
  /// @throws InputException if it is blank or no single value
  public Optional<String> optionalText(String key) {
    return value(key).map(value -> textOf(key, place(key), value));
  }

  /// A whole number of at least 1, if it is there.
  ///
  /// @throws InputException if it is anything else, or above `most`
  public Optional<Long> count(String key, long most) {
    return value(key)
        .map(value -> {
          if (!(value instanceof Yaml.Scalar scalar)
              || scalar.quoting() == Yaml.Quoting.QUOTED
              || !scalar.text().matches("[-+]?[0-9]{1,18}")) {
            throw wrong(
                key, "must be a whole number of at most " + most + ", found " + value.kind());
          }
          long count = Long.parseLong(scalar.text());
          if (count < 1 || count > most) {
            throw wrong(key, "is " + count + "; it must be 1 to " + most);
          }
          return count;
        });
  }

  /// Keys and values, if they are there; nothing at all counts as none.
  public Optional<Yaml.Mapping> mapping(String key) {
    return value(key).map(value -> mappingOf(key, place(key), value));
  }

  /// A list; a missing one is empty.
  public List<Yaml> list(String key) {
    return value(key)
        .map(value -> {
          if (!(value instanceof Yaml.Sequence sequence)) {
            throw wrong(key, "must be a list, found " + value.kind());
          }
          return sequence.items();
        })
        .orElse(List.of());
  }

  /// A list of texts; a missing one is empty.
  public List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    for (Yaml item : list(key)) {
      texts.add(textOf("each of " + key, item.place(), item));
    }
    return texts;
  }

  /// A list of keys and values; a missing one is empty.
  ///
  /// @param allowed every key that each of them may have
  public List<Fields> each(String key, List<String> allowed) {
    List<Fields> all = new ArrayList<>();
    for (Yaml item : list(key)) {
      all.add(new Fields(mappingOf("each of " + key, item.place(), item), allowed));
    }
    return all;
  }

  /// Where the mapping begins.
  public Place place() {
    return mapping.place();
  }

  /// An error about a key that must be there.
  ///
  /// @param kind what to give, such as `a text`
  public InputException missing(String key, String kind) {
    return mapping.place().error("the key '" + key + "' is missing; give " + kind + ".");
  }

  /// An error about a key's value.
  ///
  /// @param what goes on after the key, without a full stop
  public InputException wrong(String key, String what) {
    return place(key).error(key + " " + what + ".");
  }

  /// A value that must be a text.
  ///
  /// @param what errors call it
  /// @param place what errors give as its place
  public static String textOf(String what, Place place, Yaml value) {
    if (value instanceof Yaml.Scalar scalar && !scalar.text().isBlank() && !scalar.isNull()) {
      return scalar.text().strip();
    }
    throw place.error(what + " must be a text, found " + value.kind() + ".");
  }

  /// A value that must be keys and values; nothing at all counts as none.
  ///
  /// @param what errors call it
  /// @param place what errors give as its place
  public static Yaml.Mapping mappingOf(String what, Place place, Yaml value) {
    return switch (value) {
      case Yaml.Mapping mapping -> mapping;
      case Yaml.Scalar scalar when scalar.isNull() ->
          new Yaml.Mapping(new LinkedHashMap<>(), new LinkedHashMap<>(), place);
      default -> throw place.error(what + " must be keys and values, found " + value.kind() + ".");
    };
  }
}
