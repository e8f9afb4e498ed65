package lectern.task.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import lectern.data.Grammar;
import lectern.data.MissingDataException;
import lectern.run.RecordingContext;
import lectern.task.linear.BigramTask.Config;
import lectern.tensor.Workers;
import lectern.text.NgramModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BigramTaskTest {
  private static final GrammarText TEXT = new GrammarText("elman-1990", 3001, 997);

  @TempDir Path folder;

  private final RecordingContext context = new RecordingContext(1, Path.of("."));

  private Map<String, Double> run(Workers workers) throws InterruptedException {
    RecordingContext run = new RecordingContext(1, folder.resolve("" + workers.threads()));
    run.workers = workers;
    Map<String, Double> measures = new BigramTask().run(new Config(TEXT, 500, 0.2), run).values();
    context.tables.putAll(run.tables);
    return measures;
  }

  @Test
  void trainingEndsAtTheRelativeFrequencies() throws InterruptedException {
    Map<String, Double> measures = run(Workers.SINGLE);
    assertTrue(measures.get("divergence") < 0.01, measures.toString());
    assertTrue(measures.get("argmax.agreement") > 0.99, measures.toString());
    assertTrue(measures.get("sum.difference") < 1e-5, measures.toString());
    assertTrue(measures.get("calibration.error.training") < 0.01, measures.toString());
    // what a model costs above the frequencies is its divergence from them
    assertEquals(
        measures.get("nats") - measures.get("nats.counted"), measures.get("divergence"), 1e-9);
    assertEquals(
        996, context.tables.get("calibration").longColumn("count").sum(), "places held out");
  }

  @Test
  void floorsAreThoseOfTheNgramModels() throws InterruptedException {
    Map<String, Double> measures = run(Workers.SINGLE);
    Grammar grammar = Grammar.named("elman-1990");
    BigramText.Texts texts = TEXT.texts(context);
    assertEquals(grammar.vocabulary().size(), texts.vocabulary());
    assertEquals(
        NgramModel.count(new NgramModel.Config(1, texts.vocabulary(), 1), texts.training())
            .natsPerToken(texts.heldOut()),
        measures.get("nats.unigram"));
    assertTrue(measures.get("majority") > 0 && measures.get("majority") < 0.5);
  }

  @Test
  void threadsChangeNothing() throws InterruptedException {
    Map<String, Double> one = run(Workers.SINGLE);
    try (Workers three = Workers.of(3)) {
      assertEquals(one, run(three));
    }
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Config(TEXT, 0, 0.1));
    assertThrows(IllegalArgumentException.class, () -> new Config(TEXT, 1, 0));
    assertThrows(IllegalArgumentException.class, () -> new GrammarText("elman-1990", 99, 100));
    assertThrows(MissingDataException.class, () -> new TinyShakespeare().texts(context));
  }
}
