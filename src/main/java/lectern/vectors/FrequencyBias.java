package lectern.vectors;

import java.util.Arrays;
import lectern.tensor.Gemm;
import lectern.tensor.Gemm.Matrix;
import lectern.tensor.Workers;
import org.hipparchus.stat.correlation.PearsonsCorrelation;
import org.hipparchus.stat.ranking.NaturalRanking;

/// How much the nearness of words depends on how frequent they are.
///
/// @param dot mean over asked words of the rank correlation, over all other words, between the dot
///   product with the asked word and the other's frequency; above 0, frequent words come first
/// @param cosine the same by cosine
/// @param length the rank correlation of the vectors' lengths with frequency
public record FrequencyBias(double dot, double cosine, double length) {
  /// Measures vectors.
  ///
  /// @param counts [V], how often each word is in the text
  /// @param asked how many words are asked about, spread evenly over all; at most V
  public static FrequencyBias of(WordVectors vectors, long[] counts, int asked, Workers workers) {
    int words = vectors.size();
    if (counts.length != words || asked < 1 || asked > words || words < 3) {
      throw new IllegalArgumentException(
          "%d counts and %d asked of %d words".formatted(counts.length, asked, words));
    }
    int[] queries = new int[asked];
    Arrays.setAll(queries, i -> (int) ((long) i * words / asked));
    double[] frequency = Arrays.stream(counts).asDoubleStream().toArray();
    return new FrequencyBias(
        mean(vectors, frequency, queries, workers),
        mean(vectors.unit(), frequency, queries, workers),
        correlation(lengths(vectors), frequency));
  }

  private static double mean(
      WordVectors vectors, double[] frequency, int[] queries, Workers workers) {
    int words = vectors.size();
    int width = vectors.width();
    float[] asked = new float[queries.length * width];
    for (int i = 0; i < queries.length; i++) {
      System.arraycopy(vectors.rows(), queries[i] * width, asked, i * width, width);
    }
    float[] products = new float[Math.multiplyExact(queries.length, words)];
    Gemm.multiply(
        workers,
        queries.length,
        words,
        width,
        Matrix.plain(asked, width),
        Matrix.transposed(vectors.rows(), width),
        Matrix.plain(products, words),
        Gemm.Into.REPLACE);
    double[] correlations = new double[queries.length];
    workers.forEach(
        queries.length,
        i -> {
          double[] likeness = new double[words - 1];
          double[] others = new double[words - 1];
          for (int word = 0, at = 0; word < words; word++) {
            if (word != queries[i]) {
              likeness[at] = products[i * words + word];
              others[at++] = frequency[word];
            }
          }
          correlations[i] = correlation(likeness, others);
        });
    double sum = 0;
    for (double correlation : correlations) {
      sum += correlation;
    }
    return sum / queries.length;
  }

  private static double[] lengths(WordVectors vectors) {
    double[] lengths = new double[vectors.size()];
    for (int word = 0; word < lengths.length; word++) {
      float[] row = vectors.of(vectors.vocabulary().token(word));
      lengths[word] = Math.sqrt(Likeness.DOT.of(row, row));
    }
    return lengths;
  }

  private static double correlation(double[] x, double[] y) {
    NaturalRanking ranking = new NaturalRanking(); // equals share the mean of their ranks
    return new PearsonsCorrelation().correlation(ranking.rank(x), ranking.rank(y));
  }
}
