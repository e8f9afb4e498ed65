package lectern.task.classification;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lectern.InputException;
import lectern.data.LabelledText;
import lectern.data.LabelledTexts;
import lectern.data.TextSplit;
import lectern.nn.Cell;
import lectern.run.RecordingContext;
import lectern.tensor.RandomStream;
import lectern.tensor.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.Table;

/// Networks as text models: they learn, depend on nothing but the seed, and meet odd texts.
class NetworkTest {
  private static final WordEmbedding WORDS =
      new WordEmbedding(WordEmbedding.Vectors.RANDOM, /* width= */ 8, Optional.empty());
  private static final NetworkTraining TRAINING =
      new NetworkTraining(/* epochs= */ 6, /* batch= */ 10, /* rate= */ 0.02, /* patience= */ 6);
  private static final Cnn CNN =
      new Cnn(
          WORDS, List.of(2, 3), /* filters= */ 8, /* dropout= */ 0.2, /* maxNorm= */ 3, TRAINING);
  private static final Recurrent RECURRENT =
      new Recurrent(WORDS, Cell.LSTM, /* hidden= */ 8, /* dropout= */ 0, TRAINING);

  @TempDir private Path folder;

  static Stream<TextModel> models() {
    return Stream.of(CNN, RECURRENT);
  }

  /// Texts of a few words with one that gives their class away.
  private static TextSplit split() {
    return new TextSplit(texts(80, 1), texts(20, 2), texts(40, 3));
  }

  private static LabelledTexts texts(int count, long seed) {
    RandomStream random = RandomStream.of(seed);
    List<LabelledText> texts = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      List<String> words = new ArrayList<>();
      for (int i = 0; i < 3 + random.nextInt(5); i++) {
        words.add("word" + random.nextInt(7));
      }
      words.set(random.nextInt(words.size()), n % 2 == 0 ? "bad" : "good");
      texts.add(new LabelledText(words, n % 2));
    }
    return new LabelledTexts(List.of("negative", "positive"), texts);
  }

  private RecordingContext context(String name, Workers workers) {
    RecordingContext context = new RecordingContext(5, folder.resolve(name));
    context.workers = workers;
    return context;
  }

  private double[][] answers(TextModel model, String name, Workers workers)
      throws InterruptedException {
    return model.train(split(), context(name, workers)).probabilities(split().test().texts());
  }

  @ParameterizedTest
  @MethodSource("models")
  void learnsAndDependsOnNothingButTheSeed(TextModel model) throws InterruptedException {
    double[][] answers = answers(model, "one", Workers.SINGLE);
    int[] labels = split().test().labels();
    int right = 0;
    for (int n = 0; n < answers.length; n++) {
      assertEquals(1, answers[n][0] + answers[n][1], 1e-12);
      right += answers[n][labels[n]] > 0.5 ? 1 : 0;
    }
    assertTrue(right >= 38, right + " of 40");
    try (Workers two = Workers.of(2);
        Workers three = Workers.of(3)) {
      for (Workers team : List.of(two, three)) {
        double[][] again = answers(model, "threads" + team.threads(), team);
        for (int n = 0; n < answers.length; n++) {
          assertArrayEquals(answers[n], again[n]);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void resumedIsAsUninterrupted(TextModel model) throws InterruptedException {
    double[][] expected = answers(model, "whole", Workers.SINGLE);
    RecordingContext stopped = context("parts", Workers.SINGLE);
    stopped.stopAfter = 17; // in the middle of the third epoch
    assertThrows(InterruptedException.class, () -> model.train(split(), stopped));
    double[][] resumed = answers(model, "parts", Workers.SINGLE);
    for (int n = 0; n < expected.length; n++) {
      assertArrayEquals(expected[n], resumed[n]);
    }
  }

  /// Words never read are all read as the same unknown one, and a text may have no word at all.
  @ParameterizedTest
  @MethodSource("models")
  void textsWithoutAnyKnownWordHaveAnswers(TextModel model) throws InterruptedException {
    TrainedTextModel trained = model.train(split(), context("odd", Workers.SINGLE));
    double[][] answers =
        trained.probabilities(
            List.of(
                new LabelledText(List.of("never", "read"), 0),
                new LabelledText(List.of("neither", "this"), 1),
                new LabelledText(List.of(), 0)));
    assertArrayEquals(answers[0], answers[1]);
    assertEquals(1, answers[2][0] + answers[2][1], 1e-12);
  }

  @ParameterizedTest
  @MethodSource("models")
  void oneClassAloneIsRefused(TextModel model) {
    LabelledTexts both = texts(20, 1);
    LabelledTexts one = both.with(both.texts().stream().filter(t -> t.label() == 1).toList());
    TextSplit split = new TextSplit(one, both, both);
    assertThrows(InputException.class, () -> model.train(split, context("single", Workers.SINGLE)));
    TextSplit none = new TextSplit(both.with(List.of()), both, both);
    assertThrows(InputException.class, () -> model.train(none, context("none", Workers.SINGLE)));
  }

  @Test
  void withoutValidationTextsTheLastWeightsAreKept() throws InterruptedException {
    TextSplit split = new TextSplit(texts(80, 1), texts(20, 2).with(List.of()), texts(40, 3));
    double[][] answers =
        CNN.train(split, context("last", Workers.SINGLE)).probabilities(split.test().texts());
    assertEquals(40, answers.length);
  }

  /// The strongest n-grams of its filters have the word that gives the class away.
  @Test
  void filtersAreShownWithWhatFiresThem() throws InterruptedException {
    RecordingContext context = context("shown", Workers.SINGLE);
    CNN.train(split(), context).describe(context);
    Table filters = context.tables.get("filters");
    assertEquals(
        List.of("filter", "width", "ngram", "activation", "class", "weight"),
        filters.columnNames());
    assertEquals(12 * 5, filters.rowCount());
    int telling = 0;
    for (int row = 0; row < filters.rowCount(); row += 5) {
      String ngram = filters.stringColumn("ngram").get(row);
      assertEquals(filters.intColumn("width").get(row), ngram.split(" ").length);
      assertTrue(filters.doubleColumn("weight").get(row) >= 0);
      String word = filters.stringColumn("class").get(row).equals("positive") ? "good" : "bad";
      telling += ngram.contains(word) ? 1 : 0;
    }
    assertTrue(telling >= 9, telling + " of 12");
  }

  @Test
  void refusesSettingsThatMakeNoNetwork() {
    assertThrows(
        IllegalArgumentException.class, () -> new Cnn(WORDS, List.of(), 8, 0, 3, TRAINING));
    assertThrows(
        IllegalArgumentException.class, () -> new Cnn(WORDS, List.of(2), 8, 0, 0, TRAINING));
    assertThrows(
        IllegalArgumentException.class, () -> new Recurrent(WORDS, Cell.GRU, 0, 0, TRAINING));
    assertThrows(IllegalArgumentException.class, () -> new NetworkTraining(0, 1, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new NetworkTraining(1, 0, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new NetworkTraining(1, 1, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new NetworkTraining(1, 1, 1, 0));
  }
}
