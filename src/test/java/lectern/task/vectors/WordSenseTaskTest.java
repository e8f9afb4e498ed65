package lectern.task.vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.SequencedMap;
import lectern.run.RecordingContext;
import lectern.task.vectors.WordSenseTask.Config;
import lectern.task.vectors.WordSenseTask.Data;
import lectern.tensor.Workers;
import lectern.vectors.Word2VecSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

class WordSenseTaskTest {
  private static final Bilm BILM =
      new Bilm(
          /* width= */ 12,
          /* layers= */ 2,
          /* dropout= */ 0,
          /* steps= */ 300,
          /* rows= */ 16,
          /* rate= */ 0.02,
          /* clipNorm= */ 1);

  @TempDir Path folder;

  private static final Data MUCH =
      new Data(/* sentences= */ 2000, /* labelled= */ 600, /* test= */ 500, 3, 0.2);
  private static final Data LITTLE =
      new Data(/* sentences= */ 300, /* labelled= */ 100, /* test= */ 100, 3, 0.2);

  private static SequencedMap<String, Double> run(
      RecordingContext context, Data data, SenseVectors vectors) throws InterruptedException {
    ClassifierTraining probe =
        new ClassifierTraining(/* steps= */ 100, /* rows= */ 64, /* rate= */ 0.05);
    return new WordSenseTask().run(new Config(data, vectors, probe), context).values();
  }

  @Test
  void contextTellsWhatTheWordAloneCannot() throws InterruptedException {
    RecordingContext context = new RecordingContext(1, folder);
    SequencedMap<String, Double> measures = run(context, MUCH, BILM);
    assertEquals(measures.get("majority"), measures.get("accuracy.layer.0"));
    assertEquals(measures.get("majority"), measures.get("neighbour.layer.0"));
    assertTrue(measures.get("accuracy.layer.2") > measures.get("majority") + 0.05, "" + measures);
    assertTrue(measures.get("ceiling") >= measures.get("accuracy"));
    assertTrue(measures.get("nats") > measures.get("nats.true"));
    assertTrue(measures.get("nats") < context.rows.getFirst().values().values().get("train.loss"));
    assertEquals(
        1,
        measures.get("mix.layer.0") + measures.get("mix.layer.1") + measures.get("mix.layer.2"),
        1e-6);
    assertTrue(new WordSenseTask().measures().containsAll(measures.keySet()));
    assertTrue(context.flops > 0);
  }

  @Test
  void aStaticVectorTellsTheMostFrequentSenseAlone() throws InterruptedException {
    StaticVectors word2vec =
        new StaticVectors(Word2VecSettings.CBOW.withWidth(13).withSubsampling(0));
    SequencedMap<String, Double> measures = run(new RecordingContext(1, folder), MUCH, word2vec);
    assertEquals(measures.get("majority"), measures.get("accuracy"));
    assertEquals(measures.get("majority"), measures.get("neighbour.layer.0"));
    assertEquals(1, measures.get("similarity.layer.0"), 1e-12);
    assertTrue(new WordSenseTask().measures().containsAll(measures.keySet()));
  }

  @Test
  void keepsAMapOfEveryLayer() throws InterruptedException {
    RecordingContext context = new RecordingContext(1, folder);
    run(context, LITTLE, new Bilm(5, 1, 0, 2, 16, 0.02, 1));
    Table map = context.tables.get("sense-map");
    assertEquals(List.of("word", "sense", "x", "y", "layer"), map.columnNames());
    assertEquals(
        List.of("bank", "bass"),
        map.stringColumn("word").unique().asList().stream().sorted().toList());
    assertEquals(2, map.intColumn("layer").unique().size());
    assertEquals(
        2, // places: every occurrence of a word is the same point to a static vector
        map.where(map.intColumn("layer").isEqualTo(0))
            .selectColumns("x", "y")
            .dropDuplicateRows()
            .rowCount());
  }

  @Test
  void threadsDoNotChangeABit() throws InterruptedException {
    Bilm small = new Bilm(8, 2, 0.1, 5, 16, 0.02, 1);
    SequencedMap<String, Double> one =
        run(new RecordingContext(3, folder.resolve("1")), LITTLE, small);
    try (Workers workers = Workers.of(3)) {
      RecordingContext context = new RecordingContext(3, folder.resolve("3"));
      context.workers = workers;
      assertEquals(one, run(context, LITTLE, small));
    }
  }

  @Test
  void aResumedRunEndsAsAnUninterruptedOne() throws InterruptedException {
    Bilm small = new Bilm(8, 1, 0.1, 20, 16, 0.02, 1);
    SequencedMap<String, Double> whole =
        run(new RecordingContext(3, folder.resolve("a")), LITTLE, small);
    RecordingContext stopped = new RecordingContext(3, folder.resolve("b"));
    stopped.stopAfter = 9;
    assertThrows(InterruptedException.class, () -> run(stopped, LITTLE, small));
    assertEquals(whole, run(new RecordingContext(3, folder.resolve("b")), LITTLE, small));
  }

  @Test
  void refusesImpossibleSizes() {
    assertThrows(IllegalArgumentException.class, () -> new Data(1000, 1001, 1, 3, 0.5));
    assertThrows(IllegalArgumentException.class, () -> new Data(1000, 10, 1, 3, 1));
    assertThrows(IllegalArgumentException.class, () -> new Bilm(8, 5, 0, 20, 16, 0.02, 1));
    assertThrows(IllegalArgumentException.class, () -> new Bilm(8, 1, 1, 20, 16, 0.02, 1));
    assertThrows(IllegalArgumentException.class, () -> new Bilm(8, 1, 0, 0, 16, 0.02, 1));
  }
}
