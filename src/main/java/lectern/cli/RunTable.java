package lectern.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import lectern.run.Run;
import lectern.run.RunStatus;
import lectern.run.WholeFile;
import lectern.store.RunEntry;
import lectern.store.RunField;

/// Runs as a table for people, or as CSV or JSON for programs.
final class RunTable {
  /// How runs are printed.
  enum Format {
    TABLE,
    CSV,
    JSON
  }

  /// A run's id begins with the moment it was made, to the millisecond.
  private static final int STAMP = "20261121-115947-365".length();

  private static final List<String> FACTS =
      List.of(
          "id",
          "experiment",
          "study",
          "profile",
          "arm",
          "seed",
          "status",
          "seconds",
          "start",
          "commit",
          "tree",
          "tag",
          "note");

  private static final Pattern NEEDS_QUOTES = Pattern.compile("[\",\r\n]|^\\s|\\s$");

  private final Console console;
  private final List<RunEntry> all;

  /// @param all every run there is, which tells how much of an id is enough
  RunTable(Console console, List<RunEntry> all) {
    this.console = console;
    this.all = all;
  }

  /// @param fields columns; the usual ones if there are none
  void print(List<RunEntry> entries, List<RunField> fields, Format format) {
    switch (format) {
      case TABLE -> (fields.isEmpty() ? usual(entries) : chosen(entries, fields)).print(console);
      case CSV -> csv(entries, fields.isEmpty() ? every(entries) : fields);
      case JSON -> json(entries, fields);
    }
    console.out().flush();
  }

  /// The columns that tell runs apart, within the width of a page: experiment, profile and tags
  /// only where they do. A run that has finished is told by its first measure, another by its
  /// status.
  private Listing usual(List<RunEntry> entries) {
    Map<String, String> brief = briefIds();
    Set<String> measures = new LinkedHashSet<>();
    entries.forEach(entry -> measures.addAll(firstMeasure(entry.run())));
    SequencedMap<String, Function<RunEntry, String>> columns = new LinkedHashMap<>();
    columns.put("run", entry -> brief.get(entry.run().id()));
    if (differ(entries, entry -> entry.run().experiment())) {
      columns.put("experiment", entry -> entry.run().experiment());
    }
    if (differ(entries, entry -> entry.run().profile())) {
      columns.put("profile", entry -> entry.run().profile());
    }
    columns.put("arm", entry -> arm(entry.run()));
    columns.put("seed", entry -> Long.toString(entry.run().seed()));
    columns.put(
        measures.size() == 1 ? measures.iterator().next() : "outcome",
        entry -> outcome(entry.run(), measures));
    columns.put("seconds", entry -> Figures.tenths(entry.run().seconds()));
    if (entries.stream().anyMatch(entry -> !entry.annotations().tags().isEmpty())) {
      columns.put("tags", entry -> String.join(" ", entry.annotations().tags()));
    }
    Listing listing = new Listing(columns.sequencedKeySet().toArray(String[]::new));
    for (RunEntry entry : entries) {
      listing.row(
          columns.sequencedValues().stream()
              .map(column -> column.apply(entry))
              .toArray(String[]::new));
    }
    return listing;
  }

  private static boolean differ(List<RunEntry> entries, Function<RunEntry, String> of) {
    return entries.stream().map(of).distinct().count() > 1;
  }

  private static String arm(Run run) {
    StringBuilder text = new StringBuilder(run.arm());
    run.grid().forEach((path, value) -> text.append(", ").append(path).append(" ").append(value));
    return text.toString();
  }

  private static List<String> firstMeasure(Run run) {
    return run.measures().values().keySet().stream().limit(1).toList();
  }

  private static String outcome(Run run, Set<String> measures) {
    var first = run.measures().values().firstEntry();
    if (run.status() != RunStatus.FINISHED || first == null) {
      return run.status().label();
    }
    return (measures.size() > 1 ? first.getKey() + " " : "")
        + (first.getValue().isNaN() ? "NaN" : Figures.number(first.getValue()));
  }

  /// As much of each id as no other begins with, and at least the moment it was made.
  private Map<String, String> briefIds() {
    TreeMap<String, String> brief = new TreeMap<>();
    all.forEach(entry -> brief.put(entry.run().id(), ""));
    String before = "";
    for (String id : List.copyOf(brief.keySet())) {
      String after = brief.higherKey(id);
      int shared = Math.max(shared(id, before), after == null ? 0 : shared(id, after));
      brief.put(id, id.substring(0, Math.min(id.length(), Math.max(STAMP, shared + 1))));
      before = id;
    }
    return brief;
  }

  private static int shared(String left, String right) {
    int length = 0;
    while (length < Math.min(left.length(), right.length())
        && left.charAt(length) == right.charAt(length)) {
      length++;
    }
    return length;
  }

  private static Listing chosen(List<RunEntry> entries, List<RunField> fields) {
    Listing listing = new Listing(fields.stream().map(RunField::name).toArray(String[]::new));
    for (RunEntry entry : entries) {
      listing.row(
          fields.stream()
              .map(field -> String.join(" ", field.of(entry)).replaceAll("\\s+", " "))
              .map(RunTable::rounded)
              .toArray(String[]::new));
    }
    return listing;
  }

  private static String rounded(String text) {
    return text.matches("-?\\d+\\.\\d+(E-?\\d+)?")
        ? Figures.number(Double.parseDouble(text))
        : text;
  }

  /// All that is known: facts, then paths, then measures, each under a name that means just it.
  private static List<RunField> every(List<RunEntry> entries) {
    Set<String> paths = new LinkedHashSet<>();
    Set<String> measures = new LinkedHashSet<>();
    for (RunEntry entry : entries) {
      paths.addAll(entry.run().configuration().keySet());
      measures.addAll(entry.run().measures().values().keySet());
    }
    List<RunField> fields = new ArrayList<>(FACTS.stream().map(RunField::new).toList());
    paths.forEach(path -> fields.add(new RunField("config." + path)));
    measures.forEach(measure -> fields.add(new RunField("measure." + measure)));
    return fields;
  }

  private void csv(List<RunEntry> entries, List<RunField> fields) {
    line(fields.stream().map(RunField::name).toList());
    for (RunEntry entry : entries) {
      line(fields.stream().map(field -> String.join(" ", field.of(entry))).toList());
    }
  }

  /// Source: RFC 4180.
  private void line(List<String> cells) {
    List<String> quoted =
        cells.stream()
            .map(cell ->
                NEEDS_QUOTES.matcher(cell).find() ? '"' + cell.replace("\"", "\"\"") + '"' : cell)
            .toList();
    console.out().print(String.join(",", quoted) + "\n");
  }

  private void json(List<RunEntry> entries, List<RunField> fields) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (RunEntry entry : entries) {
      all.add(fields.isEmpty() ? everything(entry) : some(entry, fields));
    }
    try {
      console.out().println(WholeFile.JSON.writeValueAsString(all));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts and numbers can be written as JSON", e);
    }
  }

  private static Map<String, Object> everything(RunEntry entry) {
    Run run = entry.run();
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("id", run.id());
    all.put("experiment", run.experiment());
    all.put("study", run.study());
    all.put("profile", run.profile());
    all.put("task", run.task());
    all.put("arm", run.arm());
    all.put("grid", run.grid());
    all.put("seed", run.seed());
    all.put("status", run.status().label());
    all.put("seconds", run.seconds());
    all.put("start", run.start().toString());
    all.put("commit", entry.commit());
    all.put("tree", entry.tree());
    all.put("tags", entry.annotations().tags());
    all.put("note", entry.annotations().note());
    run.error().ifPresent(error -> all.put("error", error));
    all.put("configuration", run.configuration());
    all.put("measures", run.measures().values());
    all.put("folder", run.folder().toString());
    return all;
  }

  private static Map<String, Object> some(RunEntry entry, List<RunField> fields) {
    Map<String, Object> some = new LinkedHashMap<>();
    for (RunField field : fields) {
      some.put(field.name(), field.valueIn(entry));
    }
    return some;
  }
}
