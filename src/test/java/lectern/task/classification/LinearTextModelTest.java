package lectern.task.classification;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lectern.InputException;
import lectern.classic.LibLinear;
import lectern.classic.LibLinear.Loss;
import lectern.classic.LibLinear.Penalty;
import lectern.classic.NaiveBayes;
import lectern.classic.StochasticGradient;
import lectern.data.LabelledText;
import lectern.data.LabelledTexts;
import lectern.data.TextSplit;
import lectern.feature.FeatureSettings;
import lectern.run.Measures;
import lectern.run.RecordingContext;
import lectern.tensor.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinearTextModelTest {
  private static final FeatureSettings WORDS = FeatureSettings.BAG_OF_WORDS;
  private static final PlantedFeatures TEXTS = new PlantedFeatures(300, 5, 0.5, 0.1, 60, 5);

  private static final List<TextModel> MODELS =
      List.of(
          Linear.DEFAULT,
          new Linear(WORDS, NaiveBayes.DEFAULT),
          new Linear(WORDS, StochasticGradient.DEFAULT),
          new SoftmaxRegression(WORDS, 2e-4, Optional.of(64), /* steps= */ 60, /* rate= */ 0.05));

  @TempDir private Path folder;

  private Measures run(TextSource data, TextModel model, RecordingContext context)
      throws InterruptedException {
    return new TextClassificationTask()
        .run(new TextClassificationTask.Config(data, model), context);
  }

  private RecordingContext context(int number) {
    return new RecordingContext(1, folder.resolve(Integer.toString(number)));
  }

  @Test
  void everyLinearModelLearnsAndShowsWhatItLearned() throws InterruptedException {
    for (TextModel model : MODELS) {
      RecordingContext context = context(MODELS.indexOf(model));
      Measures measures = run(TEXTS, model, context);
      double accuracy = measures.values().get("accuracy");
      assertTrue(accuracy > measures.values().get("majority") + 0.25, model + " " + measures);
      assertTrue(accuracy < measures.values().get("best.accuracy") + 0.03, model.toString());
      assertEquals(1, measures.values().get("words.agreeing"), model.toString());
      assertEquals(70, measures.values().get("features"));
      assertEquals(
          List.of("class", "feature", "weight", "rank"),
          context.tables.get("weights").columnNames());
      assertEquals(80, context.tables.get("weights").rowCount());
      assertEquals(4, context.tables.get("confusion").rowCount());
      assertTrue(context.tables.get("calibration").rowCount() > 2);
      assertTrue(context.samples.get("one text, step by step").contains("x·W + b"));
    }
  }

  @Test
  void sameSeedSameMeasuresOnAnyNumberOfThreads() throws InterruptedException {
    for (TextModel model : MODELS) {
      Measures one = run(TEXTS, model, context(MODELS.indexOf(model)));
      RecordingContext threads = context(10 + MODELS.indexOf(model));
      try (Workers workers = Workers.of(3)) {
        threads.workers = workers;
        assertEquals(one, run(TEXTS, model, threads), model.toString());
      }
    }
  }

  @Test
  void aTextWithoutKnownWordsIsAnsweredWithTheClassesShares() throws InterruptedException {
    LabelledTexts texts = texts(0, 0, 1, 0);
    TrainedTextModel trained =
        new Linear(WORDS, NaiveBayes.DEFAULT).train(split(texts), context(0));
    double[][] answers = trained.probabilities(List.of(new LabelledText(List.of("new"), 0)));
    assertArrayEquals(new double[] {0.75, 0.25}, answers[0], 1e-12);
  }

  @Test
  void nothingToLearnFromIsSaid() {
    for (TextModel model : MODELS) {
      assertThrows(InputException.class, () -> model.train(split(texts()), context(0)));
      InputException single =
          assertThrows(InputException.class, () -> model.train(split(texts(1, 1)), context(0)));
      assertTrue(single.getMessage().contains("class 'no'"), single.getMessage());
    }
  }

  private static LabelledTexts texts(int... labels) {
    List<LabelledText> texts =
        Arrays.stream(labels)
            .mapToObj(label -> new LabelledText(List.of("a", "b" + label), label))
            .toList();
    return new LabelledTexts(List.of("no", "yes"), texts);
  }

  private static TextSplit split(LabelledTexts texts) {
    return new TextSplit(texts, texts, texts);
  }

  /// On real sentences: our own model and LIBLINEAR come to the same log loss.
  @Test
  void oursAgreesWithLibLinearOnFilmReviews() throws InterruptedException {
    String mirror = System.getenv("LECTERN_DATA_MIRROR");
    assumeTrue(
        mirror != null && Files.isDirectory(Path.of(mirror, "sst2")),
        "the corpus sst2 is not in LECTERN_DATA_MIRROR");
    FeatureSettings frequent = WORDS.withMinimumDocuments(5);
    TextModel theirs =
        new Linear(frequent, new LibLinear(Loss.LOG, Penalty.L2, /* lambda= */ 1e-3, 1e-6));
    TextModel ours =
        new SoftmaxRegression(
            frequent, /* lambda= */ 2e-3, Optional.empty(), /* steps= */ 400, /* rate= */ 0.05);
    Measures[] measured = new Measures[2];
    for (TextModel model : List.of(theirs, ours)) {
      int number = model == theirs ? 0 : 1;
      RecordingContext context = context(number);
      context.corpora.put("sst2", Path.of(mirror, "sst2"));
      measured[number] = run(Sst2.DEFAULT, model, context);
    }
    for (String measure : List.of("nats", "nats.training")) {
      assertEquals(
          measured[0].values().get(measure), measured[1].values().get(measure), 1e-3, measure);
    }
  }
}
