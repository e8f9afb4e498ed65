package lectern.task.vectors;

import lectern.tensor.Tensor;

/// How alike the vectors of one word are in different sentences: the mean cosine between any two of
/// them, then the mean over words. 1 for a static vector; the less, the more the vector is of the
/// context.
///
/// Source: Ethayarajh 2019, "How contextual are contextualized word representations?", definition
/// 1.
final class SelfSimilarity {
  private SelfSimilarity() {}

  /// @param examples of which the first layer counts
  /// @param words how many words there are
  static double of(SenseExamples examples, int words) {
    Tensor vectors = examples.layers().getFirst();
    int width = vectors.columns();
    double[][] sums = new double[words][width]; // of vectors of length 1
    int[] counts = new int[words];
    for (int n = 0; n < examples.size(); n++) {
      double square = 0;
      for (int d = 0; d < width; d++) {
        square += (double) vectors.at(n, d) * vectors.at(n, d);
      }
      counts[examples.words()[n]]++;
      for (int d = 0; d < width && square > 0; d++) {
        sums[examples.words()[n]][d] += vectors.at(n, d) / Math.sqrt(square);
      }
    }
    double total = 0;
    int counted = 0;
    for (int word = 0; word < words; word++) {
      if (counts[word] > 1) {
        double square = 0;
        for (double sum : sums[word]) {
          square += sum * sum;
        }
        // ‖Σv‖² has each pair twice and each vector with itself once.
        total += (square - counts[word]) / ((double) counts[word] * (counts[word] - 1));
        counted++;
      }
    }
    return counted == 0 ? Double.NaN : total / counted;
  }
}
