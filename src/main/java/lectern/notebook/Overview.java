package lectern.notebook;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import lectern.experiment.ExperimentSpec;
import lectern.experiment.StudyPlan;
import lectern.run.Run;
import lectern.run.RunPlan;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/// Tables of what has no table of its own: plans, runs and experiments, as a notebook shows them.
final class Overview {
  private Overview() {}

  /// One row for each arm and point of the grid: how many seeds it would be run with.
  static Table of(StudyPlan plan) {
    SequencedMap<List<Object>, List<RunPlan>> variants = new LinkedHashMap<>();
    for (RunPlan run : plan.runs()) {
      variants.computeIfAbsent(List.of(run.arm(), run.grid()), _ -> new ArrayList<>()).add(run);
    }
    List<RunPlan> firsts = variants.values().stream().map(List::getFirst).toList();
    Table table =
        Table.create(
            "%s, %s: %d %s"
                .formatted(
                    plan.spec().id(),
                    plan.profile(),
                    plan.runs().size(),
                    plan.runs().size() == 1 ? "run" : "runs"),
            texts("arm", firsts, RunPlan::arm));
    for (String path : firsts.isEmpty() ? List.<String>of() : firsts.getFirst().grid().keySet()) {
      table.addColumns(texts(path, firsts, run -> run.grid().getOrDefault(path, "")));
    }
    return table.addColumns(
        IntColumn.create("seeds", variants.values().stream().mapToInt(List::size).toArray()));
  }

  /// A run's facts, one a row.
  static Table of(Run run) {
    SequencedMap<String, String> facts = new LinkedHashMap<>();
    facts.put("experiment", run.experiment() + ", " + run.profile());
    facts.put("arm", run.arm());
    facts.putAll(run.grid());
    facts.put("seed", String.valueOf(run.seed()));
    facts.put("status", run.status().label());
    run.error().ifPresent(error -> facts.put("error", error));
    run.measures().values().forEach((name, value) -> facts.put(name, LiveStudy.number(value)));
    List<Map.Entry<String, String>> rows = List.copyOf(facts.sequencedEntrySet());
    return Table.create(
        run.id(),
        texts("what", rows, Map.Entry::getKey),
        texts("value", rows, Map.Entry::getValue));
  }

  /// One row a run.
  static Table runs(Collection<Run> runs) {
    List<Run> rows = List.copyOf(runs);
    return Table.create(
        rows.size() + (rows.size() == 1 ? " run" : " runs"),
        texts("run", rows, Run::id),
        texts("arm", rows, Run::arm),
        texts(
            "point",
            rows,
            run ->
                run.grid().entrySet().stream()
                    .map(point -> point.getKey() + " = " + point.getValue())
                    .collect(Collectors.joining(", "))),
        LongColumn.create("seed", rows.stream().mapToLong(Run::seed)),
        texts("status", rows, run -> run.status().label()),
        DoubleColumn.create("seconds", rows.stream().mapToDouble(Run::seconds)));
  }

  /// One row an experiment.
  static Table experiments(Collection<ExperimentSpec> specs) {
    List<ExperimentSpec> rows = List.copyOf(specs);
    return Table.create(
        "experiments",
        texts("id", rows, ExperimentSpec::id),
        texts("question", rows, ExperimentSpec::question),
        texts("arms", rows, spec -> String.join(", ", spec.arms().keySet())),
        texts(
            "claims",
            rows,
            spec ->
                spec.claims().stream().map(claim -> claim.id()).collect(Collectors.joining(", "))));
  }

  private static <T> StringColumn texts(String name, List<T> rows, Function<T, String> cell) {
    StringColumn column = StringColumn.create(name);
    rows.forEach(row -> column.append(cell.apply(row)));
    return column;
  }
}
