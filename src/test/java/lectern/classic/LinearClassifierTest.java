package lectern.classic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import lectern.classic.LinearClassifier.Link;
import lectern.classic.LinearClassifier.Weight;
import lectern.data.LabelledText;
import lectern.data.LabelledTexts;
import lectern.feature.FeatureExtractor;
import lectern.feature.FeatureSettings;
import lectern.tensor.SparseMatrix;
import org.junit.jupiter.api.Test;

class LinearClassifierTest {
  private static final List<String> FEATURES = List.of("a", "b", "c");
  private static final double[][] WEIGHTS = {{1, -2, 0.5}, {0, 2, -1}};

  private static LinearClassifier model(Link link) {
    return new LinearClassifier(
        FEATURES, List.of("no", "yes"), WEIGHTS, new double[] {0.25, -0.25}, link);
  }

  @Test
  void scoresByHand() {
    SparseMatrix x = SparseMatrix.of(new float[][] {{2, 0, 1}, {0, 0, 0}});
    assertArrayEquals(new double[] {2.75, -1.25}, model(Link.MARGIN).scores(x)[0]);
    assertArrayEquals(new double[] {0.25, -0.25}, model(Link.MARGIN).scores(x)[1]);
    double yes = 1 / (1 + Math.exp(4));
    assertArrayEquals(new double[] {1 - yes, yes}, model(Link.SOFTMAX).probabilities(x)[0], 1e-15);
    double no = 1 / (1 + Math.exp(-2.75));
    yes = 1 / (1 + Math.exp(1.25));
    assertArrayEquals(
        new double[] {no / (no + yes), yes / (no + yes)},
        model(Link.ONE_VERSUS_REST).probabilities(x)[0],
        1e-15);
  }

  @Test
  void greatScoresDoNotOverflow() {
    LinearClassifier great =
        new LinearClassifier(
            List.of("a"),
            List.of("no", "yes"),
            new double[][] {{1e6}, {-1e6}},
            new double[2],
            Link.SOFTMAX);
    assertArrayEquals(new double[] {1, 0}, great.scores(new float[][] {{1}})[0]);
  }

  @Test
  void namesItsGreatestAndLeastWeights() {
    LinearClassifier model = model(Link.SOFTMAX);
    assertEquals(List.of(new Weight("a", 1), new Weight("c", 0.5)), model.top(0, 2));
    assertEquals(List.of(new Weight("c", -1)), model.bottom(1, 1));
    assertEquals(3, model.top(0, 20).size());
  }

  @Test
  void refusesOtherFeatures() {
    assertThrows(
        IllegalArgumentException.class,
        () -> model(Link.SOFTMAX).scores(SparseMatrix.of(new float[][] {{1}})));
    assertThrows(
        IllegalArgumentException.class,
        () -> new LinearClassifier(FEATURES, List.of("no"), WEIGHTS, new double[2], Link.SOFTMAX));
  }

  @Test
  void showsStepByStepHowATextIsDecided() {
    LabelledTexts texts =
        new LabelledTexts(
            List.of("no", "yes"),
            List.of(
                new LabelledText(List.of("a", "b"), 0),
                new LabelledText(List.of("a", "b", "c"), 1),
                new LabelledText(List.of("a"), 1)));
    FeatureExtractor extractor =
        FeatureExtractor.fit(
            FeatureSettings.BAG_OF_WORDS.withWeighting(FeatureSettings.Weighting.COUNT), texts);
    PredictionSteps steps =
        PredictionSteps.of(extractor, model(Link.SOFTMAX), List.of("c", "a", "new", "a"));
    assertEquals("no", steps.decision());
    assertArrayEquals(new double[] {2.75, -1.25}, steps.scores());
    assertEquals(List.of("feature", "count", "value", "no", "yes"), steps.table().columnNames());
    assertEquals(5, steps.table().rowCount());
    assertEquals(2, steps.table().doubleColumn("no").get(0), "2 × 1 for a");
    assertEquals(2.75, steps.table().doubleColumn("no").get(3), "the sum");
    String text = steps.toString();
    for (String line :
        List.of(
            "words     c a new a",
            "unknown   new",
            "a                             2    2.0000       2.0000       0.0000",
            "score                                           2.7500      -1.2500",
            "decision  no")) {
      assertTrue(text.contains(line), text);
    }
  }
}
