package lectern.task.classification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lectern.InputException;
import lectern.autograd.Activation;
import lectern.data.LabelledText;
import lectern.data.LabelledTexts;
import lectern.data.TextSplit;
import lectern.feature.NegationMarker;
import lectern.model.Composition;
import lectern.run.RecordingContext;
import lectern.task.classification.WordEmbedding.Vectors;
import lectern.tensor.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ComposedTest {
  @TempDir private Path folder;

  private static Composed model(Composition composition, List<Integer> hidden, int epochs) {
    return new Composed(
        new WordEmbedding(Vectors.RANDOM, 8, Optional.empty()),
        composition,
        /* slots= */ 11,
        hidden,
        Activation.RELU,
        /* dropout= */ 0,
        new NetworkTraining(epochs, /* batch= */ 16, /* rate= */ 0.02, /* patience= */ epochs));
  }

  private Map<String, Double> run(TextSource data, Composed model, int threads)
      throws InterruptedException {
    try (Workers workers = Workers.of(threads)) {
      RecordingContext context =
          new RecordingContext(1, folder.resolve(threads + data.toString() + model.composition()));
      context.workers = workers;
      return new TextClassificationTask()
          .run(new TextClassificationTask.Config(data, model), context)
          .values();
    }
  }

  @ParameterizedTest
  @EnumSource
  void onlyCompositionsThatSeeOrderLearnIt(Composition composition) throws InterruptedException {
    Map<String, Double> measures =
        run(new WordOrder(2, 8, 20, 160), model(composition, List.of(8), 12), 1);
    assertEquals(0.5, measures.get("best.without-order"));
    if (composition.seesOrder()) {
      assertTrue(measures.get("accuracy") > 0.8, measures.toString());
      assertTrue(measures.get("accuracy.shuffled") < measures.get("accuracy"));
    } else {
      assertEquals(0.5, measures.get("accuracy"));
      assertEquals(0.5, measures.get("accuracy.shuffled"));
    }
  }

  @Test
  void aHiddenLayerLearnsNegationAndALinearModelCannot() throws InterruptedException {
    Negation data = new Negation(3, 8, 400);
    Map<String, Double> linear = run(data, model(Composition.SUM, List.of(), 8), 1);
    assertTrue(linear.get("accuracy") <= linear.get("best.unigrams"), linear.toString());
    Map<String, Double> mlp = run(data, model(Composition.SUM, List.of(8), 12), 2);
    assertTrue(mlp.get("accuracy") > 0.95, mlp.toString());
    assertEquals(0.75, mlp.get("best.bigrams"));
    assertEquals(1, new Negation(1, 8, 400).bounds().values().get("best.bigrams"));
  }

  @ParameterizedTest
  @EnumSource
  void threadsDoNotChangeABit(Composition composition) throws InterruptedException {
    WordOrder data = new WordOrder(2, 8, 20, 16);
    Map<String, Double> one = run(data, model(composition, List.of(8), 1), 1);
    assertEquals(one, run(data, model(composition, List.of(8), 1), 2));
    assertEquals(one, run(data, model(composition, List.of(8), 1), 3));
  }

  private static LabelledTexts texts(LabelledText... texts) {
    return new LabelledTexts(List.of("no", "yes"), List.of(texts));
  }

  @Test
  void oneClassAloneIsRefused() {
    LabelledTexts single = texts(new LabelledText(List.of("a"), 1));
    InputException refused =
        assertThrows(
            InputException.class,
            () ->
                model(Composition.SUM, List.of(), 1)
                    .train(new TextSplit(single, single, single), new RecordingContext(1, folder)));
    assertTrue(refused.getMessage().contains("1 of the classes [no, yes]"), refused.getMessage());
  }

  @ParameterizedTest
  @EnumSource
  void anEmptyTextAndOneOfUnknownWordsGetProbabilities(Composition composition)
      throws InterruptedException {
    LabelledTexts some =
        texts(new LabelledText(List.of("a", "a"), 0), new LabelledText(List.of("b", "b"), 1));
    double[][] probabilities =
        model(composition, List.of(4), 1)
            .train(new TextSplit(some, some, some), new RecordingContext(1, folder))
            .probabilities(
                List.of(new LabelledText(List.of(), 0), new LabelledText(List.of("zebra"), 0)));
    for (double[] row : probabilities) {
      assertEquals(1, row[0] + row[1], 1e-6);
      assertTrue(row[0] > 0 && row[1] > 0);
    }
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Negation(1, 8, 12));
    assertThrows(IllegalArgumentException.class, () -> new Negation(8, 8, 16));
    assertThrows(IllegalArgumentException.class, () -> new WordOrder(3, 7, 20, 16));
    assertThrows(IllegalArgumentException.class, () -> model(Composition.SUM, List.of(0), 1));
  }

  @Test
  void negatedSentencesAreThoseWithANegator() {
    String mirror = System.getenv("LECTERN_DATA_MIRROR");
    assumeTrue(
        mirror != null && Files.isDirectory(Path.of(mirror, "sst2")),
        "the corpus sst2 is not in LECTERN_DATA_MIRROR");
    RecordingContext context = new RecordingContext(1, folder);
    context.corpora.put("sst2", Path.of(mirror, "sst2"));
    TextSplit split = new Sst2(Sst2.Judged.NEGATED).splits(context).getFirst();
    assertEquals(6920, split.training().size());
    assertTrue(split.test().size() > 200 && split.test().size() < 700, "" + split.test().size());
    split
        .test()
        .texts()
        .forEach(text -> assertTrue(text.words().stream().anyMatch(NegationMarker::isNegator)));
  }
}
