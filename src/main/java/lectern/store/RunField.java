package lectern.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;
import lectern.InputException;
import lectern.run.Run;
import lectern.run.RunStatus;
import lectern.yaml.Nearest;

/// Something that can be asked of a run: one of its own facts, a path of its configuration or one
/// of its measures.
///
/// A name means, in this order, a fact (`arm`, `seed`, …), a path of the configuration
/// (`model.hidden`), a measure (`perplexity`). `config.` and `measure.` before a name force the
/// second and the third.
///
/// @param name as written
public record RunField(String name) {
  private static final String CONFIG = "config.";
  private static final String MEASURE = "measure.";

  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?|NaN|[-+]?Infinity");

  /// Facts that every run has (but for `error`), in the order in which errors list them.
  private static final List<String> FACTS =
      List.of(
          "id",
          "experiment",
          "study",
          "profile",
          "task",
          "arm",
          "seed",
          "status",
          "seconds",
          "start",
          "commit",
          "tree",
          "tag",
          "note",
          "error");

  /// What the values of a field are, and so what can be asked of them.
  enum Kind {
    TEXT,
    NUMBER,
    TIME,
    /// A prefix is as good as the whole.
    COMMIT,
    /// One of the labels of {@link RunStatus}.
    STATUS,
    /// Numbers in some runs, texts in others.
    OPEN
  }

  Kind kind() {
    return switch (name) {
      case "seed", "seconds" -> Kind.NUMBER;
      case "start" -> Kind.TIME;
      case "commit" -> Kind.COMMIT;
      case "status" -> Kind.STATUS;
      default -> FACTS.contains(name) ? Kind.TEXT : Kind.OPEN;
    };
  }

  /// Its values in a run, as texts: none if the run has no such thing; of tags there may be
  /// several.
  public List<String> of(RunEntry entry) {
    Run run = entry.run();
    return switch (name) {
      case "id" -> List.of(run.id());
      case "experiment" -> List.of(run.experiment());
      case "study" -> List.of(run.study());
      case "profile" -> List.of(run.profile());
      case "task" -> List.of(run.task());
      case "arm" -> List.of(run.arm());
      case "seed" -> List.of(Long.toString(run.seed()));
      case "status" -> List.of(run.status().label());
      case "seconds" -> List.of(Double.toString(run.seconds()));
      case "start" -> List.of(run.start().toString());
      case "commit" -> List.of(entry.commit());
      case "tree" -> List.of(entry.tree());
      case "tag" -> entry.annotations().tags();
      case "note" -> List.of(entry.annotations().note());
      case "error" -> run.error().map(List::of).orElse(List.of());
      default -> open(run);
    };
  }

  private List<String> open(Run run) {
    if (name.startsWith(CONFIG)) {
      return optional(run.configuration().get(name.substring(CONFIG.length())));
    }
    if (name.startsWith(MEASURE)) {
      return optional(run.measures().values().get(name.substring(MEASURE.length())));
    }
    String set = run.configuration().get(name);
    return optional(set != null ? set : run.measures().values().get(name));
  }

  /// Its value in a run, as a program would have it: numbers where a number is meant.
  ///
  /// @return a Double of measures and seconds, a Long of the seed, a list of tags, else a text;
  ///   null if the run has no such thing
  public Object valueIn(RunEntry entry) {
    Run run = entry.run();
    return switch (name) {
      case "seed" -> run.seed();
      case "seconds" -> run.seconds();
      case "tag" -> entry.annotations().tags();
      default -> {
        List<String> texts = of(entry);
        String plain = name.startsWith(MEASURE) ? name.substring(MEASURE.length()) : name;
        Double measure = run.measures().values().get(plain);
        boolean measured = measure != null && texts.equals(List.of(measure.toString()));
        yield measured ? (Object) measure : texts.isEmpty() ? null : texts.getFirst();
      }
    };
  }

  private static List<String> optional(Object value) {
    return value == null ? List.of() : List.of(value.toString());
  }

  /// A text as a number.
  ///
  /// @return empty if it is none; `NaN`, `Infinity` and `-Infinity` are
  static OptionalDouble number(String text) {
    if (!NUMBER.matcher(text).matches()) {
      return OptionalDouble.empty(); // Double.parseDouble takes "1d" and hexadecimals too
    }
    return OptionalDouble.of(Double.parseDouble(text));
  }

  /// Orders runs: numbers before texts, each in their order; runs without the field come last
  /// either way.
  public Comparator<RunEntry> order(Direction direction) {
    return (left, right) -> {
      List<String> a = of(left);
      List<String> b = of(right);
      if (a.isEmpty() || b.isEmpty()) {
        return Boolean.compare(a.isEmpty(), b.isEmpty());
      }
      int compared = compare(a, b);
      return direction == Direction.UP ? compared : -compared;
    };
  }

  private static int compare(List<String> left, List<String> right) {
    String a = String.join(" ", left);
    String b = String.join(" ", right);
    OptionalDouble first = number(a);
    OptionalDouble second = number(b);
    if (first.isPresent() && second.isPresent()) {
      return Double.compare(first.getAsDouble(), second.getAsDouble());
    }
    return first.isPresent() != second.isPresent()
        ? Boolean.compare(second.isPresent(), first.isPresent())
        : a.compareTo(b);
  }

  /// Which end of an order comes first.
  public enum Direction {
    /// The least first.
    UP,
    /// The greatest first.
    DOWN
  }

  /// Checks that at least one of some runs has this.
  ///
  /// @throws InputException if none has, naming the nearest that there is
  public void requireIn(Collection<RunEntry> entries) {
    if (FACTS.contains(name) || entries.isEmpty()) {
      return;
    }
    for (RunEntry entry : entries) {
      if (!of(entry).isEmpty()) {
        return;
      }
    }
    Set<String> names = new LinkedHashSet<>();
    for (RunEntry entry : entries) {
      names.addAll(entry.run().measures().values().keySet());
      names.addAll(entry.run().configuration().keySet());
    }
    List<String> all = new ArrayList<>(names.stream().sorted().toList());
    all.addAll(FACTS);
    throw new InputException("No run has '" + name + "'" + Nearest.ending(name, all));
  }

  /// The label of a run's status that a word stands for: the label itself, or its short form.
  ///
  /// @throws InputException if it stands for none, naming the nearest
  static RunStatus status(String word) {
    List<String> allowed = new ArrayList<>();
    for (RunStatus status : RunStatus.values()) {
      String brief = status.name().toLowerCase(Locale.ROOT).replace('_', '-');
      if (word.equalsIgnoreCase(brief) || word.equalsIgnoreCase(status.label())) {
        return status;
      }
      allowed.add(brief);
    }
    throw new InputException("No run's status is '" + word + "'" + Nearest.ending(word, allowed));
  }
}
