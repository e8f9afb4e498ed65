package lectern.notebook;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import lectern.experiment.ExperimentSpec;
import lectern.experiment.Goal;
import lectern.report.Axis;
import lectern.report.Band;
import lectern.report.Chart;
import lectern.report.LineChart;
import lectern.run.Measures;
import lectern.run.Run;
import lectern.run.RunPlan;
import lectern.run.RunStatus;

/// What the runs of a study have recorded so far, by variant: an arm at a point of the grid, its
/// seeds together.
///
/// The result does not depend on the order in which runs report, so that a notebook run again shows
/// the same.
final class LiveCurves {
  /// Lines that can be told apart in one chart.
  static final int MOST_LINES = 7;

  private final ExperimentSpec spec;
  private final Optional<Goal> goal;
  private final Map<String, Variant> variants = new LinkedHashMap<>();
  private final boolean asked;
  private String metric;

  /// @param spec the experiment with the arms and the grid that are run
  /// @param runs that are planned, in the plan's order
  /// @param metric that is drawn; empty: the goal's, or until that is recorded the first that is
  LiveCurves(ExperimentSpec spec, List<RunPlan> runs, String metric) {
    this.spec = spec;
    this.goal = spec.goal();
    this.metric = metric;
    this.asked = !metric.isEmpty();
    runs.forEach(run -> variants.computeIfAbsent(name(run), Variant::new));
  }

  private static final class Variant {
    private final String name;
    private final TreeMap<Long, TreeMap<Long, Double>> curve = new TreeMap<>(); // step, seed
    private final TreeMap<Long, Double> latest = new TreeMap<>(); // seed: the goal under way
    private final TreeMap<Long, Double> results = new TreeMap<>(); // seed: the goal at the end

    Variant(String name) {
      this.name = name;
    }

    String name() {
      return name;
    }

    /// The mean over seeds: of the results if there is one, else of how they stand.
    double standing() {
      return mean(results.isEmpty() ? latest : results).orElse(Double.NaN);
    }
  }

  private static OptionalDouble mean(TreeMap<Long, Double> bySeed) {
    return bySeed.values().stream().mapToDouble(Double::doubleValue).average();
  }

  private static String name(RunPlan run) {
    StringBuilder name = new StringBuilder(run.arm());
    run.grid().forEach((path, value) -> name.append(", ").append(path).append(" = ").append(value));
    return name.toString();
  }

  private Variant variant(RunPlan run) {
    return variants.computeIfAbsent(name(run), Variant::new);
  }

  /// What is drawn; empty before the first record if nothing was asked for.
  String metric() {
    return metric;
  }

  /// @return the value of {@link #metric}, if the run recorded one
  Optional<Double> recorded(RunPlan run, long step, Measures values) {
    choose(values);
    goal.map(wanted -> values.values().get(wanted.measure()))
        .ifPresent(value -> variant(run).latest.put(run.seed(), value));
    Double value = values.values().get(metric);
    if (value != null) {
      variant(run).curve.computeIfAbsent(step, _ -> new TreeMap<>()).put(run.seed(), value);
    }
    return Optional.ofNullable(value);
  }

  private void choose(Measures values) {
    if (asked || values.values().isEmpty()) {
      return;
    }
    boolean goals =
        goal.filter(wanted -> values.values().containsKey(wanted.measure())).isPresent();
    String chosen = goals ? goal.get().measure() : values.values().firstEntry().getKey();
    if (metric.isEmpty() || (goals && !chosen.equals(metric))) {
      metric = chosen;
      variants.values().forEach(variant -> variant.curve.clear());
    }
  }

  void ended(RunPlan run, Run outcome) {
    if (outcome.status() == RunStatus.FINISHED) {
      goal.map(wanted -> outcome.measures().values().get(wanted.measure()))
          .filter(value -> !value.isNaN())
          .ifPresent(value -> variant(run).results.put(run.seed(), value));
    }
  }

  /// The variant with the best mean of the goal's measure over the seeds that finished: `lstm,
  /// model.hidden = 32: perplexity 6.113, 2 seeds`.
  ///
  /// @return absent without a goal, with a single variant, or before a run has finished
  Optional<String> best() {
    if (goal.isEmpty() || variants.size() < 2) {
      return Optional.empty();
    }
    return variants.values().stream()
        .filter(variant -> !variant.results.isEmpty())
        .min(Comparator.comparing(Variant::standing, goal.get().bestFirst()))
        .map(variant ->
            "%s: %s %s, %d %s"
                .formatted(
                    variant.name,
                    goal.get().measure(),
                    LiveStudy.number(variant.standing()),
                    variant.results.size(),
                    variant.results.size() == 1 ? "seed" : "seeds"));
  }

  /// How many variants have recorded what is drawn.
  int lines() {
    return (int) variants.values().stream().filter(variant -> !variant.curve.isEmpty()).count();
  }

  /// A line for each variant, the mean over its seeds with a band; of more than {@link
  /// #MOST_LINES}, those that stand best or, without a goal, those that come first.
  Chart chart() {
    List<Variant> drawn = new ArrayList<>();
    variants.values().stream().filter(variant -> !variant.curve.isEmpty()).forEach(drawn::add);
    String which = metric + " while it trains";
    if (drawn.size() > MOST_LINES) {
      which += " · the " + (goal.isPresent() ? "best " : "first ") + MOST_LINES;
      which += " of " + drawn.size();
      goal.ifPresent(
          wanted -> drawn.sort(Comparator.comparing(Variant::standing, wanted.bestFirst())));
      drawn.subList(MOST_LINES, drawn.size()).clear();
    }
    LineChart chart =
        LineChart.titled(spec.title())
            .subtitle(which)
            .x(Axis.of("training steps"))
            .y(Axis.of(metric));
    for (Variant variant : drawn) {
      chart.line(
          variant.name,
          variant.curve.keySet().stream().mapToDouble(Long::doubleValue).toArray(),
          variant.curve.values().stream()
              .map(seeds ->
                  Band.of(seeds.values().stream().mapToDouble(Double::doubleValue).toArray()))
              .toArray(Band[]::new));
    }
    return chart.draw();
  }
}
