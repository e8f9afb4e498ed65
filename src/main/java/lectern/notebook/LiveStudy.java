package lectern.notebook;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import lectern.experiment.ChartSpec;
import lectern.experiment.Study;
import lectern.experiment.StudyPlan;
import lectern.report.Chart;
import lectern.report.StudyCharts;
import lectern.run.Measures;
import lectern.run.Run;
import lectern.run.RunPlan;
import lectern.sweep.StudyListener;

/// Shows a study as it goes: one progress line with the best so far and one chart, both replaced in
/// place; at the end the chart is the experiment's own, with its bands and floors, unless it would
/// have more lines than can be told apart.
///
/// Where nothing can be replaced (a log file), a plain line is printed for each run that ends.
final class LiveStudy implements StudyListener, AutoCloseable {
  /// Time between two updates at least: a front end draws no faster.
  static final Duration PAUSE = Duration.ofMillis(500);

  private final Screen screen;
  private final LongSupplier nanos;
  private final Map<String, Double> shares = new LinkedHashMap<>();
  private LiveCurves curves;
  private int planned;
  private int ended;
  private int kept;
  private boolean judged;
  private String latest = "";
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
    StudyPlan first = plans.getFirst();
    planned = plans.stream().mapToInt(plan -> plan.runs().size()).sum();
    begun = nanos.getAsLong();
    shownAt = begun;
    curves =
        new LiveCurves(
            first.spec(),
            first.runs(),
            first.spec().charts().stream()
                .filter(ChartSpec::overSteps)
                .map(ChartSpec::measure)
                .findFirst()
                .orElse(""));
    if (screen.updates()) {
      progressName = screen.show(bundle(progress()));
    }
  }

  @Override
  public void recorded(RunPlan run, long step, Measures values) {
    curves
        .recorded(run, step, values)
        .ifPresent(value -> {
          latest = curves.metric() + " " + number(value);
          changed = true;
        });
    refresh();
  }

  @Override
  public void progressed(RunPlan run, long done, long total) {
    shares.put(run.label(), total <= 0 ? 0 : Math.clamp((double) done / total, 0, 1));
    refresh();
  }

  @Override
  public void kept(RunPlan run, Run outcome) {
    kept++;
    ended++;
    curves.ended(run, outcome);
  }

  @Override
  public void ended(RunPlan run, Run outcome) {
    ended++;
    shares.remove(run.label());
    curves.ended(run, outcome);
    if (!screen.updates()) {
      screen.show(
          Bundle.text(
              String.format(
                  Locale.ROOT,
                  "%d/%d %s: %s in %.1f s%s",
                  ended,
                  planned,
                  run.label(),
                  outcome.status().label(),
                  outcome.seconds(),
                  latest.isEmpty() ? "" : ", " + latest)));
    }
    refresh();
  }

  @Override
  public void judged(Study study) {
    judged = true;
    if (!screen.updates()) {
      return;
    }
    screen.update(progressName, bundle(progress()));
    if (curves.lines() > LiveCurves.MOST_LINES) {
      showChart(curves.chart());
    } else {
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
    if (curves != null && screen.updates() && !judged) {
      String words = "stopped; " + ended + " of " + planned + " runs ended and are kept";
      screen.update(progressName, bundle(new Progress(ended, Math.max(1, planned), words)));
    }
  }

  private void refresh() {
    long now = nanos.getAsLong();
    if (!screen.updates() || now - shownAt < PAUSE.toNanos()) {
      return;
    }
    screen.update(progressName, bundle(progress()));
    if (changed) {
      showChart(curves.chart());
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

  static String number(double value) {
    return String.format(Locale.ROOT, Math.abs(value) < 0.01 ? "%.3g" : "%.3f", value);
  }

  Chart chart() {
    return curves.chart();
  }

  /// How far it is. What stays when all is done says nothing of time or order, so that a notebook
  /// run again is the same.
  Progress progress() {
    int runs = Math.max(1, planned);
    double share = (ended + shares.values().stream().mapToDouble(Double::doubleValue).sum()) / runs;
    long done = Math.clamp((long) (share * 1000), 0, 1000);
    boolean over = judged || ended == planned;
    StringBuilder words = new StringBuilder();
    words.append(ended).append(" of ").append(planned).append(planned == 1 ? " run" : " runs");
    if (!over && !latest.isEmpty()) {
      words.append(" · ").append(latest);
    }
    curves
        .best()
        .ifPresent(best -> words.append(over ? " · best " : " · best so far ").append(best));
    // runs that were there already took no time
    double own = (share * runs - kept) / Math.max(1, runs - kept);
    if (!over && own > 0.02) {
      double seconds = (nanos.getAsLong() - begun) / 1e9;
      words.append(String.format(Locale.ROOT, " · about %.0f s left", seconds * (1 - own) / own));
    }
    return new Progress(done, 1000, words.toString());
  }
}
