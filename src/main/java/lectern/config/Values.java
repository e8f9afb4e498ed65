package lectern.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import lectern.InputException;
import lectern.config.Settings.Setting;
import lectern.yaml.Nearest;
import lectern.yaml.Place;
import lectern.yaml.Yaml;

/// The values a setting can have, each kind with its check: whole numbers, numbers, truth values,
/// texts, choices (enums, in lower-case words joined by hyphens), and lists of these.
final class Values {
  private Values() {}

  /// @throws InputException if the value is of another kind
  static Object convert(Type type, String path, Setting setting) {
    return convert(type, path, setting.key(), setting.value());
  }

  private static Object convert(Type type, String path, Place place, Yaml value) {
    if (type instanceof ParameterizedType && rawName(type).equals(List.class.getName())) {
      if (!(value instanceof Yaml.Sequence sequence)) {
        throw wrong(type, path, place, value);
      }
      List<Object> items = new ArrayList<>();
      for (Yaml item : sequence.items()) {
        items.add(convert(argument(type), path, item.place(), item));
      }
      return List.copyOf(items);
    }
    Class<?> raw = (Class<?>) type;
    if (raw.isRecord() && value instanceof Yaml.Mapping mapping) {
      return Binder.bind(raw.asSubclass(Record.class), Settings.of(mapping));
    }
    if (!(value instanceof Yaml.Scalar scalar) || scalar.isNull()) {
      throw wrong(type, path, place, value);
    }
    if (raw == String.class) {
      return scalar.text();
    }
    if (raw.isEnum()) {
      return choice(raw, path, place, scalar);
    }
    if (scalar.quoting() == Yaml.Quoting.QUOTED) {
      throw wrong(type, path, place, value);
    }
    String text = scalar.text();
    if (raw == boolean.class || raw == Boolean.class) {
      if (!text.equals("true") && !text.equals("false")) {
        throw wrong(type, path, place, value);
      }
      return text.equals("true");
    }
    return number(raw, text)
        .filter(number -> Double.isFinite(number.doubleValue()))
        .orElseThrow(() -> wrong(type, path, place, value));
  }

  private static Optional<Number> number(Class<?> raw, String text) {
    try {
      return Optional.of(
          switch (raw.getName()) {
            case "int", "java.lang.Integer" -> Integer.valueOf(ascii(text));
            case "long", "java.lang.Long" -> Long.valueOf(ascii(text));
            case "double", "java.lang.Double" -> {
              if (!text.matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?")) {
                throw new NumberFormatException(text); // 0x1p3, 5f and NaN are not for a config
              }
              yield Double.valueOf(text);
            }
            default ->
                throw new IllegalArgumentException(raw + " cannot be part of a configuration");
          });
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /// Java takes the digits of every script; a reader may take them for others.
  private static String ascii(String text) {
    if (!text.matches("[-+]?[0-9]+")) {
      throw new NumberFormatException(text);
    }
    return text;
  }

  private static Object choice(Class<?> type, String path, Place place, Yaml.Scalar value) {
    List<String> names = choices(type);
    int index = names.indexOf(value.text());
    if (index < 0) {
      throw place.error(path + " is '" + value.text() + "'" + Nearest.ending(value.text(), names));
    }
    return type.getEnumConstants()[index];
  }

  private static List<String> choices(Class<?> type) {
    return Arrays.stream(type.getEnumConstants()).map(Values::text).toList();
  }

  private static InputException wrong(Type type, String path, Place place, Yaml value) {
    return place.error(path + " must be " + describe(type) + ", found " + value.kind() + ".");
  }

  /// A kind of value in words and with its limit, for whoever gave another.
  private static String describe(Type type) {
    boolean isInt = type == int.class || type == Integer.class;
    return kind(type) + (isInt ? " of at most " + Integer.MAX_VALUE : "");
  }

  /// A kind of value in words, such as `a whole number`.
  static String kind(Type type) {
    if (type instanceof ParameterizedType) {
      return "a list, each " + kind(argument(type));
    }
    Class<?> raw = (Class<?>) type;
    if (raw.isEnum()) {
      return choices(raw).stream().collect(Collectors.joining(", ", "one of ", ""));
    }
    Optional<Alternatives> alternatives = Alternatives.of(raw);
    if (alternatives.isPresent()) {
      return alternatives.get().toString();
    }
    return switch (raw.getName()) {
      case "int", "java.lang.Integer", "long", "java.lang.Long" -> "a whole number";
      case "double", "java.lang.Double" -> "a number";
      case "boolean", "java.lang.Boolean" -> "true or false";
      case "java.lang.String" -> "a text";
      default -> "keys and values";
    };
  }

  /// A value as a file would have it.
  static String text(Object value) {
    return switch (value) {
      case Enum<?> choice -> choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
      case List<?> list ->
          list.stream().map(Values::text).collect(Collectors.joining(", ", "[", "]"));
      default -> String.valueOf(value);
    };
  }

  /// The type inside the angle brackets.
  static Type argument(Type type) {
    return ((ParameterizedType) type).getActualTypeArguments()[0];
  }

  private static String rawName(Type type) {
    return ((ParameterizedType) type).getRawType().getTypeName();
  }
}
