package lectern.task.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import lectern.autograd.LossTerm;
import lectern.run.RecordingContext;
import lectern.task.linear.ManyStartsTask.Config;
import lectern.tensor.RandomStream;
import lectern.tensor.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ManyStartsTaskTest {
  @TempDir Path folder;

  private RecordingContext context;

  private Map<String, Double> run(LossTerm loss, List<Integer> hidden, Workers workers)
      throws InterruptedException {
    context = new RecordingContext(1, folder);
    context.workers = workers;
    Config config = new Config(loss, hidden, /* examples= */ 101, /* starts= */ 3, 600, 0.1);
    return new ManyStartsTask().run(config, context).values();
  }

  @ParameterizedTest
  @EnumSource
  void aLinearModelEndsAtTheLeastLossFromEveryStart(LossTerm loss) throws InterruptedException {
    Map<String, Double> measures = run(loss, List.of(), Workers.SINGLE);
    assertEquals(measures.get("loss.exact"), measures.get("loss.least"), 1e-4);
    assertEquals(measures.get("loss.exact"), measures.get("loss.greatest"), 1e-4);
    assertEquals(
        measures.get("spread"), measures.get("loss.greatest") - measures.get("loss.least"), 1e-12);
    assertEquals(
        measures.get("excess"), measures.get("loss.greatest") - measures.get("loss.exact"), 1e-12);
  }

  @Test
  void aNetworkHasNoExactLossBesideIt() throws InterruptedException {
    Map<String, Double> measures = run(LossTerm.LOG, List.of(3), Workers.SINGLE);
    assertFalse(measures.containsKey("loss.exact"));
    assertTrue(measures.get("spread") > 0);
  }

  @Test
  void everyStartLeavesItsPath() throws InterruptedException {
    Map<String, Double> measures = run(LossTerm.HINGE, List.of(), Workers.SINGLE);
    var path = context.tables.get("path");
    assertEquals(List.of("start", "step", "x", "y", "loss"), path.columnNames());
    int places = path.rowCount() / 3;
    int[] steps = path.intColumn("step").asIntArray();
    assertEquals(0, steps[0]);
    assertEquals(1, steps[1]);
    assertEquals(600, steps[places - 1]);
    assertEquals(0, steps[places]);
    assertEquals(600, steps[3 * places - 1]);
    double last = context.rows.getLast().values().values().get("train.loss.greatest");
    assertEquals(measures.get("loss.greatest"), last);
    assertTrue(context.flops > 0);
  }

  @Test
  void threadsChangeNothing() throws InterruptedException {
    Map<String, Double> one = run(LossTerm.SQUARED, List.of(5), Workers.SINGLE);
    try (Workers three = Workers.of(3)) {
      assertEquals(one, run(LossTerm.SQUARED, List.of(5), three));
    }
  }

  @Test
  void theBorderIsAWaveAndOneLabelInTenIsWrong() {
    WavyBorder drawn = WavyBorder.draw(20_000, RandomStream.of(3));
    int turned = 0;
    double sum = 0;
    for (int n = 0; n < drawn.labels().length; n++) {
      double side = drawn.x()[n][1] > StrictMath.sin(2 * drawn.x()[n][0]) ? 1 : -1;
      turned += side == drawn.labels()[n] ? 0 : 1;
      sum += drawn.labels()[n];
    }
    assertEquals(0.1, turned / 20_000.0, 0.01);
    assertEquals(0, sum / 20_000, 0.03);
  }

  @Test
  void settingsThatCannotBeAreRefused() {
    assertRefused("[0]", List.of(0), 100, 2);
    assertRefused("starts 1", List.of(), 100, 1);
    assertRefused("examples 9", List.of(), 9, 2);
  }

  private static void assertRefused(String said, List<Integer> hidden, int examples, int starts) {
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> new Config(LossTerm.LOG, hidden, examples, starts, 1, 0.1))
            .getMessage();
    assertTrue(message.contains(said), message);
  }
}
