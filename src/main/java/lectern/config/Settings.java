package lectern.config;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import lectern.yaml.Place;
import lectern.yaml.Yaml;

/// Values of a configuration by path, such as `model.hidden`, each with the place it is written at.
///
/// A path may be written in one piece or nested; both are the same setting:
///
/// ```yaml
/// model: { hidden: 8 }
/// model.hidden: 8
/// ```
public final class Settings {
  private static final Settings NONE =
      new Settings(new LinkedHashMap<>(), new Place("settings", 0));

  private final SequencedMap<String, Setting> byPath;
  private final Place place;

  private Settings(SequencedMap<String, Setting> byPath, Place place) {
    this.byPath = Collections.unmodifiableSequencedMap(byPath);
    this.place = place;
  }

  /// A value and where its key stands.
  ///
  /// @param key where the path is written
  /// @param value a scalar or a list
  public record Setting(Place key, Yaml value) {}

  /// Nothing set.
  public static Settings none() {
    return NONE;
  }

  /// The leaves of nested mappings by path.
  ///
  /// @throws lectern.InputException if two of them have the same path
  public static Settings of(Yaml.Mapping mapping) {
    SequencedMap<String, Setting> found = new LinkedHashMap<>();
    collect("", mapping, found);
    return new Settings(found, mapping.place());
  }

  private static void collect(
      String prefix, Yaml.Mapping mapping, SequencedMap<String, Setting> found) {
    mapping
        .entries()
        .forEach((key, value) -> {
          String path = prefix + key;
          Place place = mapping.keys().get(key);
          if (value instanceof Yaml.Mapping inner) {
            collect(path + ".", inner, found);
            return;
          }
          Setting first = found.put(path, new Setting(place, value));
          if (first != null) {
            throw place.error(
                path
                    + " is given twice, first at "
                    + first.key()
                    + " as "
                    + first.value().text()
                    + "; keep one of them.");
          }
        });
  }

  /// These, with others put over them.
  public Settings with(Settings others) {
    SequencedMap<String, Setting> all = new LinkedHashMap<>(byPath);
    all.putAll(others.byPath);
    return new Settings(all, place);
  }

  /// These and one more (or another value of one of them).
  public Settings with(String path, Place key, Yaml value) {
    SequencedMap<String, Setting> all = new LinkedHashMap<>(byPath);
    all.put(path, new Setting(key, value));
    return new Settings(all, place);
  }

  /// These without some.
  public Settings without(Collection<String> paths) {
    SequencedMap<String, Setting> rest = new LinkedHashMap<>(byPath);
    rest.keySet().removeAll(paths);
    return new Settings(rest, place);
  }

  /// These, as a whole written elsewhere.
  public Settings at(Place elsewhere) {
    return new Settings(byPath, elsewhere);
  }

  /// Value by path, in the order written.
  public SequencedMap<String, Setting> byPath() {
    return byPath;
  }

  /// Where the whole is written; with others put over it, still where the first is.
  public Place place() {
    return place;
  }

  /// Whether the same values are set at the same places.
  @Override
  public boolean equals(Object other) {
    return other instanceof Settings settings
        && byPath.equals(settings.byPath)
        && place.equals(settings.place);
  }

  @Override
  public int hashCode() {
    return byPath.hashCode();
  }

  /// `model.hidden=8 train.steps=400`.
  @Override
  public String toString() {
    return byPath.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue().value().text())
        .collect(Collectors.joining(" "));
  }
}
