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
/// @param where the kinds it belongs to, such as `model.kind = cnn`; empty: it is always there
public record Settable(
    String path, RecordComponent component, Type type, Optional<String> fallback, String where) {
  private static final Optional<String> NONE = Optional.of("none");

  /// Everything that can be set, in the records' order; of alternatives, one after the other.
  ///
  /// @param configuration a record of records
  public static List<Settable> of(Class<?> configuration) {
    return new Walk(Optional.empty()).all(configuration);
  }

  /// Everything that can be set once the kinds are those of some settings. Where the kind is open
  /// still, all alternatives count.
  ///
  /// @param configuration a record of records
  public static List<Settable> of(Class<?> configuration, Settings settings) {
    return new Walk(Optional.of(settings)).all(configuration);
  }

  /// @param chosen what says which alternatives count; absent: all do
  private record Walk(Optional<Settings> chosen) {
    List<Settable> all(Class<?> configuration) {
      return below(
          "", configuration, Optional.ofNullable(Binder.defaultOf(configuration)), /* where= */ "");
    }

    private List<Settable> below(
        String prefix, Class<?> record, Optional<Object> defaults, String where) {
      List<Settable> all = new ArrayList<>();
      for (RecordComponent component : record.getRecordComponents()) {
        all.addAll(
            in(prefix, component, defaults.map(given -> Binder.valueOf(component, given)), where));
      }
      return all;
    }

    private List<Settable> in(
        String prefix, RecordComponent component, Optional<?> given, String where) {
      String path = prefix + component.getName();
      Type type = Binder.present(component.getGenericType());
      boolean optional = component.getType() == Optional.class;
      Optional<?> value = optional ? given.flatMap(maybe -> (Optional<?>) maybe) : given;
      Class<?> raw = Binder.rawOf(type);
      Optional<Alternatives> alternatives = Alternatives.of(raw);
      if (!raw.isRecord() && alternatives.isEmpty()) {
        Optional<String> written = value.map(Values::text);
        return List.of(
            new Settable(
                path, component, type, optional ? written.or(() -> NONE) : written, where));
      }
      List<Settable> below =
          alternatives
              .map(each -> oneOf(each, path, component, raw, value, where))
              .orElseGet(() -> below(path + ".", raw, orDefault(value, raw), where));
      return optional && value.isEmpty()
          ? below.stream()
              .map(each -> each.fallingBackTo(NONE))
              .toList() // the record itself is absent
          : below;
    }

    private List<Settable> oneOf(
        Alternatives alternatives,
        String path,
        RecordComponent component,
        Class<?> type,
        Optional<?> value,
        String where) {
      String kindPath = path + "." + Alternatives.KIND;
      Optional<String> usual = value.map(instance -> Alternatives.kind(instance.getClass()));
      Optional<String> kind =
          chosen.flatMap(settings ->
              Optional.ofNullable(settings.byPath().get(kindPath))
                  .map(setting -> setting.value().text())
                  .or(() -> usual));
      List<Settable> all = new ArrayList<>();
      all.add(new Settable(kindPath, component, type, usual, where));
      alternatives
          .byKind()
          .forEach((name, record) -> {
            if (kind.isEmpty() || kind.get().equals(name)) {
              String here = (where.isEmpty() ? "" : where + ", ") + kindPath + " = " + name;
              all.addAll(
                  below(
                      path + ".",
                      record,
                      orDefault(value.filter(record::isInstance), record),
                      here));
            }
          });
      return all;
    }

    private static Optional<Object> orDefault(Optional<?> value, Class<?> record) {
      return value.map(Object.class::cast).or(() -> Optional.ofNullable(Binder.defaultOf(record)));
    }
  }

  private Settable fallingBackTo(Optional<String> other) {
    return new Settable(path, component, type, other, where);
  }

  /// The path, and the kinds it belongs to: `model.filters (model.kind = cnn)`.
  public String name() {
    return where.isEmpty() ? path : path + " (" + where + ")";
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

  /// The records to choose from, if it is a `kind`.
  public Optional<Alternatives> alternatives() {
    return Alternatives.of(Binder.rawOf(type));
  }

  /// How a constant is written in a file: in lower-case words joined by hyphens.
  public static String written(Enum<?> constant) {
    return Values.text(constant);
  }
}
