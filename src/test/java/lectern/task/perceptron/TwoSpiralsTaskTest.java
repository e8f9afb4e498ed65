package lectern.task.perceptron;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import lectern.autograd.Activation;
import lectern.run.RecordingContext;
import lectern.task.perceptron.TwoSpiralsTask.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TwoSpiralsTaskTest {
  @TempDir Path folder;

  private Map<String, Double> run(RecordingContext context, Config config)
      throws InterruptedException {
    return new TwoSpiralsTask().run(config, context).values();
  }

  private static Config config(Activation activation, int steps) {
    return new Config(List.of(16, 16), activation, steps, 0.03);
  }

  @Test
  void theSpiralsAreEachOthersMirrorImages() {
    assertEquals(64, TwoSpirals.PLACES.length);
    assertArrayEquals(new float[] {0.1f, 0}, TwoSpirals.PLACES[0], 1e-6f);
    assertArrayEquals(new float[] {1, 0}, TwoSpirals.PLACES[62], 1e-6f);
    // A quarter of the way: angle 2π·8/31, radius 0.1 + 0.9·8/31.
    assertArrayEquals(new float[] {-0.0168f, 0.3318f}, TwoSpirals.PLACES[16], 1e-4f);
    for (int i = 0; i < 64; i += 2) {
      assertEquals(-TwoSpirals.PLACES[i][0], TwoSpirals.PLACES[i + 1][0]);
      assertEquals(-TwoSpirals.PLACES[i][1], TwoSpirals.PLACES[i + 1][1]);
      assertEquals(1, TwoSpirals.LABELS[i] + TwoSpirals.LABELS[i + 1] * 1);
    }
  }

  @Test
  void aNetworkSolvesItAndSaysWhen() throws InterruptedException {
    RecordingContext context = new RecordingContext(1, folder);
    Map<String, Double> measures = run(context, config(Activation.RELU, 200));
    assertEquals(1, measures.get("solved"));
    assertEquals(0, measures.get("steps") % 10);
    assertTrue(measures.get("steps") < 200);
    assertEquals(41 * 41, context.tables.get("decision-surface").rowCount());
    assertEquals(64, context.tables.get("hidden-space").rowCount());
  }

  @Test
  void aLinearOneDoesNot() throws InterruptedException {
    Map<String, Double> measures =
        run(new RecordingContext(1, folder), config(Activation.IDENTITY, 200));
    assertEquals(0, measures.get("solved"));
    assertEquals(200, measures.get("steps"));
    assertTrue(measures.get("accuracy") < 1);
  }

  @Test
  void resumedIsUninterrupted() throws InterruptedException {
    Map<String, Double> whole =
        run(new RecordingContext(1, folder.resolve("whole")), config(Activation.TANH, 150));
    RecordingContext context = new RecordingContext(1, folder.resolve("parts"));
    context.stopAfter = 120; // after it was solved
    assertThrows(InterruptedException.class, () -> run(context, config(Activation.TANH, 150)));
    context.stopAfter = Long.MAX_VALUE;
    assertEquals(whole, run(context, config(Activation.TANH, 150)));
    assertTrue(whole.get("steps") <= 120, whole.toString());
  }

  @Test
  void stepsAndRateMustBeAboveZero() {
    assertThrows(
        IllegalArgumentException.class, () -> new Config(List.of(), Activation.TANH, 0, 1));
    assertThrows(
        IllegalArgumentException.class, () -> new Config(List.of(), Activation.TANH, 1, 0));
  }
}
