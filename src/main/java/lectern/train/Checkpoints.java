package lectern.train;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lectern.InputException;
import lectern.tensor.Tensor;

/// The folder of a run's checkpoints: the newest, and the one before it in case the newest cannot
/// be used.
///
/// A checkpoint is a folder `<serial>-step-<step>` that is never changed: it is written under
/// another name, forced to disk and renamed, so that it is there whole or not at all, whenever the
/// process or the machine stops. Only then are older ones deleted. One process at a time.
public final class Checkpoints {
  private static final Pattern NAME = Pattern.compile("(\\d{6,9})-step-(\\d+)");
  private static final String UNFINISHED = ".unfinished";
  private static final int KEPT = 2;

  /// Far above any manifest, and harmless to read.
  private static final long LARGEST_MANIFEST = 1 << 24;

  private final Path folder;

  private Checkpoints(Path folder) {
    this.folder = folder;
  }

  /// The checkpoints in a folder.
  ///
  /// @param folder need not exist
  public static Checkpoints in(Path folder) {
    return new Checkpoints(folder);
  }

  /// Writes a checkpoint and deletes all but the one before it.
  ///
  /// @return its folder
  /// @throws UncheckedIOException if the disk does not take it; what was there is still there
  public Path save(Checkpoint checkpoint) {
    try {
      Files.createDirectories(folder);
      List<Path> older = newestFirst();
      Path unfinished = folder.resolve(UNFINISHED);
      delete(unfinished);
      Files.createDirectory(unfinished);
      byte[] manifest = write(checkpoint, unfinished);
      int serial = older.isEmpty() ? 1 : serial(older.getFirst()) + 1;
      Path finished = finish(unfinished, manifest, serial, checkpoint.progress().step());
      for (Path path : older.subList(Math.min(KEPT - 1, older.size()), older.size())) {
        delete(path);
      }
      return finished;
    } catch (IOException e) {
      throw new UncheckedIOException("no checkpoint could be written to " + folder, e);
    }
  }

  /// Writes all but the manifest.
  ///
  /// @return the manifest
  private static byte[] write(Checkpoint checkpoint, Path into) throws IOException {
    Map<String, FileDigest> files = new LinkedHashMap<>();
    Map<String, String> metadata =
        Map.of("format", Manifest.FORMAT, "step", Long.toString(checkpoint.progress().step()));
    for (Part part : Part.values()) {
      SequencedMap<String, Tensor> tensors = part.of(checkpoint);
      if (!tensors.isEmpty()) {
        Path file = into.resolve(part.fileName());
        new Safetensors(tensors, new java.util.TreeMap<>(metadata)).write(file);
        files.put(part.fileName(), FileDigest.of(file));
      }
    }
    return Manifest.of(checkpoint.progress(), checkpoint.settings(), files).toBytes();
  }

  /// The newest checkpoint that is whole.
  ///
  /// @param refused is told why a newer one cannot be used
  /// @return empty if there is none at all
  /// @throws InputException if there are some and none can be used
  public Optional<Checkpoint> newest(Consumer<String> refused) {
    return newest(checkpoint -> {}, refused);
  }

  /// The newest checkpoint that is whole and accepted.
  ///
  /// @param check throws InputException for one that cannot be used, with the reason
  Optional<Checkpoint> newest(Consumer<Checkpoint> check, Consumer<String> refused) {
    List<String> reasons = new ArrayList<>();
    for (Path path : newestFirst()) {
      try {
        Checkpoint checkpoint = read(path);
        check.accept(checkpoint);
        reasons.forEach(refused);
        return Optional.of(checkpoint);
      } catch (InputException e) {
        reasons.add("Checkpoint " + path + " is refused. " + e.getMessage());
      }
    }
    if (reasons.isEmpty()) {
      return Optional.empty();
    }
    throw new InputException(
        String.join(" ", reasons) + " Delete " + folder + " to start from the first step.");
  }

  /// What is worth its room once a run has finished.
  public enum Kept {
    /// The parameters at the best value of the watched measure; the last ones if none was watched.
    BEST,
    /// What training would go on from.
    LAST,
    /// The newest checkpoint, as it is.
    BOTH,
    /// Nothing.
    NONE;

    private Set<String> files(Set<String> there) {
      Set<String> best = Set.of(Part.BEST.fileName());
      Set<String> files = new TreeSet<>();
      for (Part part : Part.values()) {
        files.add(part.fileName());
      }
      files.retainAll(there); // a manifest may name anything
      switch (this) {
        case BEST ->
            files.retainAll(there.containsAll(best) ? best : Set.of(Part.WEIGHTS.fileName()));
        case LAST -> files.removeAll(best);
        case BOTH -> {}
        case NONE -> files.clear();
      }
      return files;
    }
  }

  /// How many bytes {@link #reduce} would free.
  ///
  /// @throws InputException if the folder cannot be listed or read
  public long excess(Kept kept) {
    try {
      Optional<Path> newest = newestReadable();
      long bytes = 0;
      for (Path path : disposable(newest, kept)) {
        bytes += size(path);
      }
      if (newest.isPresent() && kept != Kept.NONE) {
        Map<String, FileDigest> files = manifest(newest.get()).files();
        Set<String> needed = kept.files(files.keySet());
        for (var file : files.entrySet()) {
          bytes += needed.contains(file.getKey()) ? 0 : file.getValue().bytes();
        }
      }
      return bytes;
    } catch (IOException e) {
      throw new InputException(
          "The checkpoints in " + folder + " cannot be read (" + e + "); make them readable.", e);
    }
  }

  /// Deletes all but what is to be kept of the newest checkpoint that can be read; if none can,
  /// only {@link Kept#NONE} deletes anything. What is left is a whole checkpoint, of fewer parts.
  ///
  /// Not while the run goes on or may be taken up again.
  ///
  /// @throws UncheckedIOException if the disk does not take it; what was there is still there
  public void reduce(Kept kept) {
    try {
      Optional<Path> newest = newestReadable();
      List<Path> old = new ArrayList<>(disposable(newest, kept));
      if (newest.isPresent() && kept != Kept.NONE) {
        Manifest manifest = manifest(newest.get());
        Set<String> needed = kept.files(manifest.files().keySet());
        if (!needed.equals(manifest.files().keySet())) {
          copy(newest.get(), manifest, needed);
          old.add(newest.get());
        }
      }
      for (Path path : old) {
        delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the checkpoints in " + folder + " could not be reduced", e);
    }
  }

  /// Whole checkpoints that need not be kept.
  private List<Path> disposable(Optional<Path> newest, Kept kept) {
    if (newest.isEmpty() && kept != Kept.NONE || Files.isSymbolicLink(folder)) {
      return List.of();
    }
    List<Path> paths = new ArrayList<>(newestFirst());
    if (kept != Kept.NONE) {
      paths.remove(newest.get());
    }
    Path unfinished = folder.resolve(UNFINISHED);
    if (Files.exists(unfinished)) {
      paths.add(unfinished);
    }
    return paths;
  }

  private Optional<Path> newestReadable() throws IOException {
    if (Files.isSymbolicLink(folder)) {
      return Optional.empty();
    }
    for (Path path : newestFirst()) {
      try {
        for (var file : manifest(path).files().entrySet()) {
          if (Files.size(path.resolve(file.getKey())) != file.getValue().bytes()) {
            throw new InputException(path + " is incomplete.");
          }
        }
        return Optional.of(path);
      } catch (InputException | NoSuchFileException e) {
        continue; // an older one may be whole
      }
    }
    return Optional.empty();
  }

  /// Puts some parts of a checkpoint into one of its own, under the next serial number.
  private void copy(Path from, Manifest manifest, Set<String> parts) throws IOException {
    Path unfinished = folder.resolve(UNFINISHED);
    delete(unfinished);
    Files.createDirectory(unfinished);
    Map<String, FileDigest> files = new LinkedHashMap<>();
    for (String part : parts) {
      Path target = unfinished.resolve(part);
      try {
        Files.createLink(target, from.resolve(part)); // takes no room beside the old one
      } catch (IOException | UnsupportedOperationException e) {
        Files.copy(from.resolve(part), target);
      }
      files.put(part, manifest.files().get(part));
    }
    byte[] reduced = Manifest.of(manifest.progress(), manifest.settings(), files).toBytes();
    finish(unfinished, reduced, serial(newestFirst().getFirst()) + 1, manifest.progress().step());
  }

  /// Writes the manifest, forces everything to disk and gives the checkpoint its name.
  private Path finish(Path unfinished, byte[] manifest, int serial, long step) throws IOException {
    Path file = unfinished.resolve(Manifest.FILE_NAME);
    try (FileOutputStream out = new FileOutputStream(file.toFile())) {
      out.write(manifest);
      out.getFD().sync();
    }
    forceDirectory(unfinished);
    Path finished = folder.resolve("%06d-step-%d".formatted(serial, step));
    Files.move(unfinished, finished, StandardCopyOption.ATOMIC_MOVE);
    forceDirectory(folder);
    return finished;
  }

  private static long size(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      long bytes = 0;
      for (Path path : paths.filter(each -> Files.isRegularFile(each, NOFOLLOW_LINKS)).toList()) {
        bytes += Files.size(path);
      }
      return bytes;
    }
  }

  private static Manifest manifest(Path path) throws IOException {
    Path file = path.resolve(Manifest.FILE_NAME);
    if (!Files.isRegularFile(file) || Files.size(file) > LARGEST_MANIFEST) {
      throw new InputException(file + " is missing or far too long.");
    }
    return Manifest.parse(file, Files.readAllBytes(file));
  }

  private static Checkpoint read(Path path) {
    try {
      Manifest manifest = manifest(path);
      Map<Part, SequencedMap<String, Tensor>> tensors = new EnumMap<>(Part.class);
      for (Part part : Part.values()) {
        FileDigest expected = manifest.files().get(part.fileName());
        tensors.put(
            part,
            expected == null
                ? new LinkedHashMap<>()
                : read(path.resolve(part.fileName()), expected));
      }
      return new Checkpoint(
          manifest.progress(),
          manifest.settings(),
          tensors.get(Part.WEIGHTS),
          tensors.get(Part.OPTIMIZER),
          tensors.get(Part.OBJECTIVE),
          tensors.get(Part.BEST));
    } catch (IOException e) {
      throw new InputException(path + " cannot be read: " + e + ".", e);
    }
  }

  private static SequencedMap<String, Tensor> read(Path file, FileDigest expected)
      throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new InputException(file + " is missing.");
    }
    if (Files.size(file) != expected.bytes()) {
      throw new InputException(
          "%s has %d bytes, expected %d.".formatted(file, Files.size(file), expected.bytes()));
    }
    FileDigest found = FileDigest.of(file);
    if (!found.equals(expected)) {
      throw new InputException(
          "%s was altered: its SHA-256 is %s, expected %s."
              .formatted(file, found.sha256(), expected.sha256()));
    }
    return Safetensors.read(file).tensors();
  }

  private List<Path> newestFirst() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.list(folder)) {
      return paths
          .filter(path -> NAME.matcher(path.getFileName().toString()).matches())
          .sorted(Comparator.comparingInt(Checkpoints::serial).reversed())
          .toList();
    } catch (IOException e) {
      throw new InputException(
          "The checkpoints in " + folder + " cannot be listed (" + e + "); make it readable.", e);
    }
  }

  private static int serial(Path path) {
    Matcher name = NAME.matcher(path.getFileName().toString());
    if (!name.matches()) {
      throw new IllegalArgumentException(path + " is no checkpoint's name");
    }
    return Integer.parseInt(name.group(1));
  }

  private static void delete(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(path)) {
      for (Path each : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  /// Makes names in a directory survive a loss of power. Where a directory cannot be opened
  /// (Windows) the file system orders its own journal.
  private static void forceDirectory(Path directory) throws IOException {
    boolean interrupted = Thread.interrupted(); // a channel closes itself on an interrupt
    try {
      while (true) {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
          channel.force(true);
          return;
        } catch (ClosedByInterruptException e) {
          interrupted |= Thread.interrupted();
        } catch (java.nio.file.AccessDeniedException e) {
          return;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
