package lectern.config;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One value of a configuration that can be set, as the configuration's records declare it.
///
/// @param path such as `model.hidden`
/// @param component of the record that declares it, such as `hidden` of `RecurrentSettings`
/// @param type what it can be, inside its Optional if it has one
/// @param fallback what it is if it is not given, as a file would say it, `none` for nothing at
///   all; absent: it must be given
public record Settable(
    String path, RecordComponent component, Type type, Optional<String> fallback) {
  private static final Optional<String> NONE = Optional.of("none");

  /// Everything that can be set, in the records' order.
  ///
  /// @param configuration a record of records
  public static List<Settable> of(Class<?> configuration) {
    return below("", configuration, Optional.ofNullable(Binder.defaultOf(configuration)));
  }

  private static List<Settable> below(String prefix, Class<?> record, Optional<Object> defaults) {
    List<Settable> all = new ArrayList<>();
    for (RecordComponent component : record.getRecordComponents()) {
      all.addAll(in(prefix, component, defaults.map(given -> Binder.valueOf(component, given))));
    }
    return all;
  }

  private static List<Settable> in(String prefix, RecordComponent component, Optional<?> given) {
    String path = prefix + component.getName();
    Type type = Binder.present(component.getGenericType());
    boolean optional = component.getType() == Optional.class;
    Optional<?> value = optional ? given.flatMap(maybe -> (Optional<?>) maybe) : given;
    Class<?> raw = Binder.rawOf(type);
    if (!raw.isRecord()) {
      Optional<String> written = value.map(Values::text);
      return List.of(
          new Settable(path, component, type, optional ? written.or(() -> NONE) : written));
    }
    Optional<Object> inner = value.map(Object.class::cast);
    List<Settable> below =
        below(path + ".", raw, inner.or(() -> Optional.ofNullable(Binder.defaultOf(raw))));
    return optional && value.isEmpty()
        ? below.stream()
            .map(each -> each.fallingBackTo(NONE))
            .toList() // the record itself is absent
        : below;
  }

  private Settable fallingBackTo(Optional<String> other) {
    return new Settable(path, component, type, other);
  }

  /// What it can be, in words, such as `a whole number`.
  public String kind() {
    return Values.kind(type);
  }

  /// The constants to choose from, if it is a choice or a list of choices.
  public Optional<Class<?>> choice() {
    Type inner = Binder.rawOf(type) == List.class ? Values.argument(type) : type;
    return inner instanceof Class<?> raw && raw.isEnum() ? Optional.of(raw) : Optional.empty();
  }

  /// How a constant is written in a file: in lower-case words joined by hyphens.
  public static String written(Enum<?> constant) {
    return Values.text(constant);
  }
}
