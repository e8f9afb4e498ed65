package lectern.task.classification;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import lectern.InputException;
import lectern.vectors.VectorFormat;
import lectern.vectors.WordVectors;

/// The word vectors of a corpus, read once a process as long as there is memory for them: a file of
/// hundreds of megabytes takes seconds, and every run of an experiment asks for it.
final class SourceVectors {
  private static final Map<Path, SoftReference<WordVectors>> READ = new HashMap<>();

  private SourceVectors() {}

  /// @param folder of a corpus that is one file of vectors
  /// @param width expected
  /// @throws InputException if there is not just one file, it cannot be read, or its vectors have
  ///   another width
  static WordVectors of(Path folder, int width) {
    Path file = file(folder);
    WordVectors vectors = read(file);
    if (vectors.width() != width) {
      throw new InputException(
          "%s has vectors of %d numbers, but the width of the model's words is %d; set it to %2$d."
              .formatted(file, vectors.width(), width));
    }
    return vectors;
  }

  private static synchronized WordVectors read(Path file) {
    WordVectors vectors = Optional.ofNullable(READ.get(file)).map(SoftReference::get).orElse(null);
    if (vectors == null) {
      vectors = VectorFormat.load(file);
      READ.put(file, new SoftReference<>(vectors));
    }
    return vectors;
  }

  private static Path file(Path folder) {
    try (Stream<Path> inside = Files.list(folder)) {
      List<Path> files =
          inside
              .filter(Files::isRegularFile)
              .filter(file -> !file.endsWith("dataset.yaml"))
              .toList();
      if (files.size() != 1) {
        throw new InputException(
            "%s has %d files; expected a corpus that is one file of word vectors."
                .formatted(folder, files.size()));
      }
      return files.getFirst();
    } catch (IOException e) {
      throw new InputException("%s cannot be read (%s).".formatted(folder, e.getMessage()), e);
    }
  }

  /// The number of a word or, if it has no vector, of the word in lower case.
  static OptionalInt entry(WordVectors vectors, String word) {
    return Stream.of(word, word.toLowerCase(Locale.ROOT))
        .filter(vectors::contains)
        .mapToInt(form -> vectors.vocabulary().id(form))
        .findFirst();
  }
}
