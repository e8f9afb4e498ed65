package lectern.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import lectern.InputException;
import lectern.data.MissingDataException;
import lectern.experiment.Study;
import lectern.experiment.StudyPlan;
import lectern.run.Machine;
import lectern.run.Measures;
import lectern.run.ProcessLock;
import lectern.run.Run;
import lectern.run.RunExecutor;
import lectern.run.RunGate;
import lectern.run.RunPlan;
import lectern.run.RunStatus;
import lectern.store.RunStore;
import lectern.sweep.StudyRunner.Start;

/// One plan while its runs are done: which there are already, which are to do, which have ended.
final class Sitting implements AutoCloseable {
  /// The id of a study that has no runs, as its corpus is missing.
  private static final String NONE = "-";

  private final StudyPlan plan;
  private final Optional<StudyRecord> record;
  private final Optional<ProcessLock> lock;
  private final Optional<String> missing;
  private final Optional<MedianStop> stop;
  private final RunExecutor executor;
  private final StudyListener listener;

  /// By place in the plan; null while there is none.
  private final Run[] runs;

  private int left;
  private boolean judged;

  private Sitting(
      StudyPlan plan,
      Optional<StudyRecord> record,
      Optional<ProcessLock> lock,
      Optional<String> missing,
      Optional<MedianStop> stop,
      RunExecutor executor,
      StudyListener listener) {
    this.plan = plan;
    this.record = record;
    this.lock = lock;
    this.missing = missing;
    this.stop = stop;
    this.executor = executor;
    this.listener = listener;
    this.runs = new Run[plan.runs().size()];
  }

  /// Records the study, or finds the one to take up.
  ///
  /// @throws InputException if some process is at work on it
  static Sitting open(
      StudyPlan plan,
      StudyRunner.Options options,
      RunStore store,
      StudyStore studies,
      RunExecutor executor,
      StudyListener listener) {
    Optional<MedianStop> stop = MedianStop.of(options.rule(), plan);
    Optional<String> missing = missingData(plan, executor);
    if (missing.isPresent()) {
      return new Sitting(
          plan, Optional.empty(), Optional.empty(), missing, stop, executor, listener);
    }
    Optional<StudyRecord> before =
        options.start() == Start.RESUME ? latest(plan, studies) : Optional.empty();
    String commit = commit(executor.machine());
    StudyRecord record = before.orElseGet(() -> studies.create(plan, commit, options.terms()));
    ProcessLock lock =
        studies
            .lock(record.id())
            .orElseThrow(() ->
                new InputException(
                    "The study "
                        + record.id()
                        + " is being run by another process; wait for it to end, or stop it."));
    Sitting sitting =
        new Sitting(
            plan, Optional.of(record), Optional.of(lock), missing, stop, executor, listener);
    if (before.isPresent()) {
      try {
        sitting.keep(record.byCell(store.runs(plan.spec().id())));
        studies.resume(record, plan, commit, options.terms());
      } catch (RuntimeException e) {
        sitting.close();
        throw e;
      }
    }
    return sitting;
  }

  private static Optional<StudyRecord> latest(StudyPlan plan, StudyStore studies) {
    String digest = plan.digest();
    return studies.latest(record -> record.digest().equals(digest));
  }

  private static String commit(Machine machine) {
    return machine.commit() + (machine.tree().equals("dirty") ? " dirty" : "");
  }

  private static Optional<String> missingData(StudyPlan plan, RunExecutor executor) {
    for (String corpus : plan.spec().requires()) {
      try {
        executor.corpora().apply(corpus);
      } catch (MissingDataException e) {
        return Optional.of(e.getMessage());
      }
    }
    return Optional.empty();
  }

  /// @throws InputException if one of the runs is under way
  private void keep(Map<Cell, Run> before) {
    for (int i = 0; i < runs.length; i++) {
      Run run = before.get(Cell.of(plan.runs().get(i)));
      if (run != null && run.status() == RunStatus.RUNNING) {
        throw new InputException(
            "The run " + run.id() + " is still running; wait for it to end, or stop it.");
      }
      boolean again =
          run == null || run.status() == RunStatus.FAILED || run.status() == RunStatus.DATA_MISSING;
      runs[i] = again ? null : run;
    }
  }

  /// Tells of the runs that need not be done.
  void begin() {
    for (int i = 0; i < runs.length; i++) {
      RunPlan run = plan.runs().get(i);
      if (missing.isPresent()) {
        runs[i] = notRun(run, missing.get());
        listener.ended(run, runs[i]);
      } else if (isDone(runs[i])) {
        listener.kept(run, runs[i]);
        int index = i;
        stop.ifPresent(each -> each.ended(index, runs[index]));
      } else {
        left++;
      }
    }
    judgeIfAllEnded();
  }

  private static boolean isDone(Run run) {
    return run != null && run.status() != RunStatus.INTERRUPTED;
  }

  /// A run that leaves no folder behind.
  private Run notRun(RunPlan run, String reason) {
    return new Run(
        NONE,
        NONE,
        /* planned= */ 1,
        run.experiment(),
        run.profile(),
        run.task(),
        run.arm(),
        run.grid(),
        run.seed(),
        new LinkedHashMap<>(),
        RunStatus.DATA_MISSING,
        Measures.none(),
        0,
        Instant.now(),
        Optional.of(reason),
        executor.runs().resolve(run.experiment()));
  }

  /// A run that is to do.
  interface Job {
    /// Does it, in whatever thread this is.
    ///
    /// @param threads to compute with
    /// @param stopping whether runs have been told to stop
    void run(int threads, BooleanSupplier stopping);
  }

  /// The runs that are to do, in the plan's order.
  List<Job> jobs() {
    List<Job> jobs = new ArrayList<>();
    for (int i = 0; i < runs.length; i++) {
      int index = i;
      if (!isDone(runs[i])) {
        jobs.add((threads, stopping) -> {
          Run run = run(index, threads, stopping);
          boolean resumable = run.status() == RunStatus.INTERRUPTED && stopping.getAsBoolean();
          if (resumable) {
            halted(index, run);
          } else {
            stop.ifPresent(each -> each.ended(index, run));
            ended(index, run);
          }
        });
      }
    }
    return jobs;
  }

  private Run run(int index, int threads, BooleanSupplier stopping) {
    Run before = runs[index];
    RunGate gate =
        stop.map(each -> each.gate(index, before == null ? List.of() : before.metrics()))
            .orElse(RunGate.OPEN);
    RunExecutor gated = executor.gatedBy(gate).stoppedBy(stopping);
    return before == null
        ? gated.begin(plan.task(), plan.runs().get(index), id(), runs.length, threads, listener)
        : gated.resume(plan.task(), before, threads, listener);
  }

  /// A run has been told to stop: it is still to be ended, and the study not to be judged.
  private synchronized void halted(int index, Run run) {
    runs[index] = run;
  }

  private synchronized void ended(int index, Run run) {
    runs[index] = run;
    left--;
    judgeIfAllEnded();
  }

  private void judgeIfAllEnded() {
    if (left == 0) {
      judge();
    }
  }

  private Study judge() {
    Study study =
        new Study(
            id(),
            plan.spec(),
            plan.choice(),
            runs.length,
            Arrays.stream(runs).filter(Objects::nonNull).toList());
    if (!judged) {
      judged = true;
      listener.judged(study);
    }
    return study;
  }

  /// The study as it is when no more runs are begun.
  synchronized Study end() {
    return judge();
  }

  private String id() {
    return record.map(StudyRecord::id).orElse(NONE);
  }

  @Override
  public void close() {
    try {
      if (lock.isPresent()) {
        lock.get().close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
