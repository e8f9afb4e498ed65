package lectern.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import lectern.InputException;
import lectern.data.MissingDataException;
import lectern.run.RunFolder.Summary;
import lectern.tensor.Workers;

/// Does one run from its folder's making to its summary. Whatever goes wrong in the task ends in
/// the folder, not in an exception, as long as the folder can be written.
///
/// @param runs results/runs
/// @param corpora the folder of a corpus by its name
/// @param machine what runs are done with
/// @param gate may stop a run early
/// @param stopping whether the user has asked to stop; what goes wrong in a run then is no failure,
///   as libraries swallow interrupts and come to grief by them
public record RunExecutor(
    Path runs,
    Function<String, Path> corpora,
    Machine machine,
    RunGate gate,
    BooleanSupplier stopping) {
  /// An executor that lets every run go on to its end.
  public RunExecutor(Path runs, Function<String, Path> corpora, Machine machine) {
    this(runs, corpora, machine, RunGate.OPEN, () -> false);
  }

  /// This for a run that may be stopped early.
  public RunExecutor gatedBy(RunGate other) {
    return new RunExecutor(runs, corpora, machine, other, stopping);
  }

  /// This for runs that are told to stop all together.
  public RunExecutor stoppedBy(BooleanSupplier other) {
    return new RunExecutor(runs, corpora, machine, gate, other);
  }

  /// Does a run in a new folder.
  ///
  /// @param study groups the runs started together
  /// @param planned how many those are
  /// @throws InputException if the folder cannot be written
  public <C extends Record> Run begin(
      Task<C> task, RunPlan plan, String study, int planned, int threads, RunListener listener) {
    try {
      RunFolder folder = RunFolder.create(runs, plan);
      try (ProcessLock _ = ProcessLock.take(folder.lock()).orElseThrow()) {
        WholeFile.write(folder.config(), RunConfig.write(plan, study, planned));
        Provenance provenance = Provenance.of(plan, threads, machine);
        return execute(task, plan, folder, provenance, 0, listener);
      }
    } catch (IOException e) {
      throw new InputException(
          "Runs cannot be kept in " + runs + " (" + e + "); check its permissions and the disk.",
          e);
    }
  }

  /// Takes up a run in its old folder.
  ///
  /// @throws InputException if it is finished or some process runs it
  public <C extends Record> Run resume(Task<C> task, Run run, int threads, RunListener listener) {
    RunFolder folder = new RunFolder(run.folder());
    try {
      Optional<ProcessLock> taken = ProcessLock.take(folder.lock());
      if (taken.isEmpty()) {
        throw new InputException("The run " + run.id() + " is still running; wait for it to end.");
      }
      try (ProcessLock _ = taken.get()) {
        Optional<Summary> before = folder.readSummary();
        if (before.isPresent() && before.get().status() == RunStatus.FINISHED) {
          throw new InputException(
              "The run " + run.id() + " is finished; there is nothing to resume.");
        }
        WholeFile.deleteUnfinished(folder.path());
        RunPlan plan = RunConfig.read(folder.config()).plan(task);
        Provenance provenance =
            Files.exists(folder.provenance())
                ? WholeFile.readJson(folder.provenance(), Provenance.class)
                : Provenance.of(plan, threads, machine);
        Files.deleteIfExists(folder.summary());
        Files.deleteIfExists(folder.path().resolve("error.txt"));
        double seconds = before.map(Summary::seconds).orElse(0.0);
        return execute(task, plan, folder, provenance.resumed(threads), seconds, listener);
      }
    } catch (IOException e) {
      throw new InputException(
          "The run's folder "
              + run.folder()
              + " cannot be used ("
              + e
              + "); check its permissions and the disk.",
          e);
    }
  }

  /// @param before seconds that the run has taken already
  private <C extends Record> Run execute(
      Task<C> task,
      RunPlan plan,
      RunFolder folder,
      Provenance provenance,
      double before,
      RunListener listener)
      throws IOException {
    CorpusLog log = new CorpusLog(corpora, folder, provenance);
    log.write();
    listener.started(plan, folder.id());
    long start = System.nanoTime();
    Summary summary;
    try (Workers workers = Workers.of(provenance.threads());
        RunRecorder recorder = new RunRecorder(plan, folder, workers, log, listener, gate)) {
      Outcome outcome = attempt(task, plan, recorder, folder);
      double seconds = before + (System.nanoTime() - start) / 1e9;
      summary =
          new Summary(
              outcome.status(), outcome.measures(), seconds, recorder.flops(), outcome.error());
    }
    folder.writeSummary(summary);
    Run run = folder.read().orElseThrow(() -> new IOException(folder.path() + " is gone"));
    listener.ended(plan, run);
    return run;
  }

  private record Outcome(RunStatus status, Measures measures, Optional<String> error) {
    static Outcome without(RunStatus status, String error) {
      return new Outcome(status, Measures.none(), Optional.of(error));
    }
  }

  private static final Outcome INTERRUPTED =
      Outcome.without(RunStatus.INTERRUPTED, "stopped by the user");

  // Errors too: a run out of memory must not take the study's other runs with it. What cannot be
  // written, however, ends them all: the disk is full, and each would fail in its turn.
  private <C extends Record> Outcome attempt(
      Task<C> task, RunPlan plan, RunRecorder recorder, RunFolder folder) throws IOException {
    try {
      C configuration = task.configuration().cast(plan.configuration());
      return new Outcome(RunStatus.FINISHED, task.run(configuration, recorder), Optional.empty());
    } catch (InterruptedException e) {
      return recorder
          .reasonToStop()
          .map(reason -> Outcome.without(RunStatus.STOPPED, reason))
          .orElse(INTERRUPTED);
    } catch (MissingDataException e) {
      if (Thread.interrupted()) {
        return INTERRUPTED; // while it was looked for
      }
      return Outcome.without(RunStatus.DATA_MISSING, e.getMessage());
    } catch (Exception | Error e) {
      boolean asked = Thread.interrupted() || stopping.getAsBoolean();
      if (asked || e instanceof ClosedByInterruptException) {
        return INTERRUPTED; // a file was being written when the user asked to stop
      }
      if (e instanceof UncheckedIOException unwritable) {
        throw unwritable.getCause(); // not this run's failure: the others could not write either
      }
      folder.keepError(e);
      String message = e.getMessage() == null ? "" : ": " + e.getMessage();
      String name = e instanceof InputException ? "" : e.getClass().getSimpleName();
      return Outcome.without(RunStatus.FAILED, (name + message).replaceFirst("^: ", ""));
    }
  }
}
