package lectern.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import lectern.InputException;

/// Finds corpora for one run and keeps in its provenance which bytes it was given.
final class CorpusLog {
  /// Hash by folder: a study's runs read the same corpora.
  private static final Map<Path, String> HASHES = new ConcurrentHashMap<>();

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
        provenance = provenance.with(name, HASHES.computeIfAbsent(corpus, CorpusLog::hash));
        write();
      } catch (IOException e) {
        throw new UncheckedIOException("provenance.json cannot be written", e);
      }
    }
    return corpus;
  }

  private static String hash(Path corpus) {
    try {
      return Provenance.hash(corpus);
    } catch (IOException | UncheckedIOException e) { // a walk throws the latter
      throw new InputException(
          "The corpus at " + corpus + " cannot be read (" + e + "); make all of it readable.", e);
    }
  }
}
