package lectern.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import lectern.InputException;
import lectern.data.AnalogyQuestions.Question;
import lectern.data.WordSimilarities.Pair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordSetsTest {
  @TempDir private Path folder;

  @Test
  void pairsAreRead() throws IOException {
    WordSimilarities set =
        WordSimilarities.read("set", write("tiger\tcat\t7.35\ntiger tiger 10\n"));
    assertEquals(
        List.of(new Pair("tiger", "cat", 7.35), new Pair("tiger", "tiger", 10)), set.pairs());
  }

  @Test
  void questionsAreReadBySection() throws IOException {
    AnalogyQuestions questions =
        AnalogyQuestions.read(write(": family\nman king woman queen\n: empty\n: gram1\na b c d\n"));
    assertEquals(
        List.of("family", "empty", "gram1"),
        questions.sections().stream().map(AnalogyQuestions.Section::name).toList());
    assertEquals(
        List.of(new Question("man", "king", "woman", "queen")),
        questions.sections().getFirst().questions());
    assertEquals(2, questions.size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a b 1;a b|:2: expected two words and a score, found 2 fields",
        "a b 1;a b x|:2: expected a score, found 'x'",
        "a b NaN|:1: expected a score, found 'NaN'",
        "''|is empty",
      })
  void wrongPairsAreTold(String lines, String message) throws IOException {
    assertSays(file -> WordSimilarities.read("set", file), lines, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a b c d|:1: expected ': ' and the name of a section, found 'a b c d'",
        ": s;a b c|:2: expected four words, found 'a b c'",
        "''|is empty",
      })
  void wrongQuestionsAreTold(String lines, String message) throws IOException {
    assertSays(AnalogyQuestions::read, lines, message);
  }

  @Test
  void theRealSetsHaveWhatTheirPapersSay() {
    String mirror = System.getenv(Corpora.MIRROR);
    assumeTrue(mirror != null, Corpora.MIRROR + " is not set: the sets are not read");
    Corpora corpora = Corpora.open(Path.of("data"), Optional.of(mirror));
    Path sets = corpora.locate("wordsim");
    assertEquals(
        353, WordSimilarities.read("wordsim", sets.resolve("EN-WS-353-ALL.txt")).pairs().size());
    assertEquals(
        999, WordSimilarities.read("simlex", sets.resolve("EN-SIMLEX-999.txt")).pairs().size());
    AnalogyQuestions questions =
        AnalogyQuestions.read(corpora.locate("analogies").resolve("questions-words.txt"));
    assertEquals(19544, questions.size());
    assertEquals(14, questions.sections().size());
    assertEquals(
        8869,
        questions.sections().stream()
            .filter(section -> !section.name().startsWith("gram"))
            .mapToInt(section -> section.questions().size())
            .sum());
  }

  private void assertSays(Function<Path, ?> read, String lines, String message) throws IOException {
    Path file = write(lines.replace(';', '\n'));
    String said = assertThrows(InputException.class, () -> read.apply(file)).getMessage();
    assertTrue(said.contains(message), said);
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("file.txt"), text);
  }
}
