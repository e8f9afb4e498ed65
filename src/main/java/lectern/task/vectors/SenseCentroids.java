package lectern.task.vectors;

import lectern.data.SenseLexicon;
import lectern.tensor.Tensor;

/// Senses as the mean vectors of their examples: an example has the sense whose mean is the nearest
/// by cosine, among the senses of its word. Nothing is trained.
///
/// Source: Peters et al. 2018, section 5.3, after Melamud et al. 2016, "context2vec", for
/// word-sense disambiguation.
final class SenseCentroids {
  private final SenseLexicon lexicon;
  private final double[][] means; // [S,D], zeros for a sense without examples

  /// @param examples of which the first layer counts
  SenseCentroids(SenseLexicon lexicon, SenseExamples examples) {
    this.lexicon = lexicon;
    Tensor vectors = examples.layers().getFirst();
    int senses = SenseExamples.firstSense(lexicon, lexicon.ambiguous().size());
    means = new double[senses][vectors.columns()];
    int[] counts = new int[senses];
    for (int n = 0; n < examples.size(); n++) {
      int sense = examples.senses()[n];
      counts[sense]++;
      for (int d = 0; d < vectors.columns(); d++) {
        means[sense][d] += vectors.at(n, d);
      }
    }
    for (int sense = 0; sense < senses; sense++) {
      for (int d = 0; d < vectors.columns(); d++) {
        means[sense][d] /= Math.max(1, counts[sense]);
      }
    }
  }

  /// The share of examples whose sense it gets right. Where several senses are equally near, as
  /// they all are to a static vector, it takes the word's most frequent one.
  double accuracy(SenseExamples examples) {
    Tensor vectors = examples.layers().getFirst();
    int right = 0;
    for (int n = 0; n < examples.size(); n++) {
      int first = SenseExamples.firstSense(lexicon, examples.words()[n]);
      int end = SenseExamples.firstSense(lexicon, examples.words()[n] + 1);
      int best = first;
      for (int sense = first + 1; sense < end; sense++) {
        best = likeness(vectors, n, sense) > likeness(vectors, n, best) ? sense : best;
      }
      right += best == examples.senses()[n] ? 1 : 0;
    }
    return (double) right / examples.size();
  }

  /// The cosine, but for the example's own length, which is the same for all senses.
  private double likeness(Tensor vectors, int n, int sense) {
    double dot = 0;
    double square = 0;
    for (int d = 0; d < vectors.columns(); d++) {
      dot += means[sense][d] * vectors.at(n, d);
      square += means[sense][d] * means[sense][d];
    }
    return square == 0 ? -Double.MAX_VALUE : dot / Math.sqrt(square);
  }
}
