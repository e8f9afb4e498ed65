package lectern.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lectern.InputException;
import lectern.run.Run;
import lectern.run.RunFolder;
import lectern.run.RunStatus;

/// Reads a store's folders, and remembers what it read in `.index` beside them, so that the next
/// list of runs opens only the folders that have changed.
///
/// The folders are the truth. The index may be deleted, damaged, old, or written by two processes
/// at once (the last one wins): the worst that follows is a longer wait. A run under way is read
/// each time, and so is one whose folder has only just changed, see {@link Stamp#settled}.
final class RunIndex {
  private static final String FILE = ".index";

  /// Folders and files that belong to the store itself: `.index`, `.lock`, `.deleted-…`.
  private static final String OURS = ".";

  private static final Comparator<RunEntry> OLDEST_FIRST =
      Comparator.comparing((RunEntry entry) -> entry.run().id())
          .thenComparing(entry -> entry.run().experiment())
          .thenComparing(entry -> entry.run().folder());

  private RunIndex() {}

  /// Every run of a store, oldest first.
  static List<RunEntry> entries(Path store) {
    Map<String, IndexFile.Known> before = IndexFile.read(store.resolve(FILE), store);
    List<Look> looks = look(experiments(store), before);
    remember(store, before, known(looks));
    return found(looks);
  }

  /// The runs of one experiment, oldest first.
  static List<RunEntry> entries(Path store, String experiment) {
    Map<String, IndexFile.Known> before = IndexFile.read(store.resolve(FILE), store);
    List<Path> folder =
        experiments(store).stream()
            .filter(each -> each.getFileName().toString().equals(experiment))
            .toList();
    List<Look> looks = look(folder, before);
    Map<String, IndexFile.Known> after = new HashMap<>(before);
    after.keySet().removeIf(key -> key.startsWith(experiment + "/"));
    after.putAll(known(looks));
    remember(store, before, after);
    return found(looks);
  }

  /// The folders of experiments, links to some passed over.
  static List<Path> experiments(Path store) {
    return children(store).stream()
        .filter(child -> Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS))
        .toList();
  }

  /// What an experiment's folder holds, in no order; nothing if there is no such folder.
  static List<Path> children(Path folder) {
    List<Path> children = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return children;
    }
    try (DirectoryStream<Path> listed = Files.newDirectoryStream(folder)) {
      for (Path child : listed) {
        if (!child.getFileName().toString().startsWith(OURS)) {
          children.add(child);
        }
      }
      return children;
    } catch (IOException | java.nio.file.DirectoryIteratorException e) {
      throw new InputException(
          "The folder of runs " + folder + " cannot be listed (" + e + "); make it readable.", e);
    }
  }

  /// A run's folder that was looked at.
  ///
  /// @param known what is to be remembered; absent if it may change without a trace
  private record Look(String key, Optional<IndexFile.Known> known, RunEntry entry) {}

  private static List<Look> look(List<Path> experiments, Map<String, IndexFile.Known> before) {
    return experiments.stream()
        .flatMap(experiment -> children(experiment).stream())
        .toList()
        .parallelStream()
        .flatMap(folder -> look(folder, before).stream())
        .toList();
  }

  private static Optional<Look> look(Path folder, Map<String, IndexFile.Known> before) {
    String key = IndexFile.key(folder);
    IndexFile.Known known = before.get(key);
    if (known != null && known.stamp().isStillOf(folder)) {
      return Optional.of(new Look(key, Optional.of(known), known.entry()));
    }
    Instant now = Instant.now();
    Optional<Stamp> stamp = Stamp.of(folder); // before the files: what comes later changes it
    return stamp
        .flatMap(_ -> read(folder))
        .map(entry -> {
          boolean kept = stamp.get().settled(now) && ended(entry.run());
          return new Look(
              key,
              kept ? Optional.of(new IndexFile.Known(stamp.get(), entry)) : Optional.empty(),
              entry);
        });
  }

  /// Whether the folder alone tells how the run stands; else the process that writes it has a say.
  private static boolean ended(Run run) {
    return run.status() != RunStatus.RUNNING && Files.exists(new RunFolder(run.folder()).summary());
  }

  /// One run's folder.
  ///
  /// @return absent if it is none, or cannot be read
  static Optional<RunEntry> read(Path folder) {
    RunFolder files = new RunFolder(folder);
    Optional<Run> run = files.read();
    if (run.isEmpty()) {
      return Optional.empty();
    }
    try {
      RunFolder.Origin origin = files.origin();
      return Optional.of(
          new RunEntry(run.get(), origin.commit(), origin.tree(), annotations(folder)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /// A run is still a run when what was said of it cannot be read.
  private static Annotations annotations(Path folder) {
    try {
      return Annotations.read(folder);
    } catch (IOException e) {
      return Annotations.NONE;
    }
  }

  private static Map<String, IndexFile.Known> known(List<Look> looks) {
    Map<String, IndexFile.Known> known = new HashMap<>();
    for (Look look : looks) {
      look.known().ifPresent(each -> known.put(look.key(), each));
    }
    return known;
  }

  private static List<RunEntry> found(List<Look> looks) {
    return looks.stream().map(Look::entry).sorted(OLDEST_FIRST).toList();
  }

  /// Writes the index if it would say something else than before.
  private static void remember(
      Path store, Map<String, IndexFile.Known> before, Map<String, IndexFile.Known> after) {
    boolean same =
        before.size() == after.size()
            && after.entrySet().stream()
                .allMatch(each -> before.get(each.getKey()) == each.getValue());
    if (!same) {
      IndexFile.write(store.resolve(FILE), after);
    }
  }
}
