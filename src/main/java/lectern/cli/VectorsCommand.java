package lectern.cli;

import java.nio.file.Path;
import lectern.InputException;
import lectern.vectors.VectorFormat;
import lectern.vectors.WordVectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// Groups what can be asked of a file of word vectors.
@Command(
    name = "vectors",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Ask a file of word vectors for neighbours and analogies, or convert it.",
    footer = {
      "",
      "Files may be word2vec's (text or binary), fastText's .vec, GloVe's, or wink's JSON; which it",
      "is shows in its first bytes."
    })
final class VectorsCommand {
  /// The group with its commands.
  static CommandLine of(Console console) {
    return new CommandLine(new VectorsCommand())
        .addSubcommand(new VectorsNeighboursCommand(console))
        .addSubcommand(new VectorsAnalogyCommand(console))
        .addSubcommand(new VectorsConvertCommand(console));
  }

  /// The vectors of a file.
  static WordVectors load(Path file) {
    return VectorFormat.load(file);
  }

  /// @throws InputException if there is no vector for the word
  static void check(WordVectors vectors, String word, Path file) {
    if (!vectors.contains(word)) {
      throw new InputException(
          "%s has no vector for '%s'; most files have words in lower case.".formatted(file, word));
    }
  }
}
