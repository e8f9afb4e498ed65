package lectern.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import lectern.experiment.Goal;
import lectern.experiment.Study;
import lectern.experiment.StudyPlan;
import lectern.experiment.Sweep;
import lectern.run.Measures;
import lectern.run.Run;
import lectern.run.RunPlan;
import lectern.run.RunStatus;
import lectern.sweep.StudyListener;
import lectern.sweep.StudyRunner;

/// Shows how studies go, one or several at a time.
final class StudyProgress implements StudyListener, AutoCloseable {
  private final ProgressDisplay display;
  private final TimeLeft left;
  private final Map<String, Optional<Goal>> experiments = new LinkedHashMap<>();
  private final Map<RunPlan, Course> underWay = new LinkedHashMap<>();
  private final Leader leader = new Leader();
  private final OptionalInt most;
  private int planned;
  private int kept;
  private int ended;

  /// How a run under way stands.
  private static final class Course {
    private double share;
    private String steps = "";
    private String metric = "";
  }

  /// @param options how the runs are done
  StudyProgress(Console console, StudyRunner.Options options) {
    this(console, options, System::nanoTime);
  }

  /// @param clock nanoseconds
  StudyProgress(Console console, StudyRunner.Options options, LongSupplier clock) {
    this.display = ProgressDisplay.on(console, this::state);
    this.most = options.budget().runs();
    this.left = new TimeLeft(clock, options.threads(), options.budget());
  }

  @Override
  public synchronized void planned(List<StudyPlan> plans) {
    for (StudyPlan plan : plans) {
      int runs = plan.runs().size();
      expect(plan.spec().id(), runs, plan.spec().goal());
      display.announce(plan.spec().id() + ": " + runs + (runs == 1 ? " run" : " runs"));
    }
    display.changed();
  }

  private void expect(String experiment, int runs, Optional<Goal> goal) {
    experiments.put(experiment, goal);
    left.planned(experiment, runs);
    planned += runs;
  }

  @Override
  public synchronized void kept(RunPlan plan, Run run) {
    left.kept(plan, run.seconds());
    kept++;
    goalOf(plan).ifPresent(goal -> leader.add(goal, plan, run));
    display.changed();
  }

  @Override
  public synchronized void started(RunPlan run, String id) {
    if (!experiments.containsKey(run.experiment())) {
      expect(run.experiment(), 1, Optional.empty()); // a run taken up by itself
    }
    underWay.put(run, new Course());
    left.started(run);
    display.changed();
  }

  @Override
  public synchronized void recorded(RunPlan run, long step, Measures values) {
    Course course = underWay.get(run);
    if (course != null) {
      telling(run, values.values().keySet())
          .ifPresent(
              name -> course.metric = name + " " + Figures.number(values.values().get(name)));
      display.changed();
    }
  }

  /// The goal's measure, else a loss, else the first; absent if nothing was recorded.
  private Optional<String> telling(RunPlan run, Collection<String> metrics) {
    Optional<String> goal = goalOf(run).map(Goal::measure);
    return metrics.stream()
        .filter(name -> goal.filter(name::equals).isPresent())
        .findFirst()
        .or(() -> metrics.stream().filter(name -> name.contains("loss")).findFirst())
        .or(() -> metrics.stream().findFirst());
  }

  @Override
  public synchronized void progressed(RunPlan run, long done, long total) {
    Course course = underWay.get(run);
    if (course != null && total > 0) {
      course.share = Math.clamp((double) done / total, 0, 1);
      course.steps = done + "/" + total;
      left.progressed(run, course.share);
      display.changed();
    }
  }

  @Override
  public synchronized void ended(RunPlan plan, Run run) {
    underWay.remove(plan);
    left.ended(plan);
    ended++;
    if (run.status() == RunStatus.FAILED) {
      display.note(
          plan.experiment() + ": " + plan.label() + " failed: " + run.error().orElse("no reason"));
    }
    goalOf(plan).ifPresent(goal -> leader.add(goal, plan, run));
    display.changed();
  }

  private Optional<Goal> goalOf(RunPlan plan) {
    return experiments.getOrDefault(plan.experiment(), Optional.empty());
  }

  @Override
  public synchronized void judged(Study study) {
    String outcome =
        study.choice().sweep().equals(Sweep.NONE)
            ? study.verdicts().stream()
                .map(each -> each.claim().id() + " " + each.verdict().label())
                .collect(Collectors.joining(", "))
            : SweepOutcome.counts(study);
    display.note(
        study.spec().id()
            + ": "
            + outcome
            + String.format(Locale.ROOT, " (%.1f s)", study.seconds()));
  }

  /// Whether a run has begun.
  synchronized boolean hasBegun() {
    return ended > 0 || !underWay.isEmpty();
  }

  /// Wipes what is drawn and draws no more, so that something else can be printed.
  void wipe() {
    display.close();
  }

  @Override
  public void close() {
    wipe();
  }

  private synchronized ProgressState state() {
    int all = kept + Math.min(planned - kept, most.orElse(Integer.MAX_VALUE));
    boolean one = experiments.size() == 1;
    double parts = underWay.values().stream().mapToDouble(course -> course.share).sum();
    List<ProgressState.UnderWay> runs = new ArrayList<>();
    underWay.forEach((run, course) ->
        runs.add(
            new ProgressState.UnderWay(
                one ? run.label() : run.experiment() + ": " + run.label(),
                course.steps,
                course.metric)));
    return new ProgressState(
        one ? experiments.keySet().iterator().next() : experiments.size() + " experiments",
        kept + ended,
        all,
        all == 0 ? 0 : (kept + ended + parts) / all,
        left.seconds(),
        one ? leader.sentence() : Optional.empty(),
        runs);
  }
}
