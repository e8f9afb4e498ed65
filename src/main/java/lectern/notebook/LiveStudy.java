package lectern.notebook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import lectern.experiment.ChartSpec;
import lectern.experiment.Study;
import lectern.experiment.StudyPlan;
import lectern.report.Axis;
import lectern.report.Band;
import lectern.report.Chart;
import lectern.report.LineChart;
import lectern.report.StudyCharts;
import lectern.run.Measures;
import lectern.run.Run;
import lectern.run.RunPlan;
import lectern.sweep.StudyListener;

/// Shows a study as it goes: one chart of a metric by arm and one progress line, both replaced in
/// place; at the end the chart is the experiment's own, with its bands and floors.
///
/// Where nothing can be replaced (a log file), a plain line is printed for each run that ends.
final class LiveStudy implements StudyListener, AutoCloseable {
  /// Time between two updates at least: a front end draws no faster.
  static final Duration PAUSE = Duration.ofMillis(500);

  private final Screen screen;
  private final LongSupplier nanos;
  private final Map<String, TreeMap<Long, List<Double>>> curves = new LinkedHashMap<>();
  private final Map<String, Double> shares = new LinkedHashMap<>();
  private StudyPlan plan;
  private String metric = "";
  private String latest = "";
  private int ended;
  private long begun;
  private long shownAt;
  private boolean changed;
  private String chartName;
  private String progressName;

  LiveStudy() {
    this(Screen.here(), System::nanoTime);
  }

  LiveStudy(Screen screen, LongSupplier nanos) {
    this.screen = screen;
    this.nanos = nanos;
  }

  @Override
  public void planned(List<StudyPlan> plans) {
    plan = plans.getFirst();
    begun = nanos.getAsLong();
    shownAt = begun;
    metric =
        plan.spec().charts().stream()
            .filter(ChartSpec::overSteps)
            .map(ChartSpec::measure)
            .findFirst()
            .orElse("");
    if (screen.updates()) {
      progressName = screen.show(bundle(progress()));
    }
  }

  @Override
  public void recorded(RunPlan run, long step, Measures values) {
    if (metric.isEmpty() && !values.values().isEmpty()) {
      metric = values.values().firstEntry().getKey();
    }
    Double value = values.values().get(metric);
    if (value != null) {
      latest = metric + " " + String.format(Locale.ROOT, "%.3f", value);
      curves
          .computeIfAbsent(series(run), _ -> new TreeMap<>())
          .computeIfAbsent(step, _ -> new ArrayList<>())
          .add(value);
      changed = true;
    }
    refresh();
  }

  @Override
  public void progressed(RunPlan run, long done, long total) {
    shares.put(run.label(), total <= 0 ? 0 : Math.clamp((double) done / total, 0, 1));
    refresh();
  }

  @Override
  public void kept(RunPlan run, Run outcome) {
    ended++;
  }

  @Override
  public void ended(RunPlan run, Run outcome) {
    ended++;
    shares.remove(run.label());
    if (!screen.updates()) {
      screen.show(
          Bundle.text(
              String.format(
                  Locale.ROOT,
                  "%d/%d %s: %s in %.1f s%s",
                  ended,
                  plan.runs().size(),
                  run.label(),
                  outcome.status().label(),
                  outcome.seconds(),
                  latest.isEmpty() ? "" : ", " + latest)));
    }
    refresh();
  }

  @Override
  public void judged(Study study) {
    if (screen.updates()) {
      screen.update(progressName, bundle(progress()));
      study.spec().charts().stream()
          .filter(ChartSpec::overSteps)
          .findFirst()
          .or(() -> study.spec().charts().stream().findFirst())
          .flatMap(chart -> StudyCharts.of(study, chart))
          .ifPresent(this::showChart);
    }
  }

  /// Leaves the last state on the screen, as after an interrupt.
  @Override
  public void close() {
    if (plan != null && screen.updates() && ended < plan.runs().size()) {
      screen.update(
          progressName,
          bundle(new Progress(0, 1, "stopped; " + ended + " runs ended and are kept")));
    }
  }

  private static String series(RunPlan run) {
    StringBuilder name = new StringBuilder(run.arm());
    run.grid().forEach((path, value) -> name.append(", ").append(path).append(" = ").append(value));
    return name.toString();
  }

  private void refresh() {
    long now = nanos.getAsLong();
    if (!screen.updates() || now - shownAt < PAUSE.toNanos()) {
      return;
    }
    screen.update(progressName, bundle(progress()));
    if (changed) {
      showChart(chart());
      changed = false;
    }
    shownAt = nanos.getAsLong();
  }

  private void showChart(Chart chart) {
    if (chartName == null) {
      chartName = screen.show(bundle(chart));
    } else {
      screen.update(chartName, bundle(chart));
    }
  }

  private static Bundle bundle(Object value) {
    return Bundle.of(value).orElseThrow();
  }

  Chart chart() {
    LineChart chart =
        LineChart.titled(plan.spec().title())
            .subtitle(metric + " while it trains")
            .x(Axis.of("training steps"))
            .y(Axis.of(metric));
    curves.forEach((name, points) ->
        chart.line(
            name,
            points.keySet().stream().mapToDouble(Long::doubleValue).toArray(),
            points.values().stream()
                .map(values -> Band.of(values.stream().mapToDouble(Double::doubleValue).toArray()))
                .toArray(Band[]::new)));
    return chart.draw();
  }

  Progress progress() {
    int runs = Math.max(1, plan.runs().size());
    double share = (ended + shares.values().stream().mapToDouble(Double::doubleValue).sum()) / runs;
    long done = Math.clamp((long) (share * 1000), 0, 1000);
    double seconds = (nanos.getAsLong() - begun) / 1e9;
    StringBuilder words = new StringBuilder();
    words.append(ended).append(" of ").append(plan.runs().size()).append(" runs");
    if (!latest.isEmpty()) {
      words.append(" · ").append(latest);
    }
    if (ended < plan.runs().size() && share > 0.02) {
      words.append(
          String.format(Locale.ROOT, " · about %.0f s left", seconds * (1 - share) / share));
    }
    return new Progress(done, 1000, words.toString());
  }
}
