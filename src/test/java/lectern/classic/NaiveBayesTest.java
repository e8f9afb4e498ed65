package lectern.classic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lectern.feature.LabelledRows;
import lectern.tensor.SparseMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribuo.Model;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.mnb.MultinomialNaiveBayesTrainer;
import org.tribuo.impl.ArrayExample;

class NaiveBayesTest {
  /// Two texts of class 0, one of class 1, three features.
  private static final float[][] X = {{2, 0, 1}, {1, 0, 0}, {0, 3, 1}};

  @Test
  void countsByHand() {
    LinearClassifier model =
        new NaiveBayes(1).fit(LabelledRows.numbered(SparseMatrix.of(X), new int[] {0, 0, 1}), 1);
    assertEquals(Math.log(2.0 / 3), model.bias()[0], 1e-15);
    assertArrayEquals(
        new double[] {Math.log(4.0 / 7), Math.log(1.0 / 7), Math.log(2.0 / 7)},
        model.weights()[0],
        1e-15);
    assertArrayEquals(
        new double[] {Math.log(1.0 / 7), Math.log(4.0 / 7), Math.log(2.0 / 7)},
        model.weights()[1],
        1e-15);
    // a text without known words has the classes' shares
    assertArrayEquals(
        new double[] {2.0 / 3, 1.0 / 3}, model.scores(new float[][] {{0, 0, 0}})[0], 1e-15);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void isScikitLearns(int classes) {
    ClassicGolden.Problem problem = ClassicGolden.load().problem(classes);
    LinearClassifier model = new NaiveBayes(0.5).fit(problem.rows(), 1);
    double[][] expected = problem.probabilities().get("naive Bayes 0.5");
    double[][] actual = model.probabilities(problem.unseenRows());
    for (int n = 0; n < expected.length; n++) {
      assertArrayEquals(expected[n], actual[n], 1e-12);
    }
  }

  /// Tribuo's agrees where classes have as many texts and every feature.
  @Test
  void isTribuosWhereNothingWasNeverSeen() {
    float[][] x = {{2, 1, 1}, {1, 1, 3}, {1, 3, 1}, {1, 1, 1}};
    assertEquals(0, distanceToTribuo(x, new int[] {0, 0, 1, 1}), 1e-9);
  }

  /// Why we count ourselves: Tribuo 4.3.2 has no prior, and for a feature that a class never had
  /// divides α by the sum of the logarithms of the class's probabilities, not of its counts. Should
  /// this fail, Tribuo has been mended, and can take over.
  @Test
  void isNotTribuosWhereSomethingWas() {
    float[][] noPrior = {{2, 1, 1}, {1, 1, 3}, {1, 3, 1}};
    assertTrue(distanceToTribuo(noPrior, new int[] {0, 0, 1}) > 0.1);
    float[][] neverHad = {{2, 0, 1}, {1, 0, 3}, {0, 3, 1}, {0, 1, 1}};
    assertTrue(distanceToTribuo(neverHad, new int[] {0, 0, 1, 1}) > 0.001);
  }

  /// By how much the two differ in the probability of class 0 for a text with each feature once.
  private static double distanceToTribuo(float[][] x, int[] labels) {
    LabelledRows rows = LabelledRows.numbered(SparseMatrix.of(x), labels);
    Model<Label> theirs =
        new MultinomialNaiveBayesTrainer(/* alpha= */ 1).train(TribuoRows.dataset(rows));
    String[] names = {TribuoRows.name(0), TribuoRows.name(1)};
    double[] values = {1, 1};
    double probability =
        theirs
            .predict(new ArrayExample<>(LabelFactory.UNKNOWN_LABEL, names, values))
            .getOutputScores()
            .get(TribuoRows.name(0))
            .getScore();
    LinearClassifier ours = NaiveBayes.DEFAULT.fit(rows, 1);
    return Math.abs(ours.scores(new float[][] {{1, 1, 0}})[0][0] - probability);
  }

  @Test
  void refusesWhatIsNoCount() {
    LabelledRows rows =
        LabelledRows.numbered(SparseMatrix.of(new float[][] {{1}, {-1}}), new int[] {0, 1});
    assertThrows(IllegalArgumentException.class, () -> NaiveBayes.DEFAULT.fit(rows, 1));
    assertThrows(IllegalArgumentException.class, () -> new NaiveBayes(0));
  }
}
