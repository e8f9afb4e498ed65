package lectern.store;

import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import lectern.InputException;
import lectern.run.Run;
import lectern.run.RunFolder;
import lectern.run.RunStatus;
import lectern.train.Checkpoints;
import lectern.yaml.Nearest;

/// The runs on this machine: `results/runs/<experiment>/<run>/`, readable without us.
///
/// An index beside them (see {@link RunIndex}) makes long lists short work. Links among the folders
/// are passed over, so that nothing outside is listed, moved or deleted.
///
/// @param folder results/runs; need not be there yet
public record RunStore(Path folder) {
  private static final String NAME = "[\\p{L}\\p{N}][\\p{L}\\p{N}._-]*";
  private static final String LATEST = "latest";
  private static final int MOST_NAMED = 3;

  /// Every run of every experiment, oldest first. What is not a run's folder is passed over.
  public List<Run> runs() {
    return RunEntry.runs(entries());
  }

  /// The runs of one experiment, oldest first.
  public List<Run> runs(String experiment) {
    return experiment.matches(NAME)
        ? RunEntry.runs(RunIndex.entries(folder, experiment))
        : List.of();
  }

  /// The runs that a query asks for, oldest first.
  ///
  /// @throws InputException if no run has a field that is asked for, naming the nearest
  public List<Run> runs(RunQuery query) {
    return RunEntry.runs(entries(query));
  }

  /// Every run with what a list tells of it besides, oldest first.
  public List<RunEntry> entries() {
    return RunIndex.entries(folder);
  }

  /// The runs that a query asks for, with what a list tells of them besides, oldest first.
  ///
  /// @throws InputException if no run has a field that is asked for, naming the nearest
  public List<RunEntry> entries(RunQuery query) {
    return query.in(entries(), Instant.now());
  }

  /// One run.
  ///
  /// @param id its folder's name, the beginning of one that no other shares, or `latest`
  /// @throws InputException if there is none, naming the nearest, or more than one
  public Run run(String id) {
    return pick(entries(), id).run();
  }

  /// Some runs by name.
  ///
  /// @param ids as {@link #run} takes them
  /// @throws InputException as {@link #run}
  public List<RunEntry> entries(List<String> ids) {
    List<RunEntry> all = entries();
    return ids.stream().map(id -> pick(all, id)).distinct().toList();
  }

  private RunEntry pick(List<RunEntry> entries, String id) {
    if (id.equals(LATEST) && !entries.isEmpty()) {
      return entries.getLast();
    }
    List<RunEntry> begun =
        entries.stream().filter(entry -> !id.isEmpty() && entry.run().id().startsWith(id)).toList();
    Optional<RunEntry> exact =
        begun.stream().filter(entry -> entry.run().id().equals(id)).findFirst();
    if (exact.isPresent()) {
      return exact.get();
    }
    if (strangers(entries).stream().anyMatch(path -> path.getFileName().toString().equals(id))) {
      throw new InputException(
          "The run "
              + id
              + " cannot be read: its config.yaml or summary.json is missing or damaged.");
    }
    if (begun.isEmpty()) {
      throw new InputException("There is no run '" + id + "'" + nearest(id, entries));
    }
    if (begun.size() > 1) {
      throw new InputException(
          "'"
              + id
              + "' is the beginning of "
              + begun.size()
              + " runs; write more of the one you mean: "
              + begun.stream()
                  .limit(MOST_NAMED)
                  .map(entry -> entry.run().id())
                  .collect(Collectors.joining(", "))
              + (begun.size() > MOST_NAMED ? ", …" : "")
              + ".");
    }
    return begun.getFirst();
  }

  private static String nearest(String id, List<RunEntry> entries) {
    List<String> ids = entries.stream().map(entry -> entry.run().id()).toList();
    return Nearest.to(id, ids).map(near -> "; did you mean '" + near + "'?").orElse(".")
        + (ids.isEmpty() ? " There are no runs yet." : " The latest is " + ids.getLast() + ".");
  }

  /// What lies where runs do and is none: links, files, and folders whose config.yaml, provenance
  /// or summary cannot be read. A folder without a config.yaml is left out: a run may just begin.
  ///
  /// @param known every run of this store
  public List<Path> strangers(List<RunEntry> known) {
    Set<Path> runs = known.stream().map(entry -> entry.run().folder()).collect(toSet());
    return RunIndex.experiments(folder).stream()
        .flatMap(experiment -> RunIndex.children(experiment).stream())
        .filter(path -> !runs.contains(path))
        .filter(path ->
            !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
                || Files.exists(new RunFolder(path).config(), LinkOption.NOFOLLOW_LINKS))
        .sorted()
        .toList();
  }

  /// What people say of a run.
  ///
  /// @throws InputException if the file with it is damaged
  public Annotations annotations(Run run) {
    try {
      return Annotations.read(run.folder());
    } catch (IOException e) {
      throw damaged(e);
    }
  }

  /// Changes what is said of a run, whoever else does at the same moment.
  ///
  /// @param change from what is said to what shall be
  /// @return what is said now
  /// @throws InputException if the file with it is damaged, or the folder cannot be written to
  public Annotations annotate(Run run, UnaryOperator<Annotations> change) {
    requireOurs(run);
    try {
      return StoreLock.holding(
          folder,
          () -> {
            Annotations before = annotations(run);
            Annotations after = change.apply(before);
            if (!after.equals(before)) {
              after.write(run.folder());
            }
            return after;
          });
    } catch (IOException e) {
      throw unwritable(run.folder(), e);
    }
  }

  private static InputException damaged(IOException e) {
    return new InputException(
        "What was said of the run cannot be read ("
            + e.getMessage()
            + "); mend or delete the file.",
        e);
  }

  private static InputException unwritable(Path path, IOException e) {
    return new InputException(
        path + " cannot be written to (" + e + "); check its permissions and the disk.", e);
  }

  /// Where runs are that were put away: `archive/` beside this store's folder.
  public RunStore archived() {
    return new RunStore(folder.resolveSibling("archive"));
  }

  /// Puts a run away: moves its folder to `archive/`.
  ///
  /// @throws InputException if it is running, or the archive has one of its name
  public void archive(Run run) {
    move(this, run, archived());
  }

  /// Brings a run back that was put away.
  ///
  /// @param run of {@link #archived}
  /// @throws InputException if there is one of its name here
  public void restore(Run run) {
    move(archived(), run, this);
  }

  private static void move(RunStore from, Run run, RunStore to) {
    from.requireOurs(run);
    Path target = to.folder.resolve(from.folder.relativize(run.folder()));
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      throw new InputException(target + " is there already; rename or delete one of the two.");
    }
    from.whileIdle(
        run,
        () -> {
          try {
            Files.createDirectories(target.getParent());
            Files.move(run.folder(), target, StandardCopyOption.ATOMIC_MOVE);
          } catch (AtomicMoveNotSupportedException e) {
            throw new IOException("it lies on another disk than " + to.folder, e);
          }
        });
  }

  /// Deletes a run and all that it kept, for good.
  ///
  /// @throws InputException if it is running
  public void delete(Run run) {
    requireOurs(run);
    whileIdle(
        run,
        () -> {
          Removal.delete(run.folder());
          Removal.finish(folder);
        });
  }

  /// How many bytes a run's checkpoints hold that need not be kept.
  ///
  /// @param kept what must be
  /// @return 0 of a run that has not finished: it needs them to go on
  public long excess(Run run, Checkpoints.Kept kept) {
    requireOurs(run);
    return run.status() == RunStatus.FINISHED ? checkpoints(run).excess(kept) : 0;
  }

  /// Deletes what a finished run's checkpoints hold beyond what is to be kept.
  ///
  /// @return how many bytes; 0 of a run that has not finished
  public long collect(Run run, Checkpoints.Kept kept) {
    long bytes = excess(run, kept);
    if (bytes > 0) {
      whileIdle(run, () -> checkpoints(run).reduce(kept));
    }
    return bytes;
  }

  private static Checkpoints checkpoints(Run run) {
    return Checkpoints.in(new RunFolder(run.folder()).checkpoints());
  }

  private void whileIdle(Run run, RunFolder.Action action) {
    try {
      if (!new RunFolder(run.folder()).whileIdle(action)) {
        throw new InputException("The run " + run.id() + " is still running; wait for it to end.");
      }
    } catch (IOException e) {
      throw unwritable(run.folder(), e);
    }
  }

  /// Checks that a run's folder is where a run of this store has it, by names that are no links.
  private void requireOurs(Run run) {
    Path experiment = run.folder().getParent();
    if (experiment == null || !folder.equals(experiment.getParent())) {
      throw new IllegalArgumentException(run.folder() + " is no run's folder in " + folder);
    }
    for (Path path : List.of(experiment, run.folder())) {
      if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
        throw new InputException(
            path + " is gone, or is a link; what links lead to is not changed from here.");
      }
    }
  }
}
