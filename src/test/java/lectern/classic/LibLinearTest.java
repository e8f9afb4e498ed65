package lectern.classic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import lectern.classic.LibLinear.Loss;
import lectern.classic.LibLinear.Penalty;
import lectern.classic.LinearClassifier.Link;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LibLinearTest {
  private static final double TIGHT = 1e-8;
  private final ClassicGolden golden = ClassicGolden.load();

  private LinearClassifier fit(int classes, Loss loss, Penalty penalty) {
    return new LibLinear(loss, penalty, golden.lambda(), TIGHT)
        .fit(golden.problem(classes).rows(), 1);
  }

  @ParameterizedTest
  @CsvSource({"2,L1,log l1", "2,L2,log l2", "3,L1,log l1", "3,L2,log l2"})
  void probabilitiesAreScikitLearns(int classes, Penalty penalty, String name) {
    LinearClassifier model = fit(classes, Loss.LOG, penalty);
    ClassicGolden.Problem problem = golden.problem(classes);
    assertClose(problem.probabilities().get(name), model.probabilities(problem.unseenRows()), 1e-5);
    assertEquals(problem.nats().get(name), problem.nats(model), 1e-6);
    assertEquals(classes == 2 ? Link.SOFTMAX : Link.ONE_VERSUS_REST, model.link());
  }

  @ParameterizedTest
  @CsvSource({
    "2,HINGE,L2,hinge l2",
    "3,HINGE,L2,hinge l2",
    "2,SQUARED_HINGE,L1,squared-hinge l1",
    "3,SQUARED_HINGE,L1,squared-hinge l1",
    "2,SQUARED_HINGE,L2,squared-hinge l2",
    "3,SQUARED_HINGE,L2,squared-hinge l2"
  })
  void marginsAreScikitLearns(int classes, Loss loss, Penalty penalty, String name) {
    LinearClassifier model = fit(classes, loss, penalty);
    ClassicGolden.Problem problem = golden.problem(classes);
    // the hinge's solver nears the corners of its loss slowly, and stops after 10,000 rounds
    double tolerance = loss == Loss.HINGE ? 0.05 : 1e-4;
    assertClose(problem.margins().get(name), model.scores(problem.unseenRows()), tolerance);
    assertEquals(Link.MARGIN, model.link());
  }

  private static void assertClose(double[][] expected, double[][] actual, double tolerance) {
    for (int n = 0; n < expected.length; n++) {
      assertArrayEquals(expected[n], actual[n], tolerance, "row " + n);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void sameSeedSameBits(int classes) {
    for (Loss loss : Loss.values()) {
      Penalty penalty = loss == Loss.HINGE ? Penalty.L2 : Penalty.L1; // the solvers that draw
      LibLinear loose = new LibLinear(loss, penalty, golden.lambda(), 0.1);
      LinearClassifier one = loose.fit(golden.problem(classes).rows(), 3);
      loose.fit(golden.problem(5 - classes).rows(), 8); // one in between
      LinearClassifier two = loose.fit(golden.problem(classes).rows(), 3);
      assertArrayEquals(one.weights(), two.weights());
      assertArrayEquals(one.bias(), two.bias());
    }
  }

  @Test
  void strongL1LeavesNoWeight() {
    LinearClassifier model =
        new LibLinear(Loss.LOG, Penalty.L1, /* lambda= */ 10, TIGHT)
            .fit(golden.problem(2).rows(), 1);
    assertTrue(Arrays.stream(model.weights()[0]).allMatch(weight -> weight == 0));
  }

  @Test
  void refusesWhatHasNoSolver() {
    assertThrows(
        IllegalArgumentException.class, () -> new LibLinear(Loss.HINGE, Penalty.L1, 1, TIGHT));
    assertThrows(
        IllegalArgumentException.class, () -> new LibLinear(Loss.LOG, Penalty.L1, 0, TIGHT));
    assertThrows(IllegalArgumentException.class, () -> new LibLinear(Loss.LOG, Penalty.L1, 1, 0));
  }
}
