package lectern.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import lectern.run.Run;
import lectern.run.RunStatus;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/// Two runs side by side: what they were given, what they were done with and what came out.
///
/// ```java
/// RunDiff diff = lab.diff("latest", "20260801-101112-131-lstm-s1");
/// diff.summary();       // They part at step 412: train.loss 0.3131 against 0.3132 (3.2e-04 relative).
/// diff.configuration(); // a table
/// ```
///
/// The lists hold what is equal too; {@link Entry#same} tells.
///
/// @param settings experiment, task, arm, seed and the configuration by path
/// @param machine code, JDK, hardware, threads, libraries and data
/// @param results status and measures, and how long it took
/// @param records what was recorded while they went
/// @param files samples, tables and weights, by SHA-256
/// @param agreement how far the results agree
public record RunDiff(
    Run left,
    Run right,
    List<Entry> settings,
    List<Entry> machine,
    List<Entry> results,
    Curves records,
    List<Entry> files,
    Agreement agreement) {
  static final String SECONDS = "seconds";
  static final String STATUS = "status";

  public RunDiff {
    settings = List.copyOf(settings);
    machine = List.copyOf(machine);
    results = List.copyOf(results);
    files = List.copyOf(files);
  }

  /// Reads the folders of two runs and compares them.
  ///
  /// @throws lectern.InputException if a file of theirs cannot be read
  public static RunDiff of(Run left, Run right) {
    Curves records = Curves.of(left, right);
    List<Entry> results = results(left, right);
    List<Entry> samples = RunFiles.samples(left, right);
    List<Entry> tables = RunFiles.tables(left, right);
    List<Entry> weights = RunFiles.weights(left, right);
    return new RunDiff(
        left,
        right,
        settings(left, right),
        Environment.compare(left.provenance(), right.provenance()),
        results,
        records,
        Stream.of(samples, tables, weights).flatMap(List::stream).toList(),
        finished(left) && finished(right)
            ? wholly(records, Stream.of(results, samples, tables, weights))
            : soFar(records, samples, weights));
  }

  private static boolean finished(Run run) {
    return run.status() == RunStatus.FINISHED;
  }

  private static Agreement wholly(Curves records, Stream<List<Entry>> parts) {
    boolean same =
        records.bytes().same()
            && records.bytes().left().isPresent()
            && parts
                .flatMap(List::stream)
                .allMatch(entry -> entry.same() || entry.name().equals(SECONDS));
    return same ? Agreement.IDENTICAL : Agreement.DIFFERENT;
  }

  /// What one of them did not live to write says nothing. Tables can be written over as a run goes,
  /// so they are left out.
  private static Agreement soFar(Curves records, List<Entry> samples, List<Entry> weights) {
    List<Entry> shared =
        Stream.concat(samples.stream(), weights.stream())
            .filter(entry -> entry.left().isPresent() && entry.right().isPresent())
            .toList();
    if (records.parting().isPresent() || !shared.stream().allMatch(Entry::same)) {
      return Agreement.DIFFERENT;
    }
    return records.same() == 0 && shared.isEmpty()
        ? Agreement.NOTHING_TO_COMPARE
        : Agreement.SAME_SO_FAR;
  }

  private static List<Entry> settings(Run left, Run right) {
    List<Entry> entries = new ArrayList<>();
    entries.add(Entry.of("experiment", left.experiment(), right.experiment()));
    entries.add(Entry.of("profile", left.profile(), right.profile()));
    entries.add(Entry.of("task", left.task(), right.task()));
    entries.add(Entry.of("arm", left.arm(), right.arm()));
    entries.add(Entry.of("seed", left.seed() + "", right.seed() + ""));
    left.configuration()
        .forEach(
            (path, value) -> entries.add(Entry.of(path, value, right.configuration().get(path))));
    right
        .configuration()
        .forEach((path, value) -> {
          if (!left.configuration().containsKey(path)) {
            entries.add(Entry.of(path, null, value));
          }
        });
    return entries;
  }

  private static List<Entry> results(Run left, Run right) {
    List<Entry> entries = new ArrayList<>();
    entries.add(Entry.of(STATUS, left.status().label(), right.status().label()));
    if (left.error().isPresent() || right.error().isPresent()) {
      entries.add(new Entry("error", left.error(), right.error(), ""));
    }
    left.measures()
        .values()
        .forEach((name, value) ->
            entries.add(measure(name, value, right.measures().values().get(name))));
    right
        .measures()
        .values()
        .forEach((name, value) -> {
          if (!left.measures().values().containsKey(name)) {
            entries.add(measure(name, null, value));
          }
        });
    entries.add(new Entry(SECONDS, seconds(left), seconds(right), Entry.FOR_INFORMATION));
    return entries;
  }

  private static Optional<String> seconds(Run run) {
    return Optional.of(String.format(Locale.ROOT, "%.2f", run.seconds()));
  }

  private static Entry measure(String name, Double left, Double right) {
    String note =
        left == null || right == null || Double.compare(left, right) == 0
            ? ""
            : String.format(Locale.ROOT, "%+.3g", right - left);
    return new Entry(
        name,
        Optional.ofNullable(left).map(value -> Double.toString(value)),
        Optional.ofNullable(right).map(value -> Double.toString(value)),
        note);
  }

  /// How far the results agree, and where they part, in a sentence or two.
  public String summary() {
    return Explanation.summary(this);
  }

  /// What of the record can have made the results part, the likeliest first; empty if they do not.
  public List<String> reasons() {
    return Explanation.reasons(this);
  }

  /// Everything that differs, in one table: part, name, left, right.
  public Table differences() {
    Table table =
        Table.create(
            "differences",
            StringColumn.create("part"),
            StringColumn.create("name"),
            StringColumn.create("left"),
            StringColumn.create("right"));
    append(table, "configuration", settings);
    append(table, "environment", machine);
    append(table, "outcome", results);
    for (MetricCurve curve : records.metrics()) {
      curve
          .first()
          .ifPresent(parting -> {
            table.stringColumn("part").append("from step " + parting.step());
            table.stringColumn("name").append(curve.metric());
            table.stringColumn("left").append(parting.leftText());
            table.stringColumn("right").append(parting.rightText());
          });
    }
    append(table, "files", files);
    return table;
  }

  private static void append(Table table, String part, List<Entry> entries) {
    for (Entry entry : entries) {
      if (entry.matters()) {
        table.stringColumn("part").append(part);
        table.stringColumn("name").append(entry.name());
        table.stringColumn("left").append(entry.left().orElse(""));
        table.stringColumn("right").append(entry.right().orElse(""));
      }
    }
  }

  /// The configurations: setting, left, right, same.
  public Table configuration() {
    return table("configuration", "setting", settings);
  }

  /// What they were done with: item, left, right, same.
  public Table environment() {
    return table("environment", "item", machine);
  }

  /// What came out: measure, left, right, same, right − left.
  public Table outcome() {
    return table("outcome", "measure", results).addColumns(column("note", results, Entry::note));
  }

  /// A row a metric: rows that are the same, rows that are not, the first step at which they part
  /// with both numbers there, and the largest relative difference.
  public Table curves() {
    List<MetricCurve> curves = records.metrics();
    LongColumn first = LongColumn.create("parts at step");
    for (MetricCurve curve : curves) {
      curve.first().ifPresentOrElse(parting -> first.append(parting.step()), first::appendMissing);
    }
    return Table.create(
        "curves",
        StringColumn.create("metric", curves.stream().map(MetricCurve::metric)),
        LongColumn.create("same rows", curves.stream().mapToLong(MetricCurve::same)),
        LongColumn.create("different rows", curves.stream().mapToLong(MetricCurve::different)),
        first,
        parting(curves, "left", Parting::leftText),
        parting(curves, "right", Parting::rightText),
        DoubleColumn.create(
            "largest relative", curves.stream().mapToDouble(MetricCurve::largest).toArray()));
  }

  private static StringColumn parting(
      List<MetricCurve> curves, String name, Function<Parting, String> text) {
    return StringColumn.create(
        name, curves.stream().map(curve -> curve.first().map(text).orElse("")));
  }

  /// Samples, tables and weights: file, left, right (SHA-256), same.
  public Table artefacts() {
    return table("files", "file", files);
  }

  private Table table(String title, String first, List<Entry> entries) {
    return Table.create(
        title,
        column(first, entries, Entry::name),
        column("left", entries, entry -> entry.left().orElse("")),
        column("right", entries, entry -> entry.right().orElse("")),
        column("same", entries, entry -> entry.same() ? "yes" : "no"));
  }

  private static StringColumn column(
      String name, List<Entry> entries, Function<Entry, String> text) {
    return StringColumn.create(name, entries.stream().map(text));
  }
}
