package lectern.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;
import lectern.InputException;
import lectern.data.MissingDataException;
import lectern.run.Machine;
import lectern.run.Provenance;
import lectern.run.Run;
import lectern.run.RunConfig;
import lectern.run.RunExecutor;
import lectern.run.RunFolder;
import lectern.run.RunListener;
import lectern.run.RunPlan;
import lectern.run.RunStatus;
import lectern.run.Task;
import lectern.yaml.Nearest;

/// Does a run again from what it left behind, its config.yaml and provenance.json, and compares.
///
/// The experiment's file is not needed: it may have changed, or be gone. The new run goes into a
/// folder of its own, where no listing or report takes it for a result.
public final class Replay {
  /// Threads are limited, as provenance may come from a far larger machine, or from a stranger.
  private static final int MOST_THREADS = 256;

  private final Path replays;
  private final Collection<? extends Task<?>> tasks;
  private final Function<String, Path> corpora;
  private final Machine machine;

  /// @param replays where new runs are kept: `<replays>/<experiment>/<run>/`
  /// @param tasks what a run may name
  /// @param corpora the folder of a corpus by its name; throws MissingDataException
  /// @param machine what the new run is done with
  public Replay(
      Path replays,
      Collection<? extends Task<?>> tasks,
      Function<String, Path> corpora,
      Machine machine) {
    this.replays = replays;
    this.tasks = List.copyOf(tasks);
    this.corpora = corpora;
    this.machine = machine;
  }

  /// How to do it.
  ///
  /// @param threads to compute with; as recorded if empty. The results do not depend on it
  /// @param keep which new runs are kept
  public record Options(OptionalInt threads, Keep keep) {
    /// As recorded, and only what differs is kept.
    public static final Options DEFAULT = new Options(OptionalInt.empty(), Keep.IF_DIFFERENT);

    public Options {
      if (threads.isPresent() && threads.getAsInt() < 1) {
        throw new InputException(
            "There can be no " + threads.getAsInt() + " threads; give at least 1.");
      }
    }

    /// On so many threads.
    public Options threads(int count) {
      return new Options(OptionalInt.of(count), keep);
    }

    /// With the new run kept, whatever comes out.
    public Options keeping() {
      return new Options(threads, Keep.ALWAYS);
    }
  }

  /// Which new runs are kept.
  public enum Keep {
    IF_DIFFERENT,
    ALWAYS
  }

  /// Does a run again.
  ///
  /// @throws InputException if it is running, recorded nothing, cannot be read, or this version
  ///   cannot take its configuration
  /// @throws MissingDataException if a corpus that it used is not here; says how to get it
  /// @throws InterruptedException if this thread is interrupted; the new run is deleted
  public Replayed run(Run old, Options options, RunListener listener) throws InterruptedException {
    checkReplayable(old);
    Optional<Provenance> provenance = old.provenance();
    Task<?> task = task(old, provenance);
    RunPlan plan = plan(old, task, provenance);
    provenance.ifPresent(each -> each.data().keySet().forEach(corpora::apply));
    int threads =
        options
            .threads()
            .orElse(provenance.map(each -> Math.clamp(each.threads(), 1, MOST_THREADS)).orElse(1));
    RunExecutor executor = new RunExecutor(replays, corpora, machine);
    Run fresh =
        executor.begin(task, plan, "replay-of-" + old.id(), /* planned= */ 1, threads, listener);
    if (fresh.status() == RunStatus.INTERRUPTED) {
      delete(fresh);
      throw new InterruptedException("stopped by the user");
    }
    if (fresh.status() == RunStatus.DATA_MISSING) {
      delete(fresh);
      throw new MissingDataException("", fresh.error().orElse("A corpus is missing."));
    }
    RunDiff diff = RunDiff.of(old, fresh);
    Replayed replayed = new Replayed(diff, notes(provenance), options.keep());
    if (!replayed.kept()) {
      delete(fresh);
    }
    return replayed;
  }

  private static void checkReplayable(Run old) {
    if (old.status() == RunStatus.RUNNING) {
      throw new InputException("The run " + old.id() + " is still running; wait for it to end.");
    }
    if (old.status() == RunStatus.DATA_MISSING) {
      throw new InputException(
          "The run "
              + old.id()
              + " never ran, for want of data, so there is nothing to compare with; lectern resume "
              + old.id()
              + " takes it up.");
    }
  }

  private Task<?> task(Run old, Optional<Provenance> provenance) {
    return tasks.stream()
        .filter(task -> task.name().equals(old.task()))
        .findFirst()
        .orElseThrow(() ->
            new InputException(
                "There is no task '"
                    + old.task()
                    + "'"
                    + Nearest.ending(old.task(), tasks.stream().map(Task::name).toList())
                    + checkOut(provenance)));
  }

  private RunPlan plan(Run old, Task<?> task, Optional<Provenance> provenance) {
    try {
      return RunConfig.read(new RunFolder(old.folder()).config()).plan(task);
    } catch (InputException e) {
      throw new InputException(e.getMessage() + checkOut(provenance), e);
    }
  }

  /// What to do if this version cannot take the configuration.
  private String checkOut(Optional<Provenance> provenance) {
    String commit = provenance.map(each -> each.machine().commit()).orElse("unknown");
    if (!commit.matches("[0-9a-f]{7,64}")) {
      return " What code the run was done with is not recorded.";
    }
    return commit.equals(machine.commit())
        ? " The run is of this very commit, so its config.yaml was changed."
        : " The run is of commit "
            + commit
            + ": `git checkout "
            + commit
            + "` and replay it there.";
  }

  /// What a reader of the comparison must know about the code.
  private List<String> notes(Optional<Provenance> provenance) {
    List<String> notes = new ArrayList<>();
    if (provenance.isEmpty()) {
      notes.add(
          "The run has no provenance.json that can be read: what code, libraries and data it was"
              + " done with is not known.");
    } else {
      Machine old = provenance.get().machine();
      if (!old.commit().equals(machine.commit())) {
        notes.add(
            "Replayed with the code of commit "
                + Explanation.brief(machine.commit())
                + "; the run is of commit "
                + Explanation.brief(old.commit())
                + ".");
      }
      if (old.tree().equals("dirty")) {
        notes.add("The run was done with changes that were not committed.");
      }
    }
    if (machine.tree().equals("dirty")) {
      notes.add("Replayed with changes that are not committed.");
    }
    return notes;
  }

  /// The folder we made; a link in it is deleted, not what it leads to.
  private static void delete(Run run) {
    try (Stream<Path> all = Files.walk(run.folder())) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new InputException(
          "The replay in " + run.folder() + " cannot be deleted (" + e + "); delete it by hand.",
          e);
    }
  }
}
