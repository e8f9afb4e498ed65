package lectern.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lectern.experiment.Goal;
import lectern.experiment.Study;
import lectern.experiment.StudyListener;
import lectern.experiment.StudyPlan;
import lectern.run.Measures;
import lectern.run.Run;
import lectern.run.RunPlan;
import lectern.run.RunStatus;

/// Shows how studies go, one or several at a time, and remembers the runs that they left
/// unfinished.
final class StudyProgress implements StudyListener, AutoCloseable {
  private final ProgressDisplay display;
  private final TimeLeft left;
  private final Map<String, Optional<Goal>> experiments = new LinkedHashMap<>();
  private final Map<RunPlan, Course> underWay = new LinkedHashMap<>();
  private final Leader leader = new Leader();
  private final List<Study> studies = new ArrayList<>();
  private final List<String> interrupted = new ArrayList<>();
  private int planned;
  private int ended;

  /// How a run under way stands.
  private static final class Course {
    private final String id;
    private double share;
    private String steps = "";
    private String metric = "";

    Course(String id) {
      this.id = id;
    }
  }

  /// On every core.
  StudyProgress(Console console) {
    this(console, Runtime.getRuntime().availableProcessors());
  }

  /// @param threads runs that are done side by side at most
  StudyProgress(Console console, int threads) {
    this.display = ProgressDisplay.on(console, this::state);
    this.left = new TimeLeft(System::nanoTime, threads);
  }

  @Override
  public synchronized void planned(StudyPlan plan) {
    String id = plan.spec().id();
    expect(id, plan.runs().size(), plan.spec().goal());
    display.announce(id + ": " + plan.runs().size() + (plan.runs().size() == 1 ? " run" : " runs"));
    display.changed();
  }

  private void expect(String experiment, int runs, Optional<Goal> goal) {
    experiments.put(experiment, goal);
    left.planned(experiment, runs);
    planned += runs;
  }

  @Override
  public synchronized void started(RunPlan run, String id) {
    if (!experiments.containsKey(run.experiment())) {
      expect(run.experiment(), 1, Optional.empty()); // a run taken up by itself
    }
    underWay.put(run, new Course(id));
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
    Optional<String> goal = experiments.get(run.experiment()).map(Goal::measure);
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
    Course course = underWay.remove(plan);
    left.ended(plan);
    ended++;
    if (run.status() == RunStatus.FAILED) {
      display.note(
          plan.experiment() + ": " + plan.label() + " failed: " + run.error().orElse("no reason"));
    } else if (run.status() == RunStatus.INTERRUPTED && course != null) {
      interrupted.add(course.id);
    }
    experiments
        .getOrDefault(plan.experiment(), Optional.empty())
        .ifPresent(goal -> leader.add(goal, plan, run));
    display.changed();
  }

  @Override
  public synchronized void judged(Study study) {
    studies.add(study);
    display.note(
        study.spec().id()
            + ": "
            + study.verdicts().stream()
                .map(each -> each.claim().id() + " " + each.verdict().label())
                .collect(Collectors.joining(", "))
            + String.format(Locale.ROOT, " (%.1f s)", study.seconds()));
  }

  /// The studies that came to their end, in the order in which they did.
  synchronized List<Study> studies() {
    return List.copyOf(studies);
  }

  /// The ids of the runs that were begun and did not end, oldest first.
  synchronized List<String> unfinished() {
    List<String> all = new ArrayList<>(interrupted);
    underWay.values().forEach(course -> all.add(course.id));
    return all.stream().sorted().toList();
  }

  /// Wipes what is drawn, so that results can be printed.
  void wipe() {
    display.close();
  }

  @Override
  public void close() {
    wipe();
  }

  private synchronized ProgressState state() {
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
        ended,
        planned,
        planned == 0 ? 0 : (ended + parts) / planned,
        left.seconds(),
        one ? leader.sentence() : Optional.empty(),
        runs);
  }
}
