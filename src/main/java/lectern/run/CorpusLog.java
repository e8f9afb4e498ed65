package lectern.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import lectern.InputException;

/// Finds corpora for one run and keeps in its provenance which bytes it was given.
final class CorpusLog {
  /// Hash by listing: a study's runs read the same corpora, but a notebook's kernel may live to see
  /// one replaced.
  private static final Map<String, String> HASHES = new ConcurrentHashMap<>();

  private final Function<String, Path> corpora;
  private final RunFolder folder;
  private Provenance provenance;

  CorpusLog(Function<String, Path> corpora, RunFolder folder, Provenance provenance) {
    this.corpora = corpora;
    this.folder = folder;
    this.provenance = provenance;
  }

  /// Writes the provenance as it is so far.
  void write() throws IOException {
    WholeFile.writeJson(folder.provenance(), provenance);
  }

  /// @throws lectern.data.MissingDataException if it is not on this machine
  synchronized Path folder(String name) {
    Path corpus = corpora.apply(name);
    if (!provenance.data().containsKey(name)) {
      try {
        provenance =
            provenance.with(name, HASHES.computeIfAbsent(listing(corpus), _ -> hash(corpus)));
        write();
      } catch (IOException e) {
        throw new UncheckedIOException("provenance.json cannot be written", e);
      }
    }
    return corpus;
  }

  /// Names, sizes and times of the files in a folder.
  private static String listing(Path corpus) {
    StringBuilder listing = new StringBuilder(corpus.toAbsolutePath().toString());
    try (Stream<Path> files = Files.walk(corpus)) {
      for (Path file : files.sorted().toList()) {
        listing.append('\0').append(file);
        listing.append('\0').append(Files.size(file));
        listing.append('\0').append(Files.getLastModifiedTime(file));
      }
    } catch (IOException | UncheckedIOException e) { // a walk throws the latter
      throw unreadable(corpus, e);
    }
    return listing.toString();
  }

  private static String hash(Path corpus) {
    try {
      return Provenance.hash(corpus);
    } catch (IOException | UncheckedIOException e) {
      throw unreadable(corpus, e);
    }
  }

  private static InputException unreadable(Path corpus, Exception e) {
    return new InputException(
        "The corpus at " + corpus + " cannot be read (" + e + "); make all of it readable.", e);
  }
}
