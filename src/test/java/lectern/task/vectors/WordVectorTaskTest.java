package lectern.task.vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lectern.run.Measures;
import lectern.run.RecordingContext;
import lectern.vectors.Association;
import lectern.vectors.Association.Measure;
import lectern.vectors.Window;
import lectern.vectors.Window.Weighting;
import lectern.vectors.Word2VecSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordVectorTaskTest {
  private static final Counts ALL_CONTEXTS =
      new Counts(
          new Window(3, Weighting.FLAT), new Association(Measure.PPMI, 1, 1), Optional.empty(), 1);

  @TempDir private Path folder;
  private RecordingContext context;

  private Map<String, Double> run(VectorText data, VectorMethod method)
      throws InterruptedException {
    context = new RecordingContext(1, folder);
    Measures measures = new WordVectorTask().run(new WordVectorTask.Config(data, method), context);
    assertTrue(new WordVectorTask().measures().containsAll(measures.values().keySet()));
    return measures.values();
  }

  @Test
  void theTruthAnswersEveryQuestionOfTheRoyalText() throws InterruptedException {
    Map<String, Double> measures = run(new Royal(50, 3, 0.25), new Planted());
    assertEquals(1, measures.get("analogy"));
    assertEquals(1, measures.get("analogy.multiplicative"));
    assertEquals(1, measures.get("coverage.analogy"));
    assertEquals(1 / 13.0, measures.get("analogy.chance"));
  }

  @Test
  void countsAnswerMostOnceThereIsTextEnough() throws InterruptedException {
    assertTrue(run(new Royal(4000, 3, 0.25), ALL_CONTEXTS).get("analogy") > 0.9);
    assertEquals(2 * 16, context.tables.get("word-map").rowCount()); // by pca and by tsne
    assertEquals(3, context.tables.get("analogies").rowCount());
    assertEquals(6 * 8, context.tables.get("neighbours").rowCount());
  }

  @Test
  void oneHotVectorsTellNoClassesApart() throws InterruptedException {
    Map<String, Double> measures = run(new GeneratedGrammar("elman-1990", 500), new OneHot());
    assertEquals(measures.get("purity.chance"), measures.get("purity"), 1e-12);
    assertEquals(0, measures.get("silhouette"));
  }

  @Test
  void aResumedRunEndsAsAnUninterruptedOne() throws InterruptedException {
    VectorText text = new WordClasses(5, 3, 200, 7);
    Word2vec method =
        new Word2vec(Word2VecSettings.SKIP_GRAM.withWidth(8).withWindow(2).withEpochs(3));
    Map<String, Double> whole = run(text, method);
    List<RecordingContext.Row> rows = context.rows;
    context = new RecordingContext(1, folder.resolve("stopped"));
    context.stopAfter = 2000;
    RecordingContext stopped = context;
    WordVectorTask.Config config = new WordVectorTask.Config(text, method);
    assertThrows(InterruptedException.class, () -> new WordVectorTask().run(config, stopped));
    RecordingContext resumed = new RecordingContext(1, folder.resolve("stopped"));
    assertEquals(whole, new WordVectorTask().run(config, resumed).values());
    List<RecordingContext.Row> both = new ArrayList<>(stopped.rows);
    both.addAll(resumed.rows);
    assertEquals(rows, both);
    assertTrue(stopped.rows.size() > 2 && resumed.rows.size() > 2);
  }

  @Test
  void learnedVectorsTellClassesApart() throws InterruptedException {
    Word2VecSettings settings =
        Word2VecSettings.CBOW.withWidth(8).withWindow(2).withSubsampling(0).withEpochs(10);
    Map<String, Double> measures = run(new WordClasses(5, 3, 1000, 7), new Word2vec(settings));
    assertTrue(measures.get("purity") > 0.9, measures.toString());
    assertEquals(2 / 14.0, measures.get("purity.chance"), 1e-12);
    assertTrue(measures.get("flops.token") > 0);
    assertTrue(measures.get("nats") > 0);
  }

  @Test
  void methodsThatHaveNoUseForTheDataSaySo() {
    assertThrows(IllegalArgumentException.class, () -> run(new Royal(50, 1, 0), tooWide()));
    assertThrows(
        IllegalArgumentException.class,
        () -> run(new GeneratedGrammar("elman-1990", 10), new Planted()));
    assertThrows(IllegalArgumentException.class, () -> new Royal(0, 1, 0));
    assertThrows(IllegalArgumentException.class, () -> new PennTreebank(0, 1));
    assertThrows(IllegalArgumentException.class, () -> new Glove(0));
  }

  private static Counts tooWide() {
    return new Counts(
        new Window(1, Weighting.FLAT), new Association(Measure.PPMI, 1, 1), Optional.of(0), 1);
  }
}
