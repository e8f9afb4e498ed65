package lectern.task.perceptron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import lectern.autograd.Activation;
import lectern.run.Measures;
import lectern.run.RecordingContext;
import lectern.task.perceptron.XorTask.Config;
import lectern.task.perceptron.XorTask.Inputs;
import lectern.task.perceptron.XorTask.Learner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class XorTaskTest {
  @TempDir Path folder;

  private RecordingContext context;

  private Measures run(Learner learner, Inputs inputs, List<Integer> hidden, Activation activation)
      throws InterruptedException {
    double rate = learner == Learner.LECTERN || learner == Learner.DL4J ? 0.05 : 0.5;
    context = new RecordingContext(1, folder);
    return new XorTask().run(new Config(learner, inputs, hidden, activation, 300, rate), context);
  }

  private double accuracy(Learner learner, Inputs inputs, List<Integer> hidden)
      throws InterruptedException {
    return run(learner, inputs, hidden, Activation.TANH).values().get("accuracy");
  }

  @ParameterizedTest
  @EnumSource(Learner.class)
  void noLinearModelSolvesIt(Learner learner) throws InterruptedException {
    assertTrue(accuracy(learner, Inputs.RAW, List.of()) <= 0.75);
  }

  @ParameterizedTest
  @EnumSource(Learner.class)
  void everyLinearModelSolvesItOnPhi(Learner learner) throws InterruptedException {
    assertEquals(1, accuracy(learner, Inputs.PHI, List.of()));
  }

  @ParameterizedTest
  @EnumSource(names = {"LECTERN", "DL4J"})
  void everyNetworkSolvesIt(Learner learner) throws InterruptedException {
    assertEquals(1, accuracy(learner, Inputs.RAW, List.of(4)));
  }

  @Test
  void linearLayersDoNotAndAreOneMap() throws InterruptedException {
    Measures measures = run(Learner.LECTERN, Inputs.RAW, List.of(4, 4), Activation.IDENTITY);
    assertTrue(measures.values().get("accuracy") <= 0.75);
    assertTrue(measures.values().get("collapse.difference") < 1e-5);
  }

  @Test
  void keepsWhatItsPicturesAreDrawnFrom() throws InterruptedException {
    run(Learner.LECTERN, Inputs.RAW, List.of(4), Activation.TANH);
    assertEquals(41 * 41, context.tables.get("decision-surface").rowCount());
    assertEquals(
        List.of("x1", "x2", "score"), context.tables.get("decision-surface").columnNames());
    assertEquals(4, context.tables.get("hidden-space").rowCount());
    assertEquals(300 / 3 + 1, context.rows.size());
    assertEquals(StrictMath.log(2), context.rows.get(0).values().values().get("train.loss"), 0.5);
    assertTrue(context.flops > 0);
  }

  @Test
  void aLinearLearnerHasNoHiddenLayers() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Config(Learner.TRIBUO_LOG, Inputs.RAW, List.of(4), Activation.TANH, 1, 1));
  }
}
