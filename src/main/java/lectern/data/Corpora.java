package lectern.data;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Stream;
import lectern.InputException;
import lectern.data.Dataset.Archive;
import lectern.data.Dataset.DataFile;
import lectern.data.Dataset.Declared;
import lectern.yaml.Nearest;

/// The corpora of a data folder: `<name>/dataset.yaml` says what one is, `<name>/raw/` keeps its
/// files once they are here.
///
/// Files come from the first of these that has them: what someone put into `raw/`, the mirror, the
/// address in dataset.yaml. Whatever the source, only the declared bytes are accepted. The mirror
/// is a folder or an http(s) address with the files (packed or not) under `<name>/`.
public final class Corpora {
  /// Names the environment variable with the mirror.
  public static final String MIRROR = "LECTERN_DATA_MIRROR";

  /// One process has one fetch at a time; a lock file keeps other processes out.
  private static final ReentrantLock FETCHING = new ReentrantLock();

  private final Path folder;
  private final Optional<Path> mirrorFolder;
  private final Optional<URI> mirrorAddress;
  private final Download.Patience patience;

  Corpora(Path folder, Optional<String> mirror, Download.Patience patience) {
    this.folder = folder;
    this.patience = patience;
    Optional<String> given = mirror.map(String::strip).filter(value -> !value.isEmpty());
    boolean address = given.filter(value -> value.matches("(?i)https?://.*")).isPresent();
    try {
      mirrorAddress = given.filter(_ -> address).map(value -> URI.create(value + "/"));
      mirrorFolder = given.filter(_ -> !address).map(Corpora::path);
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      throw new InputException(
          "The mirror '%s' is neither a folder nor an http(s) address; correct %s."
              .formatted(given.orElseThrow(), MIRROR),
          e);
    }
  }

  /// The corpora of a data folder, with the mirror that the environment names.
  public static Corpora open(Path folder) {
    return open(folder, Optional.ofNullable(System.getenv(MIRROR)));
  }

  /// The corpora of a data folder, with or without a mirror.
  ///
  /// @param mirror a folder or an http(s) address
  public static Corpora open(Path folder, Optional<String> mirror) {
    return new Corpora(folder, mirror, Download.Patience.USUAL);
  }

  /// Whether a corpus is here.
  public enum State {
    /// All its files are in `raw/`, checked.
    CACHED,
    /// The mirror folder has its files.
    MIRRORED,
    /// It can be fetched from its address, or perhaps from a mirror on the net.
    DOWNLOADABLE,
    /// It must be put there by hand; its note says how.
    MISSING
  }

  /// All that the folder describes, by name.
  ///
  /// @throws InputException if a dataset.yaml is wrong
  public List<Dataset> list() {
    try (Stream<Path> folders = Files.list(folder)) {
      return folders
          .map(corpus -> corpus.resolve("dataset.yaml"))
          .filter(Files::isRegularFile)
          .sorted()
          .map(DatasetReader::read)
          .toList();
    } catch (IOException e) {
      throw new InputException(
          "The data folder %s cannot be read (%s).".formatted(folder, e.getMessage()), e);
    }
  }

  /// What is said of one corpus.
  ///
  /// @throws InputException if nothing is, or it is wrong
  public Dataset dataset(String name) {
    Path file = folder.resolve(name).resolve("dataset.yaml");
    if (!DatasetReader.NAME.matcher(name).matches() || !Files.isRegularFile(file)) {
      throw new InputException(
          "There is no corpus '%s' in %s%s"
              .formatted(
                  name, folder, Nearest.ending(name, list().stream().map(Dataset::name).toList())));
    }
    return DatasetReader.read(file);
  }

  /// Whether a corpus is here, and if not, where it could come from. Asks nobody on the net.
  public State state(Dataset dataset) {
    Path raw = raw(dataset);
    if (dataset.files().stream().allMatch(file -> isGood(file, raw.resolve(file.name())))) {
      return State.CACHED;
    }
    if (isMirrored(dataset)) {
      return State.MIRRORED;
    }
    return mirrorAddress.isPresent() || all(dataset, way -> way.url().isPresent())
        ? State.DOWNLOADABLE
        : State.MISSING;
  }

  /// The folder with a corpus' files, all of them checked. Takes them from the mirror if need be,
  /// but never from their own address.
  ///
  /// @throws MissingDataException if they are neither here nor in the mirror
  /// @throws InputException if there is no such corpus, or the mirror has other bytes
  public Path locate(String name) {
    Dataset dataset = dataset(name);
    if (!Files.isDirectory(raw(dataset)) && mirrorAddress.isEmpty() && !isMirrored(dataset)) {
      throw missing(dataset); // and touch nothing
    }
    try {
      return gather(dataset, List.of(this::fromMirror), FetchProgress.SILENT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw missing(dataset);
    }
  }

  /// Gets a corpus, from wherever it can be had.
  ///
  /// @return the folder with its files, all of them checked
  /// @throws MissingDataException if its bytes have no address and are not in the mirror
  /// @throws InputException if there is no such corpus, what was found is not it, or the net fails
  /// @throws InterruptedException if interrupted; what was downloaded so far is kept
  public Path fetch(String name, FetchProgress progress) throws InterruptedException {
    return gather(dataset(name), List.of(this::fromMirror, this::fromAddress), progress);
  }

  /// A place that may have a file.
  private interface Source {
    /// @return whether it had it; if so, the file is at `to`, checked
    boolean get(Dataset dataset, Declared file, Path to, FetchProgress progress)
        throws IOException, InterruptedException;
  }

  private Path gather(Dataset dataset, List<Source> sources, FetchProgress progress)
      throws InterruptedException {
    Path raw = raw(dataset);
    if (dataset.files().stream().allMatch(file -> isGood(file, raw.resolve(file.name())))) {
      return raw;
    }
    FETCHING.lockInterruptibly();
    try {
      Files.createDirectories(raw);
      Path locks = Files.createDirectories(folder.resolve("cache")); // raw/ has corpus files alone
      try (FileChannel lock =
              FileChannel.open(
                  locks.resolve(dataset.name() + ".lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          var _ = lock.lock()) {
        for (DataFile file : dataset.files()) {
          if (!isGood(file, raw.resolve(file.name()))) {
            gather(dataset, file, sources, raw, progress);
          }
        }
      }
    } catch (IOException e) {
      throw new InputException(
          "Corpus %s could not be written to %s (%s)."
              .formatted(dataset.name(), raw, e.getMessage()),
          e);
    } finally {
      FETCHING.unlock();
    }
    return raw;
  }

  private void gather(
      Dataset dataset, DataFile file, List<Source> sources, Path raw, FetchProgress progress)
      throws IOException, InterruptedException {
    List<Source> all = new ArrayList<>(sources);
    all.addFirst((_, way, to, _) -> isGood(way, to)); // put there by hand
    for (Source source : all) {
      for (Declared way : ways(dataset, file).toList()) {
        if (source.get(dataset, way, raw.resolve(way.name()), progress)) {
          if (way instanceof Archive archive) {
            unpack(dataset, archive, raw);
          }
          return;
        }
      }
    }
    throw missing(dataset);
  }

  /// Unpacks every file of an archive that is not here yet, and drops the archive.
  private void unpack(Dataset dataset, Archive archive, Path raw) throws IOException {
    List<DataFile> packed =
        dataset.files().stream()
            .filter(
                file -> file.packed().filter(p -> p.archive().equals(archive.name())).isPresent())
            .filter(file -> !isGood(file, raw.resolve(file.name())))
            .toList();
    new Extraction(archive, raw.resolve(archive.name()), raw, packed).run();
    Files.delete(raw.resolve(archive.name()));
  }

  private boolean fromMirror(Dataset dataset, Declared file, Path to, FetchProgress progress)
      throws IOException, InterruptedException {
    if (mirrorAddress.isPresent()) {
      URI url = mirrorAddress.get().resolve(dataset.name() + "/" + file.name());
      return new Download(patience, progress).fetch(file, url, to);
    }
    if (mirrorFolder.isEmpty()) {
      return false;
    }
    Path from = mirrorFolder.get().resolve(dataset.name()).resolve(file.name());
    if (!Files.isRegularFile(from)) {
      return false;
    }
    progress.at(file.name(), 0, file.bytes());
    Path part = to.resolveSibling(to.getFileName() + ".part");
    boolean rightSize = Files.size(from) == file.bytes();
    if (rightSize) {
      Files.copy(from, part, StandardCopyOption.REPLACE_EXISTING);
    }
    if (!rightSize || !isGood(file, part)) {
      Files.deleteIfExists(part);
      throw new InputException(
          "%s is not the file that %s/dataset.yaml describes: size or SHA-256 differ. It was not"
                  .formatted(from, dataset.name())
              + " used; repair the mirror.");
    }
    moveInto(part, to);
    progress.at(file.name(), file.bytes(), file.bytes());
    return true;
  }

  private boolean fromAddress(Dataset dataset, Declared file, Path to, FetchProgress progress)
      throws InterruptedException {
    if (file.url().isEmpty()) {
      return false;
    }
    if (!new Download(patience, progress).fetch(file, file.url().get(), to)) {
      throw new InputException(
          "%s is no longer at %s. Take it from a mirror (%s), or put it into %s."
              .formatted(file.name(), file.url().get(), MIRROR, raw(dataset)));
    }
    return true;
  }

  /// A file itself, and the archive it may be packed in.
  private static Stream<Declared> ways(Dataset dataset, DataFile file) {
    return Stream.concat(
        Stream.of(file), file.packed().stream().map(packed -> dataset.archive(packed.archive())));
  }

  private boolean isMirrored(Dataset dataset) {
    Optional<Path> mirror = mirrorFolder.map(path -> path.resolve(dataset.name()));
    return mirror.isPresent()
        && all(dataset, way -> Files.isRegularFile(mirror.get().resolve(way.name())));
  }

  /// Whether every file can be had in some way.
  private static boolean all(Dataset dataset, Predicate<Declared> possible) {
    return dataset.files().stream().allMatch(file -> ways(dataset, file).anyMatch(possible));
  }

  private MissingDataException missing(Dataset dataset) {
    StringBuilder message =
        new StringBuilder("Corpus ").append(dataset.name()).append(" is not on this machine. ");
    if (mirrorFolder.isPresent() && !Files.isDirectory(mirrorFolder.get())) {
      message.append("The mirror ").append(mirrorFolder.get()).append(" is no folder. ");
    }
    if (state(dataset) == State.DOWNLOADABLE) {
      message.append("Fetch it: ./lectern data fetch ").append(dataset.name());
    } else {
      String file = ways(dataset, dataset.files().getFirst()).toList().getLast().name();
      message.append(
          "Its exact bytes have no public address: set %s to a folder that has %s/%s, or put %s into %s. %s"
              .formatted(MIRROR, dataset.name(), file, file, raw(dataset), dataset.note()));
    }
    return new MissingDataException(dataset.name(), message.toString().strip());
  }

  private static Path path(String mirror) {
    return mirror.startsWith("file:") ? Path.of(URI.create(mirror)) : Path.of(mirror);
  }

  private Path raw(Dataset dataset) {
    return folder.resolve(dataset.name()).resolve("raw");
  }

  private static boolean isGood(Declared file, Path at) {
    try {
      return Files.isRegularFile(at)
          && Files.size(at) == file.bytes()
          && Sha256.of(at).equals(file.sha256());
    } catch (IOException e) {
      return false;
    }
  }

  /// Gives a finished file its name, at once where the file system can.
  static void moveInto(Path part, Path to) throws IOException {
    try {
      Files.move(part, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
