package lectern.vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import lectern.data.AnalogyQuestions;
import lectern.data.AnalogyQuestions.Question;
import lectern.data.AnalogyQuestions.Section;
import lectern.data.WordSimilarities;
import lectern.tensor.Workers;
import org.junit.jupiter.api.Test;

/// Against scipy, gensim and scikit-learn; see evaluation.py.
class EvaluationTest {
  private static final JsonNode GOLDEN = golden();
  private static final WordVectors VECTORS = vectors();

  @Test
  void similarityAgreesTiesAndAll() {
    List<WordSimilarities.Pair> pairs = new ArrayList<>();
    GOLDEN
        .get("pairs")
        .forEach(pair ->
            pairs.add(
                new WordSimilarities.Pair(
                    pair.get(0).asText(), pair.get(1).asText(), pair.get(2).asDouble())));
    WordSimilarities set = new WordSimilarities("set", pairs);
    SimilarityScore cosine = SimilarityScore.of(VECTORS, set, Likeness.COSINE);
    assertEquals(GOLDEN.get("spearmanCosine").asDouble(), cosine.spearman(), 1e-9);
    assertEquals(32, cosine.covered());
    assertEquals(33, cosine.total());
    SimilarityScore dot = SimilarityScore.of(VECTORS, set, Likeness.DOT);
    assertEquals(GOLDEN.get("spearmanDot").asDouble(), dot.spearman(), 1e-9);
  }

  @Test
  void similarityOfNothingIsNoNumber() {
    WordSimilarities set =
        new WordSimilarities("set", List.of(new WordSimilarities.Pair("no", "such", 1)));
    SimilarityScore score = SimilarityScore.of(VECTORS, set, Likeness.COSINE);
    assertTrue(Double.isNaN(score.spearman()));
    assertEquals(0, score.covered());
  }

  @Test
  void analogiesAgree() {
    try (Workers workers = Workers.of(2)) {
      List<AnalogyScore> scores = AnalogyScore.of(VECTORS, questions(), workers);
      for (AnalogyScore score : scores) {
        JsonNode expected = GOLDEN.get("answers").get(score.section());
        assertEquals(expected.get(0).asInt(), score.additive(), score.section());
        assertEquals(expected.get(1).asInt(), score.multiplicative(), score.section());
        assertEquals(expected.get(2).asInt(), score.covered(), score.section());
        assertEquals(expected.get(3).asInt(), score.total(), score.section());
      }
      AnalogyScore total = AnalogyScore.total(scores);
      assertEquals(38, total.total());
      assertEquals((double) total.additive() / total.covered(), total.additiveAccuracy());
    }
  }

  /// Levy and Goldberg's point: one large term decides a sum, but not a product.
  @Test
  void sumAndProductMayAnswerDifferently() {
    // Cosines of the candidates with b, c, a: x has (0.95, 0.1, 0), y has (0.5, 0.5, 0).
    float rest = (float) Math.sqrt(1 - 0.95 * 0.95 - 0.1 * 0.1);
    float other = (float) Math.sqrt(0.5);
    WordVectors vectors =
        new WordVectors(
            List.of("a", "b", "c", "x", "y"),
            new float[] {
              0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0.95f, 0.1f, 0, rest, 0, 0.5f, 0.5f, 0,
              0, other
            },
            5);
    assertEquals(1.05, vectors.cosine("x", "b") + vectors.cosine("x", "c"), 1e-6);
    assertEquals(1.00, vectors.cosine("y", "b") + vectors.cosine("y", "c"), 1e-6);
    // (1.95/2)(1.1/2) = 0.536 < (1.5/2)(1.5/2) = 0.5625
    AnalogyScore sum = ask(vectors, "x");
    assertEquals(1, sum.additive());
    assertEquals(0, sum.multiplicative());
    AnalogyScore product = ask(vectors, "y");
    assertEquals(0, product.additive());
    assertEquals(1, product.multiplicative());
    assertEquals(0, ask(vectors, "b").additive(), "a word of the question is no answer");
    assertEquals(0, ask(vectors, "none").covered());
    assertTrue(Double.isNaN(ask(vectors, "none").additiveAccuracy()));
  }

  private static AnalogyScore ask(WordVectors vectors, String answer) {
    List<Question> questions = List.of(new Question("a", "b", "c", answer));
    return AnalogyScore.of(
            vectors, new AnalogyQuestions(List.of(new Section("s", questions))), Workers.SINGLE)
        .getFirst();
  }

  @Test
  void classSeparationAgrees() {
    ClassSeparation separation = ClassSeparation.of(VECTORS, strings("classes"));
    assertEquals(GOLDEN.get("purity").asDouble(), separation.purity(), 1e-12);
    assertEquals(GOLDEN.get("silhouette").asDouble(), separation.silhouette(), 1e-6);
  }

  @Test
  void oneHotVectorsSeparateNothing() {
    WordVectors oneHot =
        new WordVectors(
            List.of("a", "b", "c"), new float[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, /* width= */ 3);
    ClassSeparation separation = ClassSeparation.of(oneHot, List.of("x", "x", "y"));
    assertEquals(1 / 3.0, separation.chance(), 1e-12); // (1/2 + 1/2 + 0) / 3
    assertEquals(separation.chance(), separation.purity(), 1e-12);
    assertEquals(0, separation.silhouette());
    assertThrows(
        IllegalArgumentException.class, () -> ClassSeparation.of(oneHot, List.of("x", "x", "x")));
  }

  @Test
  void frequencyBiasAgrees() {
    long[] counts = new long[VECTORS.size()];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = GOLDEN.get("counts").get(i).asLong();
    }
    try (Workers workers = Workers.of(3)) {
      FrequencyBias bias = FrequencyBias.of(VECTORS, counts, 5, workers);
      assertEquals(GOLDEN.get("biasDot").asDouble(), bias.dot(), 1e-6);
      assertEquals(GOLDEN.get("biasCosine").asDouble(), bias.cosine(), 1e-6);
      assertEquals(GOLDEN.get("biasLength").asDouble(), bias.length(), 1e-9);
      assertEquals(bias, FrequencyBias.of(VECTORS, counts, 5, Workers.SINGLE));
    }
  }

  private static AnalogyQuestions questions() {
    List<Section> sections = new ArrayList<>();
    GOLDEN
        .get("questions")
        .properties()
        .forEach(section -> {
          List<Question> questions = new ArrayList<>();
          section
              .getValue()
              .forEach(q ->
                  questions.add(
                      new Question(
                          q.get(0).asText(),
                          q.get(1).asText(),
                          q.get(2).asText(),
                          q.get(3).asText())));
          sections.add(new Section(section.getKey(), questions));
        });
    return new AnalogyQuestions(sections);
  }

  private static WordVectors vectors() {
    List<String> words = strings("words");
    int width = GOLDEN.get("rows").get(0).size();
    float[] rows = new float[words.size() * width];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = GOLDEN.get("rows").get(i / width).get(i % width).floatValue();
    }
    return new WordVectors(words, rows, width);
  }

  private static List<String> strings(String name) {
    List<String> strings = new ArrayList<>();
    GOLDEN.get(name).forEach(node -> strings.add(node.asText()));
    return strings;
  }

  private static JsonNode golden() {
    try (var stream = EvaluationTest.class.getResourceAsStream("evaluation.json")) {
      return new ObjectMapper().readTree(stream);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
