package lectern.feature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lectern.InputException;
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
    FeatureExtractor extractor =
        FeatureExtractor.fit(settings(name), golden.words(), golden.labels());
    assertSame(golden.rows().get(name), extractor, golden.words());
    List<List<String>> unseen = golden.unseen().stream().map(FeatureGolden::words).toList();
    assertSame(golden.unseenRows().get(name), extractor, unseen);
  }

  private static void assertSame(
      List<Map<String, Double>> expected, FeatureExtractor extractor, List<List<String>> texts) {
    SparseMatrix rows = extractor.rows(texts);
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
    List<List<String>> texts = List.of(List.of("b", "a", "a"), List.of("b", "c"), List.of("a"));
    FeatureExtractor extractor = FeatureExtractor.fit(BAG, texts, new int[] {0, 1, 0});
    assertEquals(List.of("a", "b", "c"), extractor.names());
  }

  @Test
  void aTextWithoutAnyKnownWordIsAnEmptyRow() {
    FeatureExtractor extractor =
        FeatureExtractor.fit(
            BAG.withScale(Scale.UNIT).withWeighting(Weighting.TF_IDF),
            golden.words(),
            golden.labels());
    assertEquals(0, extractor.row(List.of("entirely", "unknown")).columns().length);
    assertEquals(0, extractor.row(List.of()).columns().length);
  }

  @Test
  void marksWordsUnderNegation() {
    FeatureExtractor extractor =
        FeatureExtractor.fit(
            BAG.withNgrams(2).withNegation(Negation.MARKED), golden.words(), golden.labels());
    assertTrue(extractor.names().contains("NOT_good"));
    assertTrue(extractor.names().contains("NOT_good NOT_film"));
    assertTrue(extractor.names().contains("not NOT_a"));
  }

  @Test
  void keepsTheFeaturesThatTellMost() {
    FeatureExtractor extractor =
        FeatureExtractor.fit(BAG.withBest(5), golden.words(), golden.labels());
    // χ² 5.16 of "."; 4.44 of ",", "end", "music" and "not"; all others below
    assertEquals(List.of(".", ",", "end", "music", "not"), extractor.names());
    assertEquals(
        FeatureExtractor.fit(BAG, golden.words(), golden.labels()).names(),
        FeatureExtractor.fit(BAG.withBest(1000), golden.words(), golden.labels()).names());
  }

  @Test
  void chiSquareIsThatOfScipy() {
    FeatureExtractor extractor = FeatureExtractor.fit(BAG, golden.words(), golden.labels());
    double[] statistics = ChiSquare.of(extractor.rows(golden.words()), golden.labels(), 3);
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
            golden.words(),
            golden.labels());
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
        assertThrows(InputException.class, () -> FeatureExtractor.fit(BAG, List.of(), new int[0]));
    assertTrue(none.getMessage().contains("at least one text"), none.getMessage());
    InputException rare =
        assertThrows(
            InputException.class,
            () ->
                FeatureExtractor.fit(BAG.withMinimumDocuments(9), golden.words(), golden.labels()));
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
