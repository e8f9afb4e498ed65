package lectern.task.vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.SequencedMap;
import lectern.run.RecordingContext;
import lectern.task.vectors.ReusedVectorsTask.Config;
import lectern.task.vectors.ReusedVectorsTask.Data;
import lectern.task.vectors.ReusedVectorsTask.Start;
import lectern.task.vectors.ReusedVectorsTask.Tuning;
import lectern.tensor.Workers;
import lectern.vectors.Word2VecSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tech.tablesaw.api.Table;

class ReusedVectorsTaskTest {
  private static final Data DATA =
      new Data(/* raw= */ 2000, /* labelled= */ 60, /* test= */ 500, /* length= */ 8, 0.5);

  @TempDir Path folder;

  private static SequencedMap<String, Double> run(
      RecordingContext context, Data data, Start start, Tuning tuning) throws InterruptedException {
    return new ReusedVectorsTask()
        .run(
            new Config(
                data,
                start,
                tuning,
                Word2VecSettings.SKIP_GRAM
                    .withWidth(11)
                    .withWindow(4)
                    .withSubsampling(0)
                    .withEpochs(10),
                new ClassifierTraining(/* steps= */ 60, /* rows= */ 30, /* rate= */ 0.1)),
            context)
        .values();
  }

  @Test
  void learnedVectorsCarryOverToWordsWithoutALabel() throws InterruptedException {
    RecordingContext context = new RecordingContext(1, folder);
    SequencedMap<String, Double> measures = run(context, DATA, Start.LEARNED, Tuning.FROZEN);
    assertTrue(measures.get("accuracy") > 0.8, "" + measures);
    assertEquals(new ReusedVectorsTask().measures(), measures.keySet());
    assertTrue(context.flops > 0);
    Table neighbours = context.tables.get("neighbours");
    assertEquals(List.of("word", "neighbour", "cosine", "rank"), neighbours.columnNames());
    assertEquals(6 * 5, neighbours.rowCount());
  }

  /// 1/6 is to be expected; random directions make single runs vary.
  @ParameterizedTest
  @EnumSource
  void randomVectorsDoNot(Tuning tuning) throws InterruptedException {
    SequencedMap<String, Double> measures =
        run(new RecordingContext(1, folder), DATA, Start.RANDOM, tuning);
    assertTrue(measures.get("accuracy") < 0.4, "" + measures);
    assertTrue(measures.get("accuracy.seen") > 0.5, "" + measures);
  }

  @ParameterizedTest
  @EnumSource
  void threadsDoNotChangeABit(Start start) throws InterruptedException {
    Data little = new Data(50, 20, 30, 8, 0.5);
    SequencedMap<String, Double> one =
        run(new RecordingContext(3, folder), little, start, Tuning.TUNED);
    try (Workers workers = Workers.of(3)) {
      RecordingContext context = new RecordingContext(3, folder);
      context.workers = workers;
      assertEquals(one, run(context, little, start, Tuning.TUNED));
    }
  }

  /// One raw sentence: nearly all words are without a vector, and still there is an answer.
  @Test
  void wordsWithoutAVectorCountAsNothing() throws InterruptedException {
    SequencedMap<String, Double> measures =
        run(
            new RecordingContext(1, folder),
            new Data(1, 6, 50, 8, 0.5),
            Start.LEARNED,
            Tuning.TUNED);
    assertTrue(measures.get("accuracy") < 0.5);
  }

  @Test
  void refusesImpossibleSizes() {
    assertThrows(IllegalArgumentException.class, () -> new Data(0, 60, 500, 8, 0.5));
    assertThrows(IllegalArgumentException.class, () -> new Data(1, 60, 500, 0, 0.5));
    assertThrows(IllegalArgumentException.class, () -> new ClassifierTraining(1, 0, 0.1));
  }
}
