package lectern.task.language;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import lectern.autograd.Tape;
import lectern.data.Grammar;
import lectern.metric.PredictionMatch;
import lectern.model.RecurrentLanguageModel;
import lectern.nn.Cell;
import lectern.nn.Parameters;
import lectern.run.Measures;
import lectern.run.RecordingContext;
import lectern.task.language.GrammarLanguageModelTask.Config;
import lectern.task.language.GrammarLanguageModelTask.Data;
import lectern.tensor.RandomStream;
import lectern.tensor.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrammarLanguageModelTaskTest {
  private static final Config SMALL =
      new Config(
          new Data("elman-1990", /* words= */ 2000, /* heldOutWords= */ 300),
          new RecurrentSettings(Cell.LSTM, /* embedding= */ 7, /* hidden= */ 13, 1, 0.1),
          new TextTraining(
              /* steps= */ 40,
              /* rows= */ 5,
              /* time= */ 11,
              /* rate= */ 0.02,
              /* clipNorm= */ 1,
              /* evaluateEvery= */ 10));

  @TempDir Path folder;

  private final GrammarLanguageModelTask task = new GrammarLanguageModelTask();

  @Test
  void measuresWhatItPromises() throws InterruptedException {
    RecordingContext context = new RecordingContext(1, folder);
    Measures measures = task.run(SMALL, context);
    assertEquals(task.measures(), new HashSet<>(measures.values().keySet()));
    double truth = measures.values().get("perplexity.true");
    for (String model : List.of("", ".unigram", ".bigram", ".trigram")) {
      assertTrue(measures.values().get("perplexity" + model) > truth, model);
      assertTrue(measures.values().get("divergence" + model) > 0, model);
    }
    assertEquals(
        measures.values().get("perplexity") / truth, measures.values().get("perplexity.ratio"));
    assertEquals(
        List.of("word", "class", "x", "y"), context.tables.get("hidden-states").columnNames());
    assertTrue(context.samples.get("drawn from the network").contains(" "));
    assertEquals(40, context.done);
    assertTrue(context.flops > 0);
    assertEquals(
        4, context.rows.stream().filter(r -> r.values().values().containsKey("cosine")).count());
  }

  @Test
  void sameSeedSameNumbers() throws InterruptedException {
    RecordingContext one = new RecordingContext(3, folder.resolve("one"));
    RecordingContext two = new RecordingContext(3, folder.resolve("two"));
    RecordingContext other = new RecordingContext(4, folder.resolve("other"));
    Measures measures = task.run(SMALL, one);
    assertEquals(measures, task.run(SMALL, two));
    assertEquals(one.rows, two.rows);
    assertEquals(one.samples, two.samples);
    assertTrue(!measures.equals(task.run(SMALL, other)));
  }

  @Test
  void anyNumberOfThreadsGivesTheSameWeights() throws InterruptedException, IOException {
    Config wide =
        new Config(
            SMALL.data(),
            new RecurrentSettings(Cell.LSTM, /* embedding= */ 31, /* hidden= */ 101, 2, 0.1),
            new TextTraining(
                /* steps= */ 4,
                /* rows= */ 37,
                /* time= */ 13,
                /* rate= */ 0.01,
                /* clipNorm= */ 0.1,
                /* evaluateEvery= */ 4));
    RecordingContext one = new RecordingContext(1, folder.resolve("1"));
    task.run(wide, one);
    for (int threads = 2; threads <= 3; threads++) {
      RecordingContext several = new RecordingContext(1, folder.resolve("" + threads));
      try (Workers workers = Workers.of(threads)) {
        several.workers = workers;
        task.run(wide, several);
      }
      assertArrayEquals(lastWeights(one), lastWeights(several));
      assertEquals(one.rows, several.rows);
    }
  }

  @Test
  void aStoppedRunGoesOnAsIfItHadNotBeen() throws InterruptedException, IOException {
    RecordingContext whole = new RecordingContext(3, folder.resolve("whole"));
    Measures expected = task.run(SMALL, whole);

    RecordingContext first = new RecordingContext(3, folder.resolve("parts"));
    first.stopAfter = 17; // within a row of the text, so that the state must come back too
    assertThrows(InterruptedException.class, () -> task.run(SMALL, first));
    RecordingContext second = new RecordingContext(3, folder.resolve("parts"));
    assertEquals(expected, task.run(SMALL, second));
    assertEquals(whole.samples, second.samples);
    assertArrayEquals(lastWeights(whole), lastWeights(second));
  }

  private static byte[] lastWeights(RecordingContext context) throws IOException {
    try (var files = Files.walk(context.checkpoints())) {
      Path last =
          files.filter(f -> f.toString().endsWith(".safetensors")).sorted().toList().getLast();
      return Files.readAllBytes(last);
    }
  }

  @Test
  void aNetworkIsMeasuredAlikeInWindowsAndWordByWord() {
    Grammar grammar = Grammar.named("elman-1991");
    GrammarScore score = new GrammarScore(grammar, grammar.text(600, RandomStream.of(5)));
    RecurrentLanguageModel model =
        new RecurrentLanguageModel(
            RecurrentLanguageModel.Config.elman1991(grammar.vocabulary().size()),
            Parameters.create(RandomStream.of(1)));
    PredictionMatch windows = score.of(model, Tape.evaluating(Workers.SINGLE));
    PredictionMatch words = score.of(model.reader(Workers.SINGLE));
    assertEquals(598, windows.places());
    assertEquals(words.modelNats(), windows.modelNats(), 1e-6);
    assertEquals(words.divergence(), windows.divergence(), 1e-6);
    assertEquals(score.trueNats(), windows.trueNats(), 1e-12);
    assertEquals(0, score.of(grammar.reader()).divergence(), 1e-12);
    assertEquals(1, score.of(grammar.reader()).cosine(), 1e-12);
  }

  @Test
  void refusesTooLittleData() {
    assertThrows(IllegalArgumentException.class, () -> new Data("elman-1990", 99, 1000));
  }
}
