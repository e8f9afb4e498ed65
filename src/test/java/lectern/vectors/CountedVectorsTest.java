package lectern.vectors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lectern.tensor.RandomStream;
import lectern.tensor.Workers;
import lectern.vectors.Association.Measure;
import lectern.vectors.Window.Weighting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Counts, their association and their decomposition, against numpy; see counts.py.
class CountedVectorsTest {
  private static final JsonNode GOLDEN = golden();
  private static final WordText TEXT = text();

  @Test
  void handCountsOfASmallText() {
    WordText text = WordText.of(List.of(List.of("a", "b", "a", "c"), List.of("c", "d")), 1);
    assertEquals(List.of("a", "c", "b", "d"), text.vocabulary().tokens());
    assertArrayEquals(new long[] {2, 2, 1, 1}, text.counts());
    assertEquals(6, text.tokens());
    CountMatrix counts =
        Cooccurrence.count(text, new Window(2, Weighting.HARMONIC), Workers.SINGLE);
    // a b a c: a-a at 2 (seen from both), a-b at 1 twice, a-c at 1 once (2nd a), b-c at 2; c-d at 1
    assertArrayEquals(new double[] {1, 1, 2, 0}, row(counts, 0));
    assertArrayEquals(new double[] {1, 0, 0.5, 1}, row(counts, 1));
    assertArrayEquals(new double[] {2, 0.5, 0, 0}, row(counts, 2));
    assertArrayEquals(new double[] {0, 1, 0, 0}, row(counts, 3));
    // 10 in all, of which a has 4 and b has 2.5
    CountMatrix pmi = new Association(Measure.PMI, 1, 1).of(counts);
    assertEquals(StrictMath.log(2.0 * 10 / (4 * 2.5)), pmi.at(0, 2), 1e-12);
  }

  @Test
  void rareWordsAreTakenOutBeforeWindows() {
    WordText text = WordText.of(List.of(List.of("a", "x", "a"), List.of("y")), 2);
    assertEquals(List.of("a"), text.vocabulary().tokens());
    assertArrayEquals(new int[][] {{0, 0}}, text.sentences());
  }

  @Test
  void countsAgree() {
    assertEquals(TEXT.vocabulary().tokens(), strings("vocabulary"));
    assertMatrix("flat3", counted(3, Weighting.FLAT), 1e-9);
    assertMatrix("dynamic5", counted(5, Weighting.DYNAMIC), 1e-7);
    assertMatrix("harmonic5", counted(5, Weighting.HARMONIC), 1e-7);
  }

  @Test
  void associationsAgree() {
    CountMatrix flat = counted(3, Weighting.FLAT);
    CountMatrix dynamic = counted(5, Weighting.DYNAMIC);
    assertMatrix("logCounts", new Association(Measure.LOG_COUNTS, 1, 1).of(dynamic), 1e-7);
    assertMatrix("pmi", new Association(Measure.PMI, 1, 1).of(flat), 1e-7);
    assertMatrix("ppmi", new Association(Measure.PPMI, 1, 0.75).of(dynamic), 1e-7);
    assertMatrix("shiftedPpmi", new Association(Measure.PPMI, 2, 1).of(flat), 1e-7);
    assertMatrix("flat3", new Association(Measure.COUNTS, 1, 1).of(flat), 1e-9);
  }

  @Test
  void theDecompositionAgrees() {
    TruncatedSvd svd = decomposed(Workers.SINGLE);
    int k = svd.values().length;
    for (int i = 0; i < k; i++) {
      assertEquals(GOLDEN.get("singularValues").get(i).asDouble(), svd.values()[i], 1e-4);
      for (int row = 0; row < TEXT.vocabulary().size(); row++) {
        assertEquals(GOLDEN.get("left").get(row).get(i).asDouble(), svd.left()[row * k + i], 1e-2);
      }
    }
    float[] vectors = svd.vectors(0.5);
    assertEquals(
        (float) (svd.left()[2 * k + 3] * Math.sqrt(svd.values()[3])), vectors[2 * k + 3], 1e-6);
  }

  @Test
  void aMatrixOfLowRankIsRecoveredExactly() {
    int rows = 31;
    int columns = 23;
    int rank = 5;
    RandomStream random = RandomStream.of(3);
    double[] a = gaussian(rows * rank, random.split("a"));
    double[] b = gaussian(rank * columns, random.split("b"));
    double[] dense = new double[rows * columns];
    for (int i = 0; i < rows; i++) {
      for (int r = 0; r < rank; r++) {
        for (int j = 0; j < columns; j++) {
          dense[i * columns + j] += a[i * rank + r] * b[r * columns + j];
        }
      }
    }
    CountMatrix matrix = sparse(dense, columns);
    int k = 7; // two more than there are
    TruncatedSvd svd = TruncatedSvd.of(matrix, k, RandomStream.of(1), Workers.SINGLE);
    assertEquals(0, svd.values()[5]);
    assertEquals(0, svd.values()[6]);
    // U has orthonormal columns, and U·Uᵀ·M = M
    for (int p = 0; p < rank; p++) {
      for (int q = 0; q < rank; q++) {
        double dot = 0;
        for (int i = 0; i < rows; i++) {
          dot += svd.left()[i * k + p] * svd.left()[i * k + q];
        }
        assertEquals(p == q ? 1 : 0, dot, 1e-10);
      }
    }
    double[] projected = matrix.transposed().times(svd.left(), k, Workers.SINGLE); // [columns,K]
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        double value = 0;
        for (int p = 0; p < k; p++) {
          value += svd.left()[i * k + p] * projected[j * k + p];
        }
        assertEquals(dense[i * columns + j], value, 1e-9);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "3"})
  void theNumberOfThreadsChangesNothing(int threads) {
    try (Workers workers = Workers.of(threads)) {
      assertArrayEquals(decomposed(Workers.SINGLE).vectors(0.5), decomposed(workers).vectors(0.5));
    }
  }

  @Test
  void whatMeansNothingIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Window(0, Weighting.FLAT));
    assertThrows(IllegalArgumentException.class, () -> new Association(Measure.PMI, 0.5, 1));
    assertThrows(IllegalArgumentException.class, () -> new Association(Measure.PMI, 1, 0));
    assertThrows(
        IllegalArgumentException.class,
        () -> TruncatedSvd.of(sparse(new double[] {1}, 1), 0, RandomStream.of(1), Workers.SINGLE));
  }

  private static TruncatedSvd decomposed(Workers workers) {
    CountMatrix counts = Cooccurrence.count(TEXT, new Window(5, Weighting.DYNAMIC), workers);
    CountMatrix ppmi = new Association(Measure.PPMI, 1, 0.75).of(counts);
    return TruncatedSvd.of(ppmi, 7, RandomStream.of(5), workers);
  }

  private static CountMatrix counted(int reach, Weighting weighting) {
    return Cooccurrence.count(TEXT, new Window(reach, weighting), Workers.SINGLE);
  }

  private static double[] gaussian(int size, RandomStream random) {
    double[] numbers = new double[size];
    Arrays.setAll(numbers, _ -> random.nextGaussian());
    return numbers;
  }

  private static CountMatrix sparse(double[] dense, int columns) {
    int rows = dense.length / columns;
    int[] starts = new int[rows + 1];
    int[] column = new int[dense.length];
    for (int i = 0; i < dense.length; i++) {
      column[i] = i % columns;
      starts[i / columns + 1] = i + 1;
    }
    return new CountMatrix(columns, starts, column, dense);
  }

  private static double[] row(CountMatrix matrix, int row) {
    double[] dense = new double[matrix.columns()];
    Arrays.setAll(dense, column -> matrix.at(row, column));
    return dense;
  }

  private static void assertMatrix(String name, CountMatrix matrix, double tolerance) {
    for (int i = 0; i < matrix.rows(); i++) {
      for (int j = 0; j < matrix.columns(); j++) {
        assertEquals(
            GOLDEN.get(name).get(i).get(j).asDouble(), matrix.at(i, j), tolerance, name + i + j);
      }
    }
  }

  private static WordText text() {
    List<List<String>> sentences = new ArrayList<>();
    strings("sentences").forEach(sentence -> sentences.add(List.of(sentence.split(" "))));
    return WordText.of(sentences, 1);
  }

  private static List<String> strings(String name) {
    List<String> strings = new ArrayList<>();
    GOLDEN.get(name).forEach(node -> strings.add(node.asText()));
    return strings;
  }

  private static JsonNode golden() {
    try (var stream = CountedVectorsTest.class.getResourceAsStream("counts.json")) {
      return new ObjectMapper().readTree(stream);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
