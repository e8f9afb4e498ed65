package lectern.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lectern.run.Provenance;

/// What two runs were done with, from their provenance.
final class Environment {
  /// `tablesaw-core-0.44.4.jar`: the version begins at the first hyphen before a digit.
  private static final Pattern JAR = Pattern.compile("(.+?)(?:-(\\d.*))?\\.jar");

  static final String COMMIT = "commit";
  static final String TREE = "tree";
  static final String THREADS = "threads";
  static final String RESUMED = "resumed";
  static final String LIBRARY = "library ";
  static final String DATA = "data ";

  private Environment() {}

  /// Everything, a run without provenance having nothing.
  static List<Entry> compare(Optional<Provenance> left, Optional<Provenance> right) {
    List<Entry> entries = new ArrayList<>();
    field(entries, COMMIT, left, right, provenance -> provenance.machine().commit());
    field(entries, TREE, left, right, provenance -> provenance.machine().tree());
    field(entries, "JDK", left, right, provenance -> provenance.machine().jdk());
    field(entries, "OS", left, right, provenance -> provenance.machine().os());
    field(entries, "CPU", left, right, provenance -> provenance.machine().cpu());
    field(entries, "cores", left, right, provenance -> provenance.machine().cores() + "");
    field(
        entries, "vector bits", left, right, provenance -> provenance.machine().vectorBits() + "");
    field(entries, THREADS, left, right, provenance -> provenance.threads() + "");
    field(entries, RESUMED, left, right, provenance -> times(provenance.resumed().size()));
    each(entries, DATA, data(left), data(right));
    each(entries, LIBRARY, libraries(left), libraries(right));
    return entries;
  }

  private static void field(
      List<Entry> entries,
      String name,
      Optional<Provenance> left,
      Optional<Provenance> right,
      Function<Provenance, String> text) {
    entries.add(new Entry(name, left.map(text), right.map(text), ""));
  }

  private static String times(int count) {
    return switch (count) {
      case 0 -> "never";
      case 1 -> "once";
      default -> count + " times";
    };
  }

  private static void each(
      List<Entry> entries,
      String prefix,
      SequencedMap<String, String> lefts,
      SequencedMap<String, String> rights) {
    TreeSet<String> names = new TreeSet<>(lefts.keySet());
    names.addAll(rights.keySet());
    for (String name : names) {
      entries.add(Entry.of(prefix + name, lefts.get(name), rights.get(name)));
    }
  }

  private static SequencedMap<String, String> data(Optional<Provenance> provenance) {
    return provenance.map(Provenance::data).orElseGet(TreeMap::new);
  }

  private static SequencedMap<String, String> libraries(Optional<Provenance> provenance) {
    SequencedMap<String, String> versions = new TreeMap<>();
    for (String jar : provenance.map(each -> each.machine().libraries()).orElse(List.of())) {
      Matcher name = JAR.matcher(jar);
      if (name.matches()) {
        String version = name.group(2) == null ? "without version" : name.group(2);
        versions.merge(name.group(1), version, (one, other) -> one + ", " + other);
      }
    }
    return versions;
  }
}
