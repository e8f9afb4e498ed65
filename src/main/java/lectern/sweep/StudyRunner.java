package lectern.sweep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import lectern.experiment.Study;
import lectern.experiment.StudyPlan;
import lectern.run.Machine;
import lectern.run.Run;
import lectern.run.RunExecutor;
import lectern.run.RunStatus;
import lectern.run.Task;
import lectern.store.RunStore;
import tech.tablesaw.api.Table;

/// Does the runs of studies, several at a time.
///
/// Runs are begun in the order of the plans. With at least as many runs as threads each run
/// computes on one thread; otherwise the threads are shared out. What comes out depends on neither.
public final class StudyRunner {
  /// What becomes of runs that an earlier sitting left.
  public enum Start {
    /// A study of its own; what was run before is left as it is.
    ANEW,
    /// The latest study of the same plan is taken up, if there is one: runs that finished or were
    /// stopped early are kept, interrupted ones go on at their last checkpoint; failed ones, whose
    /// folders stay as they are, and those never begun are run in new folders.
    RESUME
  }

  /// How runs are done.
  ///
  /// @param threads how many compute altogether, at least 1
  /// @param start what becomes of runs that are there
  /// @param budget how much this sitting may take, over all plans
  /// @param rule stops hopeless runs early, within each study
  public record Options(int threads, Start start, Budget budget, Optional<MedianRule> rule) {
    public Options {
      if (threads < 1) {
        throw new IllegalArgumentException(threads + " threads; at least 1 expected");
      }
    }

    /// On so many threads, anew, all to the end.
    public static Options on(int threads) {
      return new Options(threads, Start.ANEW, Budget.NONE, Optional.empty());
    }

    /// The same on so many threads.
    public Options withThreads(int count) {
      return new Options(count, start, budget, rule);
    }

    /// The same taking up what is there, or not.
    public Options withStart(Start other) {
      return new Options(threads, other, budget, rule);
    }

    /// The same with another budget.
    public Options withBudget(Budget other) {
      return new Options(threads, start, other, rule);
    }

    /// The same stopping hopeless runs early.
    public Options withRule(MedianRule other) {
      return new Options(threads, start, budget, Optional.of(other));
    }

    /// Budget and rule in words; empty if there are none.
    String terms() {
      List<String> terms = new ArrayList<>();
      if (!budget.equals(Budget.NONE)) {
        terms.add(budget.toString());
      }
      rule.ifPresent(each -> terms.add("hopeless runs stopped early: " + each));
      return String.join("; ", terms);
    }
  }

  private final RunStore store;
  private final StudyStore studies;
  private final Function<String, Path> corpora;
  private final Machine machine;

  /// @param store where runs are kept; studies are kept beside
  /// @param corpora the folder of a corpus by its name; throws MissingDataException
  /// @param machine what the runs are done with
  public StudyRunner(RunStore store, Function<String, Path> corpora, Machine machine) {
    this.store = store;
    this.studies = StudyStore.beside(store);
    this.corpora = corpora;
    this.machine = machine;
  }

  /// Does every run of a plan, as {@link #run(List, Options, StudyListener)}.
  public Study run(StudyPlan plan, Options options, StudyListener listener)
      throws InterruptedException {
    return run(List.of(plan), options, listener).getFirst();
  }

  /// Does every run of some plans in one pool; one that fails does not stop the others.
  ///
  /// @return a study for each plan, in their order
  /// @throws lectern.InputException if runs cannot be kept, or a study to be resumed is being run
  ///   by another process
  /// @throws InterruptedException if this thread is interrupted: the runs are stopped, those that
  ///   ended are kept, and all can be resumed
  public List<Study> run(List<StudyPlan> plans, Options options, StudyListener listener)
      throws InterruptedException {
    StudyListener serial = new SerialListener(listener);
    List<Sitting> sittings = new ArrayList<>();
    try {
      for (StudyPlan plan : plans) {
        sittings.add(Sitting.open(plan, options, store, studies, executor(), serial));
      }
      serial.planned(plans);
      sittings.forEach(Sitting::begin);
      List<Sitting.Job> jobs = new ArrayList<>();
      for (Sitting sitting : sittings) {
        jobs.addAll(sitting.jobs());
      }
      int affordable = Math.min(jobs.size(), options.budget().runs().orElse(jobs.size()));
      doAll(jobs.subList(0, affordable), options);
      return sittings.stream().map(Sitting::end).toList();
    } finally {
      sittings.forEach(Sitting::close);
    }
  }

  private static void doAll(List<Sitting.Job> jobs, Options options) throws InterruptedException {
    if (jobs.isEmpty()) {
      return;
    }
    int together = Math.min(options.threads(), jobs.size());
    int each = options.threads() / together;
    loadTables();
    RunPool pool = new RunPool(together);
    List<Callable<Void>> calls = new ArrayList<>();
    for (Sitting.Job job : jobs) {
      calls.add(() -> {
        if (!pool.stopping()) {
          job.run(each, pool::stopping);
        }
        return null;
      });
    }
    pool.run(calls, options.budget().time());
  }

  /// Loads what tasks make tables with, ahead of them: a run that is interrupted while it does so
  /// would leave the class unusable as long as this process lives.
  private static void loadTables() {
    Thread.ofPlatform().daemon().name("loading").start(Table::create);
  }

  /// Takes up a run where its last checkpoint left it. It goes on to its end, also one that was
  /// stopped early.
  ///
  /// @throws lectern.InputException if it is finished or running
  /// @throws InterruptedException if this thread is interrupted; the run can be resumed again
  public Run resume(Run run, Task<?> task, int threads, StudyListener listener)
      throws InterruptedException {
    Run after = executor().resume(task, run, threads, new SerialListener(listener));
    if (after.status() == RunStatus.INTERRUPTED) {
      throw new InterruptedException("stopped by the user");
    }
    return after;
  }

  private RunExecutor executor() {
    return new RunExecutor(store.folder(), corpora, machine);
  }
}
