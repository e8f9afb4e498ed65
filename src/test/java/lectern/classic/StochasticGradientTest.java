package lectern.classic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lectern.InputException;
import lectern.classic.StochasticGradient.Loss;
import lectern.classic.StochasticGradient.Steps;
import lectern.feature.LabelledRows;
import lectern.tensor.SparseMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.optimisers.SGD;

class StochasticGradientTest {
  private static final float[][] CORNERS = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
  private static final int[] AND = {0, 0, 0, 1};
  private static final int[] XOR = {0, 1, 1, 0};

  private static StochasticGradient learner(Loss loss) {
    return new StochasticGradient(
        loss, Steps.CONSTANT, /* rate= */ 0.5, /* epochs= */ 200, /* batch= */ 1);
  }

  private static LinearClassifier fit(Loss loss, float[][] x, int[] labels, long seed) {
    return learner(loss).fit(LabelledRows.numbered(SparseMatrix.of(x), labels), seed);
  }

  @ParameterizedTest
  @EnumSource(Loss.class)
  void learnsAnd(Loss loss) {
    LinearClassifier and = fit(loss, CORNERS, AND, 7);
    assertArrayEquals(AND, and.predict(CORNERS));
    assertEquals(1.0, and.accuracy(CORNERS, AND));
  }

  @ParameterizedTest
  @EnumSource(Loss.class)
  void missesACornerOfXor(Loss loss) {
    for (long seed = 0; seed < 5; seed++) {
      assertTrue(fit(loss, CORNERS, XOR, seed).accuracy(CORNERS, XOR) <= 0.75);
    }
  }

  @ParameterizedTest
  @EnumSource(Loss.class)
  void sameSeedSameWeights(Loss loss) {
    LinearClassifier one = fit(loss, CORNERS, XOR, 3);
    LinearClassifier two = fit(loss, CORNERS, XOR, 3);
    assertArrayEquals(one.weights(), two.weights());
    assertArrayEquals(one.bias(), two.bias());
  }

  /// What we take out of Tribuo's model answers as Tribuo's model does.
  @Test
  void answersAsTribuoDoes() {
    float[][] x = {{1, -2, 0.5f}, {-1, 2, 1}, {0, 0, -3}};
    LabelledRows rows = LabelledRows.numbered(SparseMatrix.of(x), new int[] {0, 1, 2});
    LinearClassifier model = learner(Loss.LOG).fit(rows, 1);
    LinearSGDModel theirs =
        new LinearSGDTrainer(new LogMulticlass(), SGD.getSimpleSGD(0.5), 200, -1, 1, 1)
            .train(TribuoRows.dataset(rows));
    String[] names = {TribuoRows.name(0), TribuoRows.name(2)};
    ArrayExample<Label> example =
        new ArrayExample<>(LabelFactory.UNKNOWN_LABEL, names, new double[] {0.25, -0.5});
    double[] ours = model.scores(new float[][] {{0.25f, 0, -0.5f}})[0];
    for (int k = 0; k < 3; k++) {
      double expected =
          theirs.predict(example).getOutputScores().get(TribuoRows.name(k)).getScore();
      assertEquals(expected, ours[k], 1e-12);
    }
  }

  @Test
  void hingeScoresAreMargins() {
    LinearClassifier model = fit(Loss.HINGE, CORNERS, AND, 1);
    double[][] w = model.weights();
    assertEquals(w[1][0] + w[1][1] + model.bias()[1], model.scores(CORNERS)[3][1], 1e-12);
  }

  /// Descending long enough in ever smaller steps, it comes to where scikit-learn's Newton method
  /// comes to.
  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void reachesTheOptimum(int classes) {
    ClassicGolden.Problem problem = ClassicGolden.load().problem(classes);
    LinearClassifier model =
        new StochasticGradient(Loss.LOG, Steps.ADAGRAD, 0.5, 2000, 97).fit(problem.rows(), 1);
    assertEquals(problem.nats().get("softmax"), problem.nats(model), 1e-3);
  }

  @Test
  void aTextWithoutFeaturesCountsForTheBias() {
    float[][] x = {{0, 0}, {0, 0}, {0, 0}, {1, 0}};
    LinearClassifier model = fit(Loss.LOG, x, new int[] {1, 1, 1, 0}, 1);
    assertTrue(model.bias()[1] > model.bias()[0]);
    assertEquals(0, model.weights()[0][1], "no text had it");
    assertArrayEquals(new int[] {1, 0}, model.predict(new float[][] {{0, 1}, {1, 0}}));
  }

  @Test
  void refusesAClassWithoutExamples() {
    InputException refusal =
        assertThrows(InputException.class, () -> fit(Loss.LOG, CORNERS, new int[] {0, 2, 2, 0}, 1));
    assertTrue(refusal.getMessage().contains("class '1'"), refusal.getMessage());
  }

  @Test
  void refusesOptionsOutOfRange() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new StochasticGradient(Loss.LOG, Steps.CONSTANT, 0, 1, 1));
    assertThrows(
        IllegalArgumentException.class,
        () -> new StochasticGradient(Loss.LOG, Steps.ADAGRAD, 1, 0, 1));
  }
}
