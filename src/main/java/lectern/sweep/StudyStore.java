package lectern.sweep;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import lectern.InputException;
import lectern.experiment.StudyPlan;
import lectern.run.ProcessLock;
import lectern.run.RunFolder;
import lectern.run.RunPlan;
import lectern.run.WholeFile;
import lectern.store.RunStore;
import lectern.yaml.Nearest;

/// The records of studies on this machine: `results/studies/<study>.yaml`.
///
/// @param folder results/studies; need not be there yet
/// @param clock what new ids are taken from; it may be wrong, and be set back
public record StudyStore(Path folder, InstantSource clock) {
  private static final String ENDING = ".yaml";
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT);
  private static final int STAMP_LENGTH = 19;

  /// The store beside a store of runs.
  public static StudyStore beside(RunStore runs) {
    return new StudyStore(runs.folder().resolveSibling("studies"), InstantSource.system());
  }

  /// Every study, oldest first. What is no record is passed over.
  public List<StudyRecord> records() {
    return newestFirst(record -> true).toList().reversed();
  }

  /// The latest study that is as one wishes.
  public Optional<StudyRecord> latest(Predicate<StudyRecord> wish) {
    return newestFirst(wish).findFirst();
  }

  private Stream<StudyRecord> newestFirst(Predicate<StudyRecord> wish) {
    return ids().reversed().stream().flatMap(id -> read(id).stream()).filter(wish);
  }

  /// One study.
  ///
  /// @throws InputException if there is none of this id, naming the nearest
  public StudyRecord record(String id) {
    List<String> ids = ids();
    if (!ids.contains(id)) {
      throw new InputException(
          "There is no study '"
              + id
              + "'"
              + Nearest.to(id, ids).map(near -> "; did you mean '" + near + "'?").orElse(".")
              + (ids.isEmpty()
                  ? " There are no studies yet."
                  : " The latest is " + ids.getLast() + "."));
    }
    return StudyFile.read(file(id));
  }

  private Optional<StudyRecord> read(String id) {
    try {
      return Optional.of(StudyFile.read(file(id)));
    } catch (InputException e) {
      return Optional.empty(); // about to be written, or no record of ours
    }
  }

  /// The ids, oldest first.
  private List<String> ids() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(ENDING))
          .map(name -> name.substring(0, name.length() - ENDING.length()))
          .sorted(OLDEST_FIRST)
          .toList();
    } catch (IOException e) {
      throw new InputException(
          "The folder of studies " + folder + " cannot be listed (" + e + "); make it readable.",
          e);
    }
  }

  /// By stamp, then by name; the second of two with one stamp has a number behind its name.
  private static final Comparator<String> OLDEST_FIRST =
      Comparator.<String, String>comparing(StudyStore::stampOf)
          .thenComparing(Comparator.comparingInt(String::length))
          .thenComparing(Comparator.naturalOrder());

  private static String stampOf(String id) {
    return id.substring(0, Math.min(STAMP_LENGTH, id.length()));
  }

  private Path file(String id) {
    return folder.resolve(id + ENDING);
  }

  /// Records a study that is about to begin.
  ///
  /// The id begins with the moment. If the clock does not stand behind the newest study there is,
  /// as after it was set back, the id begins with the millisecond after that study's: of two
  /// studies, the one begun later is the later one. Whoever else records one in the same moment,
  /// each has an id of its own.
  ///
  /// @param commit what it is run with
  /// @param terms budget and early stopping in words; may be empty
  /// @throws InputException if it cannot be written
  StudyRecord create(StudyPlan plan, String commit, String terms) {
    try {
      Files.createDirectories(folder);
      String stem = RunFolder.stamp(moment()) + "-" + plan.spec().id() + "-" + plan.profile();
      for (int attempt = 1; ; attempt++) {
        String id = attempt == 1 ? stem : stem + "-" + attempt;
        try {
          Files.createFile(file(id)); // atomic: one of two gets it
        } catch (FileAlreadyExistsException e) {
          continue;
        }
        StudyRecord record = recordOf(id, plan, commit, terms);
        WholeFile.write(file(id), StudyFile.write(record));
        return record;
      }
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /// Records that a study is taken up again: the experiment's file, the commit and the terms are
  /// from now on the present ones.
  ///
  /// @throws InputException if it cannot be written
  StudyRecord resume(StudyRecord record, StudyPlan plan, String commit, String terms) {
    List<String> begun = new ArrayList<>(record.begun());
    begun.add(clock.instant().toString());
    StudyRecord resumed =
        new StudyRecord(
            record.id(),
            record.experiment(),
            record.digest(),
            begun,
            commit,
            terms,
            plan.choice(),
            record.arms(),
            record.points(),
            record.seeds(),
            plan.spec().text());
    try {
      WholeFile.write(file(record.id()), StudyFile.write(resumed));
      return resumed;
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /// Takes a study for this process, until it is given up or the process ends.
  ///
  /// @return absent if some process, perhaps this one, has it
  Optional<ProcessLock> lock(String id) {
    try {
      return ProcessLock.take(folder.resolve(id + ".lock"));
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /// Whether some process, perhaps this one, is at work on a study.
  public boolean isRunning(String id) {
    return ProcessLock.held(folder.resolve(id + ".lock"));
  }

  private InputException unwritable(IOException e) {
    return new InputException(
        "Studies cannot be kept in " + folder + " (" + e + "); check its permissions and the disk.",
        e);
  }

  private Instant moment() {
    Instant now = clock.instant();
    return ids().stream()
        .flatMap(id -> parsed(stampOf(id)).stream())
        .max(Comparator.naturalOrder())
        .filter(newest -> !newest.isBefore(now.truncatedTo(ChronoUnit.MILLIS)))
        .map(newest -> newest.plusMillis(1))
        .orElse(now);
  }

  private static Optional<Instant> parsed(String stamp) {
    try {
      return Optional.of(LocalDateTime.parse(stamp, STAMP).toInstant(ZoneOffset.UTC));
    } catch (DateTimeParseException e) {
      return Optional.empty(); // a name that is none of ours
    }
  }

  private StudyRecord recordOf(String id, StudyPlan plan, String commit, String terms) {
    return new StudyRecord(
        id,
        plan.spec().id(),
        plan.digest(),
        List.of(clock.instant().toString()),
        commit,
        terms,
        plan.choice(),
        List.copyOf(plan.spec().arms().keySet()),
        plan.runs().stream().map(RunPlan::grid).distinct().toList(),
        (int) plan.runs().stream().map(RunPlan::seed).distinct().count(),
        plan.spec().text());
  }
}
