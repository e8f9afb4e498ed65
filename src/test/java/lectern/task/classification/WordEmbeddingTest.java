package lectern.task.classification;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lectern.InputException;
import lectern.data.LabelledText;
import lectern.data.LabelledTexts;
import lectern.data.TextSplit;
import lectern.nn.WordChannels.Fixed;
import lectern.nn.WordChannels.Trained;
import lectern.run.RecordingContext;
import lectern.task.classification.WordEmbedding.Vectors;
import lectern.text.Vocabulary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordEmbeddingTest {
  private static final TextSplit SPLIT =
      new TextSplit(
          texts("the Film the plot", "a plot once"),
          texts("held film"),
          texts("unseen film known"));

  @TempDir private Path folder;
  private RecordingContext context;

  private static LabelledTexts texts(String... texts) {
    return new LabelledTexts(
        List.of("no", "yes"),
        Arrays.stream(texts).map(text -> new LabelledText(List.of(text.split(" ")), 1)).toList());
  }

  @BeforeEach
  void vectors() throws IOException {
    Path corpus = Files.createDirectory(folder.resolve("vectors"));
    Files.writeString(
        corpus.resolve("vectors.txt"), "4 3\nfilm 1 2 3\nknown 4 5 6\nthe -1 -1 -1\nelse 7 8 9\n");
    context = new RecordingContext(1, folder.resolve("run"));
    context.corpora.put("vectors", corpus);
  }

  private WordTable table(Vectors vectors, int width, Optional<String> source) {
    return new WordEmbedding(vectors, width, source).table(SPLIT, context);
  }

  @Test
  void randomVectorsAreForWordsReadTwice() {
    WordTable table = table(Vectors.RANDOM, 5, Optional.empty());
    assertEquals(List.of(Vocabulary.UNKNOWN, "plot", "the"), table.vocabulary().tokens());
    float[] numbers = assertInstanceOf(Trained.class, table.channels().getFirst()).vectors().data();
    assertEquals(15, numbers.length);
    for (float number : numbers) {
      assertTrue(Math.abs(number) <= 0.25f);
    }
    assertArrayEquals(new int[] {2, 0, 1}, table.ids(List.of("the", "once", "plot")));
  }

  /// A word in capitals has the vector of the word in lower case; words of no source are random.
  @Test
  void wordsOfTheSourceHaveItsVectors() {
    WordTable table = table(Vectors.STATIC, 3, Optional.of("vectors"));
    assertEquals(
        List.of(Vocabulary.UNKNOWN, "plot", "the", "Film", "film", "known"),
        table.vocabulary().tokens());
    float[] rows = assertInstanceOf(Fixed.class, table.channels().getFirst()).vectors().data();
    assertArrayEquals(
        new float[] {-1, -1, -1, 1, 2, 3, 1, 2, 3, 4, 5, 6}, Arrays.copyOfRange(rows, 6, 18));
    // Squares of the words' numbers: 14, 77, 3 and 194.
    double bound = Math.sqrt(3 * (14 + 77 + 3 + 194) / 12.0);
    for (int i = 0; i < 6; i++) {
      assertTrue(Math.abs(rows[i]) <= bound && rows[i] != 0);
    }
    assertFalse(table.vocabulary().contains("else"), "nobody can ask for it");
  }

  @Test
  void twoChannelsBeginAlike() {
    WordTable table = table(Vectors.MULTICHANNEL, 3, Optional.of("vectors"));
    assertInstanceOf(Fixed.class, table.channels().getFirst());
    assertInstanceOf(Trained.class, table.channels().getLast());
    assertArrayEquals(
        table.channels().getFirst().vectors().data(), table.channels().getLast().vectors().data());
  }

  @Test
  void anotherWidthIsRefusedWithTheFile() {
    String message =
        assertThrows(InputException.class, () -> table(Vectors.STATIC, 100, Optional.of("vectors")))
            .getMessage();
    assertTrue(message.contains("vectors.txt") && message.contains("set it to 3"), message);
  }

  @Test
  void aCorpusIsOneFileOfVectors() throws IOException {
    Files.writeString(folder.resolve("vectors").resolve("another"), "x 1 2 3\n");
    assertThrows(InputException.class, () -> table(Vectors.STATIC, 3, Optional.of("vectors")));
  }

  @Test
  void settingsThatContradictEachOtherAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new WordEmbedding(Vectors.RANDOM, 3, Optional.of("vectors")));
    assertThrows(
        IllegalArgumentException.class,
        () -> new WordEmbedding(Vectors.STATIC, 3, Optional.empty()));
    assertThrows(
        IllegalArgumentException.class,
        () -> new WordEmbedding(Vectors.RANDOM, 0, Optional.empty()));
  }
}
