package lectern.vectors;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lectern.data.WordSimilarities;
import org.hipparchus.stat.correlation.SpearmansCorrelation;

/// How well the likeness of vectors orders pairs of words as people do.
///
/// Pairs with a word that has no vector are left out, and how many are left is part of the result:
/// figures at different coverage are about different words.
///
/// @param spearman rank correlation, -1 to 1, ranks of equals being averaged; NaN if fewer than two
///   pairs are covered or all are equally like
/// @param covered pairs of which both words have vectors
/// @param total pairs of the set
public record SimilarityScore(double spearman, int covered, int total) {
  /// Measures vectors.
  public static SimilarityScore of(WordVectors vectors, WordSimilarities set, Likeness likeness) {
    List<Double> said = new ArrayList<>();
    List<Double> found = new ArrayList<>();
    for (WordSimilarities.Pair pair : set.pairs()) {
      Optional<String> first = known(vectors, pair.first());
      Optional<String> second = known(vectors, pair.second());
      if (first.isPresent() && second.isPresent()) {
        said.add(pair.score());
        found.add(vectors.likeness(first.get(), second.get(), likeness));
      }
    }
    double spearman =
        said.size() < 2
            ? Double.NaN
            : new SpearmansCorrelation().correlation(array(said), array(found));
    return new SimilarityScore(spearman, said.size(), set.pairs().size());
  }

  /// The word as it stands or, failing that, in lower case: sets have names with capitals, and most
  /// vectors are of lower-case text.
  static Optional<String> known(WordVectors vectors, String word) {
    return Optional.of(word)
        .filter(vectors::contains)
        .or(() -> Optional.of(word.toLowerCase(Locale.ROOT)).filter(vectors::contains));
  }

  private static double[] array(List<Double> numbers) {
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
