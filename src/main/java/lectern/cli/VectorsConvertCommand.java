package lectern.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import lectern.vectors.VectorFormat;
import lectern.vectors.WordVectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Writes vectors in another format.
@Command(
    name = "convert",
    mixinStandardHelpOptions = true,
    description = "Write a file of word vectors in another format.")
final class VectorsConvertCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(index = "0", paramLabel = "FILE", description = "Word vectors.")
  private Path file;

  @Parameters(
      index = "1",
      paramLabel = "TO",
      description = "What to write; replaced if it is there.")
  private Path to;

  @Option(
      names = "--as",
      paramLabel = "FORMAT",
      defaultValue = "word2vec-binary",
      description = "word2vec-text, word2vec-binary or glove; ${DEFAULT-VALUE} if not given.")
  private String format;

  VectorsConvertCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    VectorFormat written = VectorFormat.named(format);
    WordVectors vectors = VectorsCommand.load(file);
    written.write(vectors, to);
    console.say("%d words of %d numbers in %s".formatted(vectors.size(), vectors.width(), to));
    return ExitCode.FINE;
  }
}
