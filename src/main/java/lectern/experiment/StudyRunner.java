package lectern.experiment;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import lectern.data.MissingDataException;
import lectern.run.Machine;
import lectern.run.Measures;
import lectern.run.Run;
import lectern.run.RunExecutor;
import lectern.run.RunFolder;
import lectern.run.RunPlan;
import lectern.run.RunStatus;
import lectern.run.Task;
import lectern.store.RunStore;

/// Does the runs of a study, several at a time.
///
/// With more runs than threads each run computes on one thread; otherwise the threads are shared
/// out. What comes out depends on neither.
public final class StudyRunner {
  private static final int SECONDS_TO_STOP = 20;

  private final RunStore store;
  private final Function<String, Path> corpora;
  private final Machine machine;

  /// @param store where runs are kept
  /// @param corpora the folder of a corpus by its name; throws MissingDataException
  /// @param machine what the runs are done with
  public StudyRunner(RunStore store, Function<String, Path> corpora, Machine machine) {
    this.store = store;
    this.corpora = corpora;
    this.machine = machine;
  }

  /// Does every run of a plan; one that fails does not stop the others.
  ///
  /// @param task the plan's
  /// @param threads how many compute altogether, at least 1
  /// @throws InterruptedException if this thread is interrupted: the runs are stopped, those that
  ///   ended are kept
  public Study run(StudyPlan plan, Task<?> task, int threads, StudyListener listener)
      throws InterruptedException {
    StudyListener serial = new SerialListener(listener);
    serial.planned(plan);
    Optional<String> missing = missingData(plan.spec());
    List<Run> runs =
        missing.isPresent()
            ? plan.runs().stream().map(run -> notRun(run, missing.get(), serial)).toList()
            : runAll(plan, task, threads, serial);
    Study study = new Study(plan.spec(), plan.profile(), plan.runs().size(), runs);
    serial.judged(study);
    return study;
  }

  /// Takes up a run where its last checkpoint left it.
  ///
  /// @throws lectern.InputException if it is finished or running
  /// @throws InterruptedException if this thread is interrupted; the run can be resumed again
  public Run resume(Run run, Task<?> task, int threads, StudyListener listener)
      throws InterruptedException {
    RunExecutor executor = new RunExecutor(store.folder(), corpora, machine);
    Run after = executor.resume(task, run, threads, new SerialListener(listener));
    if (after.status() == RunStatus.INTERRUPTED) {
      throw new InterruptedException("stopped by the user");
    }
    return after;
  }

  private List<Run> runAll(StudyPlan plan, Task<?> task, int threads, StudyListener listener)
      throws InterruptedException {
    int count = plan.runs().size();
    int together = Math.min(threads, count);
    int each = Math.max(1, threads / together);
    String study = RunFolder.stamp(Instant.now()) + "-" + plan.profile() + "-" + pid();
    RunExecutor executor = new RunExecutor(store.folder(), corpora, machine);
    ExecutorService pool =
        Executors.newFixedThreadPool(
            together, Thread.ofPlatform().daemon().name("run-", 1).factory());
    try {
      List<Future<Run>> futures = new ArrayList<>();
      for (RunPlan run : plan.runs()) {
        futures.add(pool.submit(() -> executor.begin(task, run, study, count, each, listener)));
      }
      List<Run> runs = new ArrayList<>();
      for (Future<Run> future : futures) {
        runs.add(future.get());
      }
      return runs;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException("a run could not be kept", e.getCause());
    } finally {
      pool.shutdownNow();
      stop(pool);
    }
  }

  /// Waits for runs that were told to stop to write their summaries.
  private static void stop(ExecutorService pool) throws InterruptedException {
    pool.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS);
  }

  private Optional<String> missingData(ExperimentSpec spec) {
    for (String corpus : spec.requires()) {
      try {
        corpora.apply(corpus);
      } catch (MissingDataException e) {
        return Optional.of(e.getMessage());
      }
    }
    return Optional.empty();
  }

  /// A run that leaves no folder behind.
  private Run notRun(RunPlan plan, String reason, StudyListener listener) {
    Run run =
        new Run(
            "-",
            "-",
            /* planned= */ 1,
            plan.experiment(),
            plan.profile(),
            plan.task(),
            plan.arm(),
            plan.grid(),
            plan.seed(),
            new LinkedHashMap<>(),
            RunStatus.DATA_MISSING,
            Measures.none(),
            0,
            Instant.now(),
            Optional.of(reason),
            store.folder().resolve(plan.experiment()));
    listener.ended(plan, run);
    return run;
  }

  private static long pid() {
    return ProcessHandle.current().pid();
  }
}
