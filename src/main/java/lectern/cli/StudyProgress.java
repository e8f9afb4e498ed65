package lectern.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import lectern.experiment.Study;
import lectern.experiment.StudyPlan;
import lectern.run.Measures;
import lectern.run.Run;
import lectern.run.RunPlan;
import lectern.run.RunStatus;
import lectern.sweep.StudyListener;

/// Shows how a study goes, and remembers the runs that it left unfinished.
final class StudyProgress implements StudyListener, AutoCloseable {
  private final ProgressDisplay display;
  private final Map<RunPlan, Double> underWay = new LinkedHashMap<>();
  private final Map<RunPlan, String> ids = new LinkedHashMap<>();
  private final List<Study> studies = new ArrayList<>();
  private final List<String> interrupted = new ArrayList<>();
  private String metric = "";
  private int ended;

  StudyProgress(Console console) {
    this.display = ProgressDisplay.on(console);
  }

  @Override
  public void planned(List<StudyPlan> plans) {
    ended = 0;
    underWay.clear();
    metric = "";
    display.begin(
        plans.stream().map(plan -> plan.spec().id()).collect(Collectors.joining(", ")),
        plans.stream().mapToInt(plan -> plan.runs().size()).sum());
  }

  @Override
  public void kept(RunPlan plan, Run run) {
    ended++;
    advance(plan);
  }

  @Override
  public void started(RunPlan run, String id) {
    underWay.put(run, 0.0);
    ids.put(run, id);
    metric = "";
    advance(run);
  }

  @Override
  public void recorded(RunPlan run, long step, Measures values) {
    values.values().entrySet().stream()
        .filter(each -> each.getKey().contains("loss"))
        .findFirst()
        .or(() -> values.values().entrySet().stream().findFirst())
        .ifPresent(each ->
            metric = String.format(Locale.ROOT, ", %s %.4g", each.getKey(), each.getValue()));
    advance(run);
  }

  @Override
  public void progressed(RunPlan run, long done, long total) {
    if (total > 0) {
      underWay.put(run, Math.clamp((double) done / total, 0, 1));
      advance(run);
    }
  }

  @Override
  public void ended(RunPlan plan, Run run) {
    underWay.remove(plan);
    String id = ids.remove(plan);
    ended++;
    if (run.status() == RunStatus.FAILED) {
      display.note(
          plan.experiment() + ": " + plan.label() + " failed: " + run.error().orElse("no reason"));
    } else if (run.status() == RunStatus.INTERRUPTED) {
      interrupted.add(id);
    }
    advance(plan);
  }

  @Override
  public void judged(Study study) {
    studies.add(study);
    display.close();
    display.note(
        study.spec().id()
            + ": "
            + study.verdicts().stream()
                .map(each -> each.claim().id() + " " + each.verdict().label())
                .collect(Collectors.joining(", "))
            + String.format(Locale.ROOT, " (%.1f s)", study.seconds()));
  }

  /// The studies that came to their end, in order.
  List<Study> studies() {
    return List.copyOf(studies);
  }

  /// The ids of the runs that were begun and did not end, oldest first.
  List<String> unfinished() {
    List<String> all = new ArrayList<>(interrupted);
    all.addAll(ids.values());
    return all;
  }

  /// Wipes what is drawn, so that results can be printed.
  void wipe() {
    display.close();
  }

  @Override
  public void close() {
    wipe();
  }

  private void advance(RunPlan run) {
    double parts = underWay.values().stream().mapToDouble(Double::doubleValue).sum();
    display.advance(ended + parts, run.label() + metric);
  }
}
