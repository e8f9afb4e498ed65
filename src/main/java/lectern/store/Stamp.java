package lectern.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// When a run's folder and the files that are read of it were last changed: as long as that is the
/// same, what was read is still right.
///
/// Stamps are equal or not; none is older than another, so a clock that goes back does no harm. A
/// file that is put into the folder, taken out of it or replaced by a rename changes the folder's
/// own time; one that is written in place changes its own.
///
/// @param folder last modification, milliseconds since 1970
/// @param files the same of config.yaml, provenance.json, summary.json and annotations.json; 0 if
///   there is none
record Stamp(long folder, List<Long> files) {
  static final List<String> FILES =
      List.of("config.yaml", "provenance.json", "summary.json", Annotations.FILE);

  /// How long the clock of a file system may take to tell two changes apart. 2 s is FAT's; ext4 and
  /// APFS need milliseconds.
  private static final long GRANULARITY = 2_000;

  Stamp {
    files = List.copyOf(files);
  }

  /// A folder as it is now.
  ///
  /// @return absent if it is no folder, or a link to one
  static Optional<Stamp> of(Path folder) {
    return timeOf(folder)
        .map(time -> new Stamp(time, FILES.stream().map(file -> time(folder, file)).toList()));
  }

  /// Whether a folder is as it was. Files that were not there need no look: one that has come
  /// changed the folder.
  boolean isStillOf(Path path) {
    Optional<Long> time = timeOf(path);
    if (time.isEmpty() || time.get() != folder) {
      return false;
    }
    for (int i = 0; i < FILES.size(); i++) {
      if (files.get(i) != 0 && files.get(i) != time(path, FILES.get(i))) {
        return false;
      }
    }
    return true;
  }

  /// Whether a change made from now on is sure to show. One that follows another within the same
  /// tick of the file system's clock leaves the same time behind, so what was read of a folder that
  /// has only just changed is not to be kept. Nor is that of a folder that changes in the future.
  boolean settled(Instant now) {
    long newest = files.stream().reduce(folder, Math::max);
    return now.toEpochMilli() - newest > GRANULARITY;
  }

  private static Optional<Long> timeOf(Path folder) {
    try {
      BasicFileAttributes found =
          Files.readAttributes(folder, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return found.isDirectory()
          ? Optional.of(found.lastModifiedTime().toMillis())
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /// By the older interface: that it throws nothing when there is no file makes it the faster.
  private static long time(Path folder, String file) {
    return folder.resolve(file).toFile().lastModified();
  }
}
