package lectern.feature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lectern.InputException;
import lectern.data.LabelledTexts;
import lectern.feature.FeatureSettings.Negation;
import lectern.feature.FeatureSettings.Scale;
import lectern.feature.FeatureSettings.Weighting;
import lectern.tensor.SparseMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureExtractorTest {
  private static final FeatureSettings BAG = FeatureSettings.BAG_OF_WORDS;
  private final FeatureGolden golden = FeatureGolden.load();

  private static FeatureSettings settings(String golden) {
    return switch (golden) {
      case "counts" -> BAG.withWeighting(Weighting.COUNT);
      case "binary bigrams" -> BAG.withNgrams(2);
      case "trigrams of two texts" ->
          BAG.withNgrams(3).withWeighting(Weighting.COUNT).withMinimumDocuments(2);
      case "tf-idf" -> BAG.withWeighting(Weighting.TF_IDF);
      case "tf-idf bigrams of length 1" ->
          BAG.withNgrams(2).withWeighting(Weighting.TF_IDF).withScale(Scale.UNIT);
      default -> throw new IllegalArgumentException(golden);
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "counts",
        "binary bigrams",
        "trigrams of two texts",
        "tf-idf",
        "tf-idf bigrams of length 1"
      })
  void asScikitLearnHasIt(String name) {
    FeatureExtractor extractor = FeatureExtractor.fit(settings(name), golden.labelled());
    assertSame(golden.rows().get(name), extractor, golden.labelled());
    assertSame(
        golden.unseenRows().get(name), extractor, FeatureGolden.labelled(golden.unseen(), 0, 0));
  }

  private static void assertSame(
      List<Map<String, Double>> expected, FeatureExtractor extractor, LabelledTexts texts) {
    SparseMatrix rows = extractor.rows(texts.texts());
    for (int n = 0; n < texts.size(); n++) {
      Map<String, Double> row = new TreeMap<>();
      for (int i = rows.start(n); i < rows.end(n); i++) {
        row.put(extractor.names().get(rows.column(i)), (double) rows.value(i));
      }
      assertEquals(expected.get(n).keySet(), row.keySet());
      for (Map.Entry<String, Double> feature : expected.get(n).entrySet()) {
        assertEquals(feature.getValue(), row.get(feature.getKey()), 1e-6, feature.getKey());
      }
    }
  }

  @Test
  void featuresAreNumberedByTextsThatHaveThem() {
    LabelledTexts texts = FeatureGolden.labelled(List.of("b a a", "b c", "a"), 0, 1, 0);
    FeatureExtractor extractor = FeatureExtractor.fit(BAG, texts);
    assertEquals(List.of("a", "b", "c"), extractor.names());
  }

  @Test
  void aTextWithoutAnyKnownWordIsAnEmptyRow() {
    FeatureExtractor extractor =
        FeatureExtractor.fit(
            BAG.withScale(Scale.UNIT).withWeighting(Weighting.TF_IDF), golden.labelled());
    assertEquals(0, extractor.row(List.of("entirely", "unknown")).columns().length);
    assertEquals(0, extractor.row(List.of()).columns().length);
  }

  @Test
  void marksWordsUnderNegation() {
    FeatureExtractor extractor =
        FeatureExtractor.fit(BAG.withNgrams(2).withNegation(Negation.MARKED), golden.labelled());
    assertTrue(extractor.names().contains("NOT_good"));
    assertTrue(extractor.names().contains("NOT_good NOT_film"));
    assertTrue(extractor.names().contains("not NOT_a"));
  }

  @Test
  void keepsTheFeaturesThatTellMost() {
    FeatureExtractor extractor = FeatureExtractor.fit(BAG.withBest(5), golden.labelled());
    // χ² 5.16 of "."; 4.44 of ",", "end", "music" and "not"; all others below
    assertEquals(List.of(".", ",", "end", "music", "not"), extractor.names());
    assertEquals(
        FeatureExtractor.fit(BAG, golden.labelled()).names(),
        FeatureExtractor.fit(BAG.withBest(1000), golden.labelled()).names());
  }

  @Test
  void chiSquareIsThatOfScipy() {
    FeatureExtractor extractor = FeatureExtractor.fit(BAG, golden.labelled());
    double[] statistics =
        ChiSquare.of(extractor.rows(golden.labelled().texts()), golden.labels(), 3);
    assertEquals(golden.chiSquare().size(), statistics.length);
    for (int d = 0; d < statistics.length; d++) {
      assertEquals(golden.chiSquare().get(extractor.names().get(d)), statistics[d], 1e-9);
    }
  }

  @Test
  void aFeatureOfEveryTextOrOfNoneTellsNothing() {
    SparseMatrix x = SparseMatrix.of(new float[][] {{1, 0, 1}, {1, 0, 0}});
    assertArrayEquals(new double[] {0, 0, 2}, ChiSquare.of(x, new int[] {0, 1}, 2));
  }

  @Test
  void showsEveryStep() {
    FeatureExtractor extractor =
        FeatureExtractor.fit(
            BAG.withNgrams(2).withNegation(Negation.MARKED).withWeighting(Weighting.COUNT),
            golden.labelled());
    FeatureSteps steps = extractor.steps(FeatureGolden.words("is it not good good"));
    assertEquals(List.of("is", "it", "not", "NOT_good", "NOT_good"), steps.marked());
    assertEquals(9, steps.ngrams().size());
    assertEquals(List.of("is it", "it not", "not NOT_good", "NOT_good NOT_good"), steps.unknown());
    FeatureSteps.Feature good =
        steps.features().stream()
            .filter(f -> f.name().equals("NOT_good"))
            .findFirst()
            .orElseThrow();
    assertEquals(2, good.count());
    assertEquals(2, good.value());
    assertEquals("NOT_good", extractor.names().get(good.number()));
  }

  @Test
  void nothingToLearnFrom() {
    InputException none =
        assertThrows(
            InputException.class,
            () -> FeatureExtractor.fit(BAG, FeatureGolden.labelled(List.of())));
    assertTrue(none.getMessage().contains("at least one text"), none.getMessage());
    InputException rare =
        assertThrows(
            InputException.class,
            () -> FeatureExtractor.fit(BAG.withMinimumDocuments(9), golden.labelled()));
    assertTrue(rare.getMessage().contains("lower minimumDocuments"), rare.getMessage());
  }

  @Test
  void impossibleSettings() {
    assertThrows(IllegalArgumentException.class, () -> BAG.withNgrams(0));
    assertThrows(IllegalArgumentException.class, () -> BAG.withNgrams(6));
    assertThrows(IllegalArgumentException.class, () -> BAG.withMinimumDocuments(0));
    assertThrows(IllegalArgumentException.class, () -> BAG.withBest(0));
  }
}
