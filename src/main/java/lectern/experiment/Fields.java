package lectern.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import lectern.InputException;

/// Takes the keys of a mapping by kind; whatever is not one of them is an error.
final class Fields {
  private final Yaml.Mapping mapping;

  /// @param allowed every key there may be
  Fields(Yaml.Mapping mapping, List<String> allowed) {
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
  Place place(String key) {
    return mapping.keys().getOrDefault(key, mapping.place());
  }

  Optional<Yaml> value(String key) {
    return Optional.ofNullable(mapping.entries().get(key));
  }

  /// A text that must be there.
  String text(String key) {
    return value(key)
        .map(value -> textOf(key, place(key), value))
        .orElseThrow(() -> missing(key, "a text"));
  }

  /// A whole number of at least 1, if it is there.
  Optional<Integer> count(String key, int most) {
    return value(key)
        .map(value -> {
          int count = (int) Values.convert(int.class, key, new Settings.Setting(place(key), value));
          if (count < 1 || count > most) {
            throw place(key).error(key + " is " + count + "; it must be 1 to " + most + ".");
          }
          return count;
        });
  }

  /// Keys and values, if they are there; nothing at all counts as none.
  Optional<Yaml.Mapping> mapping(String key) {
    return value(key).map(value -> mappingOf(key, place(key), value));
  }

  /// A list; a missing one is empty.
  List<Yaml> list(String key) {
    return value(key)
        .map(value -> {
          if (!(value instanceof Yaml.Sequence sequence)) {
            throw place(key).error(key + " must be a list, found " + value.kind() + ".");
          }
          return sequence.items();
        })
        .orElse(List.of());
  }

  /// A list of texts; a missing one is empty.
  List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    for (Yaml item : list(key)) {
      texts.add(textOf("each of " + key, item.place(), item));
    }
    return texts;
  }

  InputException missing(String key, String kind) {
    return mapping.place().error("the key '" + key + "' is missing; give " + kind + ".");
  }

  static String textOf(String what, Place place, Yaml value) {
    if (value instanceof Yaml.Scalar scalar && !scalar.text().isBlank() && !scalar.isNull()) {
      return scalar.text().strip();
    }
    throw place.error(what + " must be a text, found " + value.kind() + ".");
  }

  static Yaml.Mapping mappingOf(String what, Place place, Yaml value) {
    return switch (value) {
      case Yaml.Mapping mapping -> mapping;
      case Yaml.Scalar scalar when scalar.isNull() ->
          new Yaml.Mapping(new LinkedHashMap<>(), new LinkedHashMap<>(), place);
      default -> throw place.error(what + " must be keys and values, found " + value.kind() + ".");
    };
  }
}
