package lectern.data;

import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Real corpora for tests, from the mirror that the environment names.
public final class MirroredCorpus {
  private MirroredCorpus() {}

  /// The folder of a corpus: the mirror's own, or, if its files are packed there, the project's,
  /// into which they are unpacked. Without a mirror the test is skipped, and says which corpus it
  /// lacks.
  public static Path folder(String name) {
    String mirror = System.getenv(Corpora.MIRROR);
    if (mirror == null || !Files.isDirectory(Path.of(mirror, name))) {
      abort("the corpus " + name + " is not in " + Corpora.MIRROR + ", which is " + mirror);
    }
    Corpora corpora = Corpora.open(Path.of("data"), Optional.of(mirror));
    boolean unpacked =
        corpora.dataset(name).files().stream()
            .allMatch(file -> Files.isRegularFile(Path.of(mirror, name, file.name())));
    return unpacked ? Path.of(mirror, name) : corpora.locate(name);
  }
}
