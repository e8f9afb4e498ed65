package lectern.lab;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import lectern.InputException;
import lectern.data.Corpora;
import lectern.data.Dataset;
import lectern.text.TextFile;

/// Texts by the name of a file or a corpus.
final class Texts {
  private Texts() {}

  /// @param data the folder that describes the corpora
  /// @param name a file or, if there is none, a corpus
  static String read(Path data, String name) {
    if (Files.isRegularFile(Path.of(name))) {
      return TextFile.read(Path.of(name), StandardCharsets.UTF_8);
    }
    if (!Files.isRegularFile(data.resolve(name).resolve("dataset.yaml"))) {
      throw new InputException(
          "'%s' is neither a file nor a corpus; lectern data list names the corpora."
              .formatted(name));
    }
    Corpora corpora = Corpora.open(data);
    Dataset.DataFile first = corpora.dataset(name).files().getFirst();
    Charset encoding = first.encoding();
    return TextFile.read(corpora.locate(name).resolve(first.name()), encoding);
  }
}
