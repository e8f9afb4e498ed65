package lectern.task.classification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lectern.run.RecordingContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NgramFiltersTaskTest {
  @TempDir private Path folder;

  private Map<String, Double> run(int window) throws InterruptedException {
    WordEmbedding words =
        new WordEmbedding(WordEmbedding.Vectors.RANDOM, /* width= */ 16, Optional.empty());
    Cnn model =
        new Cnn(
            words,
            List.of(window),
            /* filters= */ 12,
            /* dropout= */ 0,
            /* maxNorm= */ 3,
            new NetworkTraining(/* epochs= */ 12, /* batch= */ 20, /* rate= */ 0.01, 12));
    PlantedNgrams data =
        new PlantedNgrams(/* ngram= */ 3, /* each= */ 1, /* length= */ 18, /* texts= */ 200);
    RecordingContext context = new RecordingContext(3, folder.resolve("window" + window));
    return new NgramFiltersTask().run(new NgramFiltersTask.Config(data, model), context).values();
  }

  @Test
  void aWindowOfTheNgramsWidthFindsThem() throws InterruptedException {
    var measures = run(3);
    assertEquals(1, measures.get("accuracy"));
    assertTrue(measures.get("telling") > 0.5, measures.toString());
    assertTrue(measures.get("telling") > measures.get("telling.untrained"), measures.toString());
  }

  @Test
  void aNarrowerOneIsRightAboutExactlyHalf() throws InterruptedException {
    var measures = run(2);
    assertEquals(measures.get("best.narrower"), measures.get("accuracy"));
    assertEquals(0, measures.get("telling"));
    assertEquals(0, measures.get("recovered"));
  }

  @Test
  void refusesWhatMakesNoTexts() {
    assertThrows(IllegalArgumentException.class, () -> new PlantedNgrams(3, 1, 17, 200));
    assertThrows(IllegalArgumentException.class, () -> new PlantedNgrams(3, 1, 18, 202));
  }
}
