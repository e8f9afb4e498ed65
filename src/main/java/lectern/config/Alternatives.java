package lectern.config;

import java.lang.reflect.RecordComponent;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import lectern.yaml.Nearest;
import lectern.yaml.Place;

/// The records of which a configuration has one, chosen by `kind:`.
///
/// A component whose type is a sealed interface of records is written as a section with the
/// record's name, in lower-case words joined by hyphens, and the record's own settings beside it:
///
/// ```yaml
/// model: { kind: naive-bayes, smoothing: 1 }
/// ```
///
/// @param byKind the records by their name in files, in the order of the interface's `permits`
public record Alternatives(SequencedMap<String, Class<?>> byKind) {
  /// The key that names one.
  public static final String KIND = "kind";

  public Alternatives {
    byKind = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(byKind));
  }

  /// The alternatives of a type; empty if it is none to choose for.
  ///
  /// @throws IllegalArgumentException if it permits anything but records
  public static Optional<Alternatives> of(Class<?> type) {
    if (!type.isInterface() || !type.isSealed()) {
      return Optional.empty();
    }
    SequencedMap<String, Class<?>> byKind = new LinkedHashMap<>();
    for (Class<?> permitted : type.getPermittedSubclasses()) {
      if (!permitted.isRecord()) {
        throw new IllegalArgumentException(
            permitted + " is no record and cannot be part of a configuration");
      }
      byKind.put(kind(permitted), permitted);
    }
    return Optional.of(new Alternatives(byKind));
  }

  /// The alternatives that a component of a configuration has, inside its Optional if it has one.
  public static Optional<Alternatives> of(RecordComponent component) {
    return of(Binder.rawOf(Binder.present(component.getGenericType())));
  }

  /// How a record is called after `kind:`.
  public static String kind(Class<?> record) {
    return record
        .getSimpleName()
        .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
        .toLowerCase(Locale.ROOT);
  }

  /// @throws lectern.InputException naming the nearest kind, if there is none of that name
  Class<?> record(String path, Place place, String kind) {
    Class<?> record = byKind.get(kind);
    if (record == null) {
      throw place.error(path + " is '" + kind + "'" + Nearest.ending(kind, names()));
    }
    return record;
  }

  List<String> names() {
    return List.copyOf(byKind.sequencedKeySet());
  }

  /// `one of linear, naive-bayes`.
  @Override
  public String toString() {
    return "one of " + String.join(", ", names());
  }
}
