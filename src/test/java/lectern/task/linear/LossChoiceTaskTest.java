package lectern.task.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import lectern.run.RecordingContext;
import lectern.task.linear.LossChoiceTask.Config;
import lectern.tensor.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class LossChoiceTaskTest {
  @TempDir Path folder;

  private RecordingContext context;

  private Map<String, Double> run(LossProblem problem, TrainingLoss loss, double penalty)
      throws InterruptedException {
    return run(problem, loss, penalty, Workers.SINGLE);
  }

  private Map<String, Double> run(
      LossProblem problem, TrainingLoss loss, double penalty, Workers workers)
      throws InterruptedException {
    context = new RecordingContext(1, folder.resolve(loss + "-" + workers.threads()));
    context.workers = workers;
    return new LossChoiceTask()
        .run(new Config(problem, loss, penalty, 800, 0.05), context)
        .values();
  }

  @ParameterizedTest
  @EnumSource(names = {"SQUARED", "ABSOLUTE"})
  void regressionFindsTheLeastLoss(TrainingLoss loss) throws InterruptedException {
    Map<String, Double> measures = run(new SkewedNumbers(101, 0.1), loss, 0);
    assertEquals(0, measures.get("excess"), 1e-4);
  }

  @Test
  void theTrueMeanAndMedianAreApartByWhatTheyShouldBe() throws InterruptedException {
    // of many examples, squared error finds the mean: 1 - ln 2 above the median
    Map<String, Double> measures = run(new SkewedNumbers(5000, 0), TrainingLoss.SQUARED, 0);
    assertTrue(measures.get("error.mean") < 0.06, measures.toString());
    assertEquals(1 - Math.log(2), measures.get("error.median"), 0.06);
  }

  @Test
  void thePlantedMarginIsTheWidest() throws InterruptedException {
    Map<String, Double> hinge =
        run(new SeparableClasses(41, 0.5), TrainingLoss.HINGE, /* penalty= */ 0.005);
    assertEquals(1, hinge.get("margin.ratio"), 1e-3);
    assertEquals(0.5, hinge.get("margin.best"));
    Map<String, Double> squared = run(new SeparableClasses(41, 0.5), TrainingLoss.SQUARED, 0);
    assertTrue(squared.get("margin") < hinge.get("margin"));
  }

  @Test
  void chancesAreLearnedAndTheirCalibrationKept() throws InterruptedException {
    Map<String, Double> measures = run(new CoinTosses(3000), TrainingLoss.LOG, 0);
    assertTrue(measures.get("error.probability") < 0.04, measures.toString());
    var table = context.tables.get("calibration");
    assertEquals(5000, table.longColumn("count").sum());
    assertTrue(table.doubleColumn("confidence").min() >= 0.5); // of the likelier of two
  }

  @Test
  void rankingIgnoresHowStrictAListIsGraded() throws InterruptedException {
    RankedLists lists = new RankedLists(19, 7);
    double ranked = run(lists, TrainingLoss.RANKING, 0).get("pairs");
    double regressed = run(lists, TrainingLoss.SQUARED, 0).get("pairs");
    assertTrue(ranked > 0.95, "ranked " + ranked);
    assertTrue(regressed < 0.95, "regressed " + regressed);
  }

  @Test
  void tripletsFindWhatTellsClassesApart() throws InterruptedException {
    Map<String, Double> measures = run(new UnseenClasses(23, 5), TrainingLoss.TRIPLET, 0);
    assertTrue(measures.get("nearest.raw") < 0.15, measures.toString());
    assertTrue(measures.get("shortfall") < 0.15, measures.toString());
    assertEquals(measures.get("shortfall"), measures.get("nearest.best") - measures.get("nearest"));
  }

  @Test
  void threadsChangeNothing() throws InterruptedException {
    LossProblem problem = new UnseenClasses(5, 3);
    Map<String, Double> one = run(problem, TrainingLoss.TRIPLET, 0.1);
    try (Workers three = Workers.of(3)) {
      assertEquals(one, run(problem, TrainingLoss.TRIPLET, 0.1, three));
    }
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        Arguments.of("HINGE does not train RankedLists", RankedLists.DEFAULT, 0.0, 1),
        Arguments.of("penalty -1.0", SeparableClasses.DEFAULT, -1.0, 1),
        Arguments.of("steps 0", SeparableClasses.DEFAULT, 0.0, 0));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void settingsThatCannotBeAreRefused(String said, LossProblem problem, double penalty, int steps) {
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> new Config(problem, TrainingLoss.HINGE, penalty, steps, 0.1))
            .getMessage();
    assertTrue(message.contains(said), message);
  }

  @Test
  void problemsThatCannotBeAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new SkewedNumbers(9, 0));
    assertThrows(IllegalArgumentException.class, () -> new SkewedNumbers(10, 0.5));
    assertThrows(IllegalArgumentException.class, () -> new SeparableClasses(10, 0));
    assertThrows(IllegalArgumentException.class, () -> new CoinTosses(9));
    assertThrows(IllegalArgumentException.class, () -> new RankedLists(1, 1));
    assertThrows(IllegalArgumentException.class, () -> new UnseenClasses(1, 2));
  }
}
