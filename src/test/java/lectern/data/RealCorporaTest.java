package lectern.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lectern.text.CharacterTokenizer;
import lectern.text.InterpolatedNgramModel;
import lectern.text.NgramModel;
import lectern.text.TextFile;
import lectern.text.Vocabulary;
import lectern.text.WordTokenizer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The loaders on the real bytes, from the mirror that the environment names.
class RealCorporaTest {
  private static final Path DESCRIPTIONS = Path.of("data");

  @TempDir Path data;
  private Corpora corpora;

  /// A data folder of the test's own, so that nothing is written into the project's.
  @BeforeEach
  void copyDescriptions() throws Exception {
    String mirror = System.getenv(Corpora.MIRROR);
    assumeTrue(
        mirror != null, "real corpora are not tested: " + Corpora.MIRROR + " names no mirror");
    corpora = Corpora.open(data, Optional.of(mirror));
    for (Dataset dataset : Corpora.open(DESCRIPTIONS, Optional.empty()).list()) {
      Path own = Files.createDirectories(data.resolve(dataset.name())).resolve("dataset.yaml");
      Files.copy(DESCRIPTIONS.resolve(dataset.name()).resolve("dataset.yaml"), own);
    }
  }

  @Test
  void everyDescribedCorpusIsWhatItsDescriptionSays() {
    assertEquals(13, corpora.list().size());
    for (Dataset dataset : corpora.list()) {
      if (dataset.name().equals("wink-vectors")) {
        continue; // no text, and 300 MB in one line
      }
      Path folder = corpora.locate(dataset.name());
      for (Dataset.DataFile file : dataset.files()) {
        String text = TextFile.read(folder.resolve(file.name()), file.encoding());
        assertTrue(text.lines().count() > 300, file.name());
      }
    }
  }

  @Test
  void floorsOfTinyShakespeare() {
    String text = TextFile.read(corpora.locate("tinyshakespeare").resolve("input.txt"));
    List<String> characters = new CharacterTokenizer().tokens(text);
    Vocabulary vocabulary = Vocabulary.count(characters, Vocabulary.Keep.ALL);
    assertEquals(65, vocabulary.size());
    assertEquals(" ", vocabulary.token(0));
    int[] ids = vocabulary.encode(characters);
    int[] train = Arrays.copyOf(ids, 1_003_854);
    int[] validation = Arrays.copyOfRange(ids, 1_003_854, ids.length);
    assertEquals(111_540, validation.length);
    assertEquals(3.347, nats(1, 1, train, validation), 0.0005);
    assertEquals(2.488, nats(2, 0.01, train, validation), 0.0005);
    assertEquals(2.066, nats(3, 0.01, train, validation), 0.0005);
    assertEquals(1.796, nats(4, 0.01, train, validation), 0.0005);
    double interpolated = InterpolatedNgramModel.count(6, 65, train).natsPerToken(validation);
    assertEquals(1.6981, interpolated, 0.00005); // as an independent Python script has it
  }

  @Test
  void pennTreebankHasItsPublishedSizes() {
    Path folder = corpora.locate("ptb");
    List<String> train = words(folder.resolve("ptb.train.txt"));
    assertEquals(929_589, train.size());
    assertEquals(73_760, words(folder.resolve("ptb.valid.txt")).size());
    assertEquals(82_430, words(folder.resolve("ptb.test.txt")).size());
    Vocabulary vocabulary = Vocabulary.count(train, Vocabulary.Keep.ALL);
    assertEquals(10_000, vocabulary.size());
    double nats =
        InterpolatedNgramModel.count(3, 10_000, vocabulary.encode(train))
            .natsPerToken(vocabulary.encode(words(folder.resolve("ptb.test.txt"))));
    assertEquals(188.67, StrictMath.exp(nats), 0.005);
  }

  private static List<String> words(Path file) {
    return WordTokenizer.SPACED_LINES.tokens(TextFile.read(file));
  }

  private static double nats(int order, double added, int[] train, int[] validation) {
    return NgramModel.count(new NgramModel.Config(order, 65, added), train)
        .natsPerToken(validation);
  }
}
