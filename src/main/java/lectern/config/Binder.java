package lectern.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lectern.InputException;
import lectern.config.Settings.Setting;
import lectern.yaml.Nearest;
import lectern.yaml.Place;
import lectern.yaml.Yaml;

/// Makes a task's configuration, a record of records, from settings.
///
/// A component is given by its path. One that is not given is empty if it is an Optional, else what
/// the constant `DEFAULT` of its record says, if there is one; else it is missing. Of {@link
/// Alternatives}, the one that `kind` names is made.
public final class Binder {
  private static final String DEFAULT = "DEFAULT";

  private final Settings settings;
  private final List<String> missing = new ArrayList<>();

  private Binder(Settings settings) {
    this.settings = settings;
  }

  /// Binds every setting.
  ///
  /// @param type the configuration's type
  /// @throws InputException with the place, if a path is unknown, a value is of the wrong kind or
  ///   impossible, or a component is missing
  /// @throws IllegalArgumentException if the type itself cannot be a configuration
  public static <C extends Record> C bind(Class<C> type, Settings settings) {
    checkPaths(type, settings);
    Binder binder = new Binder(settings);
    Object bound = binder.record(type, "", null);
    binder.checkMissing();
    return type.cast(bound);
  }

  /// The paths of everything that can be set, in the records' order.
  public static List<String> paths(Class<?> type) {
    return Settable.of(type).stream().map(Settable::path).distinct().toList();
  }

  /// Settings without those that belong to other kinds than the ones they choose: what several arms
  /// are given at once need not fit each of them.
  public static Settings applicable(Class<?> type, Settings settings) {
    Set<String> others = new LinkedHashSet<>(paths(type));
    Settable.of(type, settings).forEach(settable -> others.remove(settable.path()));
    return settings.without(others);
  }

  /// Checks settings that stand together: where they name a kind, what else they say of that
  /// section belongs to it.
  ///
  /// @throws InputException with the place, if something does not
  public static void checkKinds(Class<?> type, Settings settings) {
    List<String> paths = Settable.of(type, settings).stream().map(Settable::path).toList();
    List<Settable> all = Settable.of(type);
    for (String kind : settings.byPath().keySet()) {
      if (!kind.endsWith("." + Alternatives.KIND) || !paths.contains(kind)) {
        continue;
      }
      String section = kind.substring(0, kind.length() - Alternatives.KIND.length());
      settings
          .byPath()
          .forEach((path, setting) -> {
            if (path.startsWith(section) && !paths.contains(path)) {
              throw unknown(path, setting, paths, all);
            }
          });
    }
  }

  private static InputException unknown(
      String path, Setting setting, List<String> paths, List<Settable> all) {
    List<String> kinds =
        all.stream().filter(each -> each.path().equals(path)).map(Settable::where).toList();
    return setting
        .key()
        .error(
            kinds.isEmpty()
                ? "unknown setting '" + path + "'" + Nearest.ending(path, paths)
                : path + " is a setting for " + String.join(" or ", kinds) + " alone.");
  }

  private static void checkPaths(Class<?> type, Settings settings) {
    List<String> paths = Settable.of(type, settings).stream().map(Settable::path).toList();
    List<Settable> all = Settable.of(type);
    settings
        .byPath()
        .forEach((path, setting) -> {
          if (paths.contains(path)) {
            return;
          }
          List<String> below = paths.stream().filter(p -> p.startsWith(path + ".")).toList();
          if (!below.isEmpty()) {
            throw setting
                .key()
                .error(
                    path
                        + " is a section, found "
                        + setting.value().kind()
                        + "; give "
                        + String.join(", ", below)
                        + ".");
          }
          throw unknown(path, setting, paths, all);
        });
  }

  private void checkMissing() {
    if (!missing.isEmpty()) {
      throw settings
          .place()
          .error("no value for " + String.join(" and ", missing) + "; add it to base.");
    }
  }

  /// @param fallback the record that absent components are taken from, or null
  private Object record(Class<?> type, String prefix, Object fallback) {
    Object defaults = fallback == null ? defaultOf(type) : fallback;
    RecordComponent[] components = type.getRecordComponents();
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      RecordComponent component = components[i];
      values[i] =
          component(
              component.getGenericType(),
              prefix + component.getName(),
              defaults == null ? null : valueOf(component, defaults));
    }
    return missing.isEmpty() ? construct(type, components, values, prefix) : null;
  }

  private Object component(Type declared, String path, Object fallback) {
    boolean optional = rawOf(declared) == Optional.class;
    Type type = present(declared);
    Class<?> raw = rawOf(type);
    if (raw.isRecord()) {
      boolean given = settings.byPath().keySet().stream().anyMatch(p -> p.startsWith(path + "."));
      if (optional) {
        Object inner = fallback == null ? null : ((Optional<?>) fallback).orElse(null);
        return given ? Optional.ofNullable(record(raw, path + ".", inner)) : orEmpty(fallback);
      }
      return record(raw, path + ".", fallback);
    }
    Optional<Alternatives> alternatives = Alternatives.of(raw);
    if (alternatives.isPresent()) {
      Object inner =
          optional && fallback != null ? ((Optional<?>) fallback).orElse(null) : fallback;
      Object made = oneOf(alternatives.get(), path, inner, optional);
      return optional ? Optional.ofNullable(made) : made;
    }
    Setting setting = settings.byPath().get(path);
    if (setting == null) {
      if (!optional && fallback == null) {
        missing.add(path + " (" + Values.kind(type) + ")");
      }
      return optional ? orEmpty(fallback) : fallback;
    }
    boolean none = setting.value() instanceof Yaml.Scalar scalar && scalar.isNull();
    if (optional) {
      return none ? Optional.empty() : Optional.of(Values.convert(type, path, setting));
    }
    return Values.convert(type, path, setting);
  }

  /// The alternative that `kind` names, or the one to fall back on; null if there is neither.
  private Object oneOf(Alternatives alternatives, String path, Object fallback, boolean optional) {
    String kindPath = path + "." + Alternatives.KIND;
    Setting kind = settings.byPath().get(kindPath);
    if (kind == null && fallback == null) {
      boolean begun = settings.byPath().keySet().stream().anyMatch(p -> p.startsWith(path + "."));
      if (!optional || begun) {
        missing.add(kindPath + " (" + alternatives + ")");
      }
      return null;
    }
    Class<?> record =
        kind == null
            ? fallback.getClass()
            : alternatives.record(kindPath, kind.key(), kind.value().text());
    return record(record, path + ".", record.isInstance(fallback) ? fallback : null);
  }

  private static Object orEmpty(Object fallback) {
    return fallback == null ? Optional.empty() : fallback;
  }

  private Object construct(
      Class<?> type, RecordComponent[] components, Object[] values, String prefix) {
    try {
      Constructor<?> constructor =
          type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException impossible) {
        String message = Objects.requireNonNullElse(impossible.getMessage(), "impossible value");
        throw offender(message, prefix)
            .error(message + (message.endsWith(".") ? "" : "."), impossible);
      }
      if (e.getCause() instanceof InputException input) {
        throw input;
      }
      throw new IllegalArgumentException(type + " cannot be made", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(type + " cannot be made", e);
    }
  }

  /// The setting that a constructor complains of: the one of this record that its message names
  /// first, else the record's first.
  private Place offender(String message, String prefix) {
    return settings.byPath().entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(prefix))
        .min(Comparator.comparingInt(entry -> mention(message, entry.getKey(), prefix)))
        .map(entry -> entry.getValue().key())
        .orElse(settings.place());
  }

  private static int mention(String message, String path, String prefix) {
    String name = path.substring(prefix.length());
    Matcher matcher =
        Pattern.compile("(?<![\\w])" + Pattern.quote(name) + "(?![\\w])").matcher(message);
    return matcher.find() ? matcher.start() : Integer.MAX_VALUE;
  }

  /// What the record's constant `DEFAULT` says, or null.
  static Object defaultOf(Class<?> type) {
    try {
      Field field = type.getDeclaredField(DEFAULT);
      if (!Modifier.isStatic(field.getModifiers()) || field.getType() != type) {
        return null;
      }
      field.setAccessible(true);
      return field.get(null);
    } catch (NoSuchFieldException e) {
      return null;
    } catch (IllegalAccessException e) {
      throw new IllegalArgumentException(type + "." + DEFAULT + " cannot be read", e);
    }
  }

  /// A component's value.
  public static Object valueOf(RecordComponent component, Object owner) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(owner);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(component + " cannot be read", e);
    }
  }

  /// Whether a component has settings of its own below it, inside its Optional if it has one.
  public static boolean isGroup(RecordComponent component) {
    Class<?> raw = rawOf(present(component.getGenericType()));
    return raw.isRecord() || Alternatives.of(raw).isPresent();
  }

  /// The type inside an Optional, or the type itself.
  static Type present(Type type) {
    return rawOf(type) == Optional.class ? Values.argument(type) : type;
  }

  static Class<?> rawOf(Type type) {
    return switch (type) {
      case Class<?> raw -> raw;
      case ParameterizedType generic -> (Class<?>) generic.getRawType();
      default -> throw new IllegalArgumentException(type + " cannot be part of a configuration");
    };
  }
}
